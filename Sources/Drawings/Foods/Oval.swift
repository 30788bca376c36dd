import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// An upright ellipse: a fruit, its cut face, or a plate seen at an angle.
struct Oval {
  var center: Point
  var radiusX, radiusY: Double

  init(_ center: Point, _ radiusX: Double, _ radiusY: Double) {
    self.center = center
    self.radiusX = radiusX
    self.radiusY = radiusY
  }

  init(_ radiusX: Double, _ radiusY: Double) {
    self.init(Point(0, 0), radiusX, radiusY)
  }

  var path: Path { .ellipse(center, radiusX, radiusY) }

  /// Returns this oval, scaled about its centre.
  func scaled(_ factor: Double) -> Oval {
    Oval(center, radiusX * factor, radiusY * factor)
  }

  /// Returns this oval, moved.
  func moved(_ x: Double, _ y: Double) -> Oval {
    Oval(Point(center.x + x, center.y + y), radiusX, radiusY)
  }

  /// Returns the point in the direction `angle`, `distance` of the way from the centre to the edge.
  func point(_ angle: Double, _ distance: Double = 1) -> Point {
    Point(center.x + radiusX * distance * cos(angle), center.y + radiusY * distance * sin(angle))
  }

  /// Picks a point inside, uniformly.
  func anyPoint(_ random: inout RandomSource) -> Point {
    point(random.anyAngle(), random.uniform().squareRoot())
  }

  /// Returns points that cover the inside evenly, from the centre outwards, like the seeds of a sunflower.
  func evenPoints(_ count: Int, _ random: inout RandomSource) -> [Point] {
    let goldenAngle = .pi * (3 - 5.0.squareRoot())
    let start = random.anyAngle()
    return (0..<count).map { index in
      let angle = start + Double(index) * goldenAngle + random.uniform(-0.15...0.15)
      return point(angle, ((Double(index) + 0.5) / Double(count)).squareRoot())
    }
  }

  /// Returns a natural outline: the edge, with dents of up to `roughness`.
  func rough(_ roughness: Double, corners: Int = 14, _ random: inout RandomSource) -> Path {
    .smooth(
      (0..<corners).map { index in
        point(2 * .pi * Double(index) / Double(corners), 1 - random.uniform(0...roughness))
      })
  }

  /// Returns an outline with `count` lobes, `depth` deep, like a ribbed fruit or a frilly leaf.
  func lobed(_ count: Int, depth: Double, phase: Double = 0) -> Path {
    .smooth(
      (0..<(count * 4)).map { index in
        let turn = 2 * .pi * Double(index) / Double(count * 4)
        return point(turn, 1 - depth * (0.5 - 0.5 * cos(Double(count) * turn + phase)))
      })
  }

  /// Returns a wedge of this oval, clockwise from one angle to another.
  func wedge(from start: Double, to end: Double) -> Path {
    let steps = 24
    let rim = (0...steps).map { point(start + (end - start) * Double($0) / Double(steps)) }
    return .polygon([center] + rim)
  }
}

extension RandomSource {
  /// Picks an angle of the full circle.
  mutating func anyAngle() -> Double { uniform(0...(2 * .pi)) }

  /// Picks −1 or 1.
  mutating func anySide() -> Double { chance(0.5) ? 1 : -1 }

  /// Picks a colour between two.
  mutating func color(from first: Color, to last: Color) -> Color {
    first.mixed(with: last, uniform())
  }
}
