import FineTuningCanvas
import FineTuningElementaryFunctions

/// The building blocks of animals. All outlines run clockwise: where they overlap, they fill as a union.
extension Path {
  /// A smooth closed outline through `points`.
  static func blob(_ points: [(Double, Double)]) -> Path {
    let next = points.dropFirst() + points.prefix(1)
    let area = zip(points, next).reduce(0.0) { sum, pair in
      sum + pair.0.0 * pair.1.1 - pair.1.0 * pair.0.1
    }
    let corners = points.map { Point($0.0, $0.1) }
    return .smooth(area < 0 ? corners.reversed() : corners)
  }

  /// A smooth outline that is symmetric about x = 0, from the points of its right half, top to bottom.
  static func symmetric(_ right: [(Double, Double)]) -> Path {
    .blob(right + right.reversed().filter { $0.0 != 0 }.map { (-$0.0, $0.1) })
  }

  /// A smooth open line through `points`.
  static func bow(_ points: [(Double, Double)]) -> Path {
    .smooth(points.map { Point($0.0, $0.1) }, closed: false)
  }

  /// A tapering limb along joints `(x, y, half the width there)`: legs, tails, necks, horns, tentacles.
  static func limb(_ joints: [(x: Double, y: Double, radius: Double)]) -> Path {
    var left: [Point] = []
    var right: [Point] = []
    var caps: [Point] = []
    for (index, joint) in joints.enumerated() {
      let (before, after) = (joints[max(0, index - 1)], joints[min(joints.count - 1, index + 1)])
      let (dx, dy) = (after.x - before.x, after.y - before.y)
      let length = max(1e-6, (dx * dx + dy * dy).squareRoot())
      let (along, across) = (dx / length * joint.radius, dy / length * joint.radius)
      left.append(Point(joint.x + across, joint.y - along))
      right.append(Point(joint.x - across, joint.y + along))
      if index == 0 { caps.append(Point(joint.x - along * 0.8, joint.y - across * 0.8)) }
      if index == joints.count - 1 { caps.append(Point(joint.x + along * 0.8, joint.y + across * 0.8)) }
    }
    return .smooth([caps[0]] + left + [caps[1]] + right.reversed())
  }

  /// A leaf with a sharp tip: petals, feathers, ears, flames. `width` is half the width at its widest point,
  /// which lies `fullness` of the way to the tip.
  static func leaf(
    from base: Point, to tip: Point, width: Double, fullness: Double = 0.5
  ) -> Path {
    let (dx, dy) = (tip.x - base.x, tip.y - base.y)
    let length = max(1e-6, base.distance(to: tip))
    let (nx, ny) = (-dy / length * width * 1.35, dx / length * width * 1.35)
    func control(_ along: Double, _ side: Double) -> Point {
      Point(base.x + dx * along + nx * side, base.y + dy * along + ny * side)
    }
    var path = Path()
    path.move(to: base)
    path.curve(to: tip, control(fullness * 0.5, -1), control((1 + fullness) / 2, -1))
    path.curve(to: base, control((1 + fullness) / 2, 1), control(fullness * 0.5, 1))
    path.close()
    return path
  }

  /// A star of `count` rounded or sharp tufts around an ellipse: manes, ruffs, spines, lava.
  static func tufts(
    around center: Point, _ radiusX: Double, _ radiusY: Double, count: Int, depth: ClosedRange<Double>,
    random: (ClosedRange<Double>) -> Double
  ) -> Path {
    let points = (0..<(2 * count)).map { index -> Point in
      let angle = Double(index) / Double(count) * .pi + random(-0.1...0.1) / Double(count)
      let reach = index % 2 == 0 ? 1 : 1 - random(depth)
      return Point(center.x + cos(angle) * radiusX * reach, center.y + sin(angle) * radiusY * reach)
    }
    return .polygon(points)
  }
}
