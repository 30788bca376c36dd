import FineTuningCanvas
import FineTuningElementaryFunctions

/// The curved centre line of a long food: a circular arc around the origin.
struct Spine {
  /// The curvature in radians per unit of length; if it's positive, the ends hang down.
  let bend: Double
  /// Half the length of the line.
  let reach: Double

  /// Returns the point `along` the line from its middle (−reach…reach) and `across` it (positive: below).
  func at(_ along: Double, _ across: Double) -> Point {
    guard abs(bend) > 0.001 else { return Point(along, across) }
    let radius = 1 / bend
    let angle = along * bend
    let sag = radius * (1 - cos(reach * bend))
    return Point((radius - across) * sin(angle), radius - (radius - across) * cos(angle) - sag / 2)
  }

  /// Returns the outline of a rod around the line; its rounded ends are `cap` times as long as wide.
  func rod(reach: Double? = nil, radius: Double, across: Double = 0, cap: Double = 1) -> Path {
    let end = reach ?? self.reach
    let straight = max(0.01, end - radius * cap)
    var points: [Point] = []
    for side in [-1.0, 1] {
      for step in 0...4 {
        points.append(at(-side * straight * (1 - Double(step) / 2), across + side * radius))
      }
      for step in 1...3 {
        let angle = Double(step) * .pi / 4
        let along = straight + (end - straight) * sin(angle)
        points.append(at(side * along, across + side * radius * cos(angle)))
      }
    }
    return .smooth(points)
  }

  /// Returns a line along the spine, at the distance `across(along)`.
  func line(from start: Double, to end: Double, steps: Int, across: (Double) -> Double) -> Path {
    let points = (0...steps).map { step in
      let along = start + (end - start) * Double(step) / Double(steps)
      return at(along, across(along))
    }
    return .smooth(points, closed: false)
  }

  /// Fills a round rod, lit from above: nested outlines from `edge` through `body` to `light`.
  func fillRod(
    _ canvas: Canvas, reach: Double, radius: Double, across: Double = 0, cap: Double = 1, steps: Int = 10,
    edge: Color, body: Color, light: Color, lit: Double = -0.35
  ) {
    for step in 0..<steps {
      let depth = Double(step) / Double(steps)
      let color =
        depth < 0.5 ? edge.mixed(with: body, depth * 2) : body.mixed(with: light, depth * 2 - 1)
      let inner = radius * (1 - depth * 0.92)
      canvas.fill(
        rod(
          reach: reach - radius * cap * depth * 0.75, radius: inner, across: across + lit * radius * depth,
          cap: cap),
        color)
    }
  }
}
