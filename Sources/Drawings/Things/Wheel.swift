import FineTuningCanvas
import FineTuningTensors

/// A wheel in side view: a tire, a rim, spokes and a hub.
struct Wheel {
  var radius: Double
  var tire: Color
  /// The thickness of the tire, as a fraction of the radius.
  var tireFraction = 0.32
  var rim: Color
  var spokes = 0
  /// The width of each spoke, as a fraction of the radius.
  var spokeFraction = 0.1
  /// Whether the wheel has a solid disc behind its spokes.
  var isSolid = true
  var start = 0.0
}

extension Canvas {
  /// Draws a wheel; `place` maps paths from the plane of the wheel to the canvas.
  func wheel(_ wheel: Wheel, at center: Point, place: (Path) -> Path = { $0 }) {
    let inner = wheel.radius * (1 - wheel.tireFraction)
    let middle = (wheel.radius + inner) / 2
    if wheel.isSolid {
      solid(place(.circle(center, wheel.radius)), wheel.tire, contrast: 0.3)
      solid(
        place(.circle(center, inner)), wheel.spokes > 0 ? wheel.rim.darker(0.6) : wheel.rim, contrast: 0.3)
    }
    for index in 0..<wheel.spokes {
      let angle = wheel.start + Double(index) / Double(wheel.spokes) * 2 * .pi
      let spoke = place(.line(center, .polar(angle, inner, around: center)))
      if wheel.spokeFraction < 0.04 {
        stroke(spoke, wheel.rim.lighter(0.2), width: wheel.radius * wheel.spokeFraction)
      } else {
        rod(spoke, wheel.rim, width: wheel.radius * wheel.spokeFraction, cap: .butt)
      }
    }
    rod(place(.circle(center, inner)), wheel.rim, width: wheel.radius * 0.09)
    if !wheel.isSolid { rod(place(.circle(center, middle)), wheel.tire, width: wheel.radius - inner) }
    ball(place(.circle(center, wheel.radius * 0.16)), wheel.rim, gloss: 0.6)
  }
}
