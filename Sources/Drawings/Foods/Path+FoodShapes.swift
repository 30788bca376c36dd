import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Path {
  /// A pointed blade, such as a leaf or a slash in bread; `bow` bends it to the right.
  static func blade(from base: Point, to tip: Point, width: Double, bow: Double = 0) -> Path {
    let (dx, dy) = (tip.x - base.x, tip.y - base.y)
    let length = max(1e-9, base.distance(to: tip))
    func control(_ along: Double, _ side: Double) -> Point {
      Point(base.x + dx * along - dy / length * side, base.y + dy * along + dx / length * side)
    }
    var path = Path()
    path.move(to: base)
    // A cubic curve reaches three quarters of the way to its control points.
    let (left, right) = (bow - width * 2 / 3, bow + width * 2 / 3)
    path.curve(to: tip, control(0.3, left), control(0.7, left))
    path.curve(to: base, control(0.7, right), control(0.3, right))
    path.close()
    return path
  }

  /// A round shape with an uneven edge: a crumb, a dab of cream, a leaf of salad.
  static func lump(
    _ center: Point, _ radiusX: Double, _ radiusY: Double, uneven: Double = 0.15, corners: Int = 10,
    _ random: inout RandomSource
  ) -> Path {
    let turn = random.uniform(0...6.28)
    return .smooth(
      (0..<corners).map { corner in
        let angle = turn + Double(corner) / Double(corners) * 2 * .pi
        let reach = random.uniform((1 - uneven)...1)
        return Point(center.x + radiusX * reach * cos(angle), center.y + radiusY * reach * sin(angle))
      })
  }
}
