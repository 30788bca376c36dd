import Canvas
import Foundation
import Tensors

/// An upright ellipse: a fruit, the cut face of one, or a plate seen at a slant.
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

  /// The same oval, larger or smaller about its centre.
  func scaled(_ factor: Double) -> Oval {
    Oval(center, radiusX * factor, radiusY * factor)
  }

  /// The same oval elsewhere.
  func moved(_ x: Double, _ y: Double) -> Oval {
    Oval(Point(center.x + x, center.y + y), radiusX, radiusY)
  }

  /// The point in the direction `angle`, `distance` of the way from the centre to the edge.
  func point(_ angle: Double, _ distance: Double = 1) -> Point {
    Point(center.x + radiusX * distance * cos(angle), center.y + radiusY * distance * sin(angle))
  }

  /// A point of the inside, all of it equally likely.
  func anyPoint(_ random: inout RandomSource) -> Point {
    point(random.anyAngle(), random.uniform().squareRoot())
  }

  /// Points that cover the inside evenly, from the centre outwards, as the seeds of a sunflower lie.
  func evenPoints(_ count: Int, _ random: inout RandomSource) -> [Point] {
    let goldenAngle = .pi * (3 - 5.0.squareRoot())
    let start = random.anyAngle()
    return (0..<count).map { index in
      let angle = start + Double(index) * goldenAngle + random.uniform(-0.15...0.15)
      return point(angle, ((Double(index) + 0.5) / Double(count)).squareRoot())
    }
  }

  /// An outline that nature drew: the edge, now and then up to `roughness` inside it.
  func rough(_ roughness: Double, corners: Int = 14, _ random: inout RandomSource) -> Path {
    .smooth(
      (0..<corners).map { index in
        point(2 * .pi * Double(index) / Double(corners), 1 - random.uniform(0...roughness))
      })
  }

  /// An outline with `count` lobes, `depth` deep, as of a ribbed fruit or a frilled leaf.
  func lobed(_ count: Int, depth: Double, phase: Double = 0) -> Path {
    .smooth(
      (0..<(count * 4)).map { index in
        let turn = 2 * .pi * Double(index) / Double(count * 4)
        return point(turn, 1 - depth * (0.5 - 0.5 * cos(Double(count) * turn + phase)))
      })
  }

  /// A wedge of this oval, from one angle clockwise to another.
  func wedge(from start: Double, to end: Double) -> Path {
    let steps = 24
    let rim = (0...steps).map { point(start + (end - start) * Double($0) / Double(steps)) }
    return .polygon([center] + rim)
  }
}

extension RandomSource {
  /// An angle of the full circle.
  mutating func anyAngle() -> Double { uniform(0...(2 * .pi)) }

  /// −1 or 1.
  mutating func anySide() -> Double { chance(0.5) ? 1 : -1 }

  /// A colour on the way from one to another.
  mutating func color(from first: Color, to last: Color) -> Color {
    first.mixed(with: last, uniform())
  }
}
