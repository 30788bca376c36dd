import Canvas
import Foundation
import Tensors

/// A wheel seen from its side: a tire, a rim, spokes and a hub.
struct Wheel {
  var radius: Double
  var tire: Color
  /// How much of the radius the tire takes.
  var tireShare = 0.32
  var rim: Color
  var spokes = 0
  /// How wide each spoke is, as a share of the radius.
  var spokeShare = 0.1
  /// Whether the wheel is closed behind its spokes.
  var isSolid = true
  var start = 0.0
}

extension Canvas {
  /// Draws a wheel; `place` takes its paths from the plane of the wheel to the image.
  func wheel(_ wheel: Wheel, at center: Point, place: (Path) -> Path = { $0 }) {
    let inner = wheel.radius * (1 - wheel.tireShare)
    let middle = (wheel.radius + inner) / 2
    if wheel.isSolid {
      solid(place(.circle(center, wheel.radius)), wheel.tire, contrast: 0.3)
      solid(
        place(.circle(center, inner)), wheel.spokes > 0 ? wheel.rim.darker(0.6) : wheel.rim, contrast: 0.3)
    }
    for index in 0..<wheel.spokes {
      let angle = wheel.start + Double(index) / Double(wheel.spokes) * 2 * .pi
      let spoke = place(.line(center, .polar(angle, inner, around: center)))
      if wheel.spokeShare < 0.04 {
        stroke(spoke, wheel.rim.lighter(0.2), width: wheel.radius * wheel.spokeShare)
      } else {
        rod(spoke, wheel.rim, width: wheel.radius * wheel.spokeShare, cap: .butt)
      }
    }
    rod(place(.circle(center, inner)), wheel.rim, width: wheel.radius * 0.09)
    if !wheel.isSolid { rod(place(.circle(center, middle)), wheel.tire, width: wheel.radius - inner) }
    ball(place(.circle(center, wheel.radius * 0.16)), wheel.rim, gloss: 0.6)
  }
}
