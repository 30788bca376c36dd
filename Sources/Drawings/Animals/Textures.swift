import FineTuningCanvas
import FineTuningElementaryFunctions

/// Fur and skin: strokes, spots and stripes inside the outline of a body.
extension Sketch {
  /// Scatters short hairs over `area`, all within `spread` of the direction `angle`.
  func fur(
    _ area: Rect, _ color: Color, count: Int = 90, length: Double = 0.09, angle: Double = .pi / 2,
    spread: Double = 0.5, width: Double = 0.012
  ) {
    var hairs = Path()
    for _ in 0..<count {
      let root = Point(uniform(area.minX...area.maxX), uniform(area.minY...area.maxY))
      let direction = angle + uniform(-spread...spread)
      hairs.append(.line(root, .polar(direction, length * uniform(0.6...1.2), around: root)))
    }
    stroke(hairs, color.opacity(0.6 * color.alpha), width, cap: .butt)
  }

  /// Draws hairs that stick out on both sides of the line from `start` to `end`.
  func bristles(
    from start: Point, to end: Point, _ color: Color, count: Int, length: Double, width: Double = 0.012
  ) {
    let direction = atan2(end.y - start.y, end.x - start.x)
    var hairs = Path()
    for index in 0..<count {
      let root = start.mixed(with: end, (Double(index) + uniform(0...1)) / Double(count))
      let angle = direction + uniform(0.7...1.2) * (index % 2 == 0 ? 1 : -1)
      hairs.append(.line(root, .polar(angle, length * uniform(0.7...1), around: root)))
    }
    stroke(hairs, color, width, cap: .butt)
  }

  /// Scatters irregular spots over `area`.
  func spots(_ area: Rect, _ color: Color, count: Int, radius: ClosedRange<Double>) {
    for _ in 0..<count {
      let center = Point(uniform(area.minX...area.maxX), uniform(area.minY...area.maxY))
      let size = uniform(radius)
      let rim = (0..<6).map { index -> Point in
        .polar(Double(index) * .pi / 3, size * uniform(0.7...1.2), around: center)
      }
      fill(.smooth(rim), color)
    }
  }

  /// Draws `count` tapering stripes along the line from `start` to `end`. Each crosses the line, is `length` long
  /// and leans by up to `lean`.
  func stripes(
    from start: Point, to end: Point, count: Int, length: Double, width: Double, lean: Double = 0.12,
    _ color: Color
  ) {
    let turn = atan2(end.y - start.y, end.x - start.x) + .pi / 2
    for index in 0..<count {
      let center = start.mixed(with: end, (Double(index) + uniform(0.3...0.7)) / Double(count))
      let angle = turn + uniform(-lean...lean)
      let reach = length * uniform(0.8...1.1) / 2
      let (first, last) = (
        Point.polar(angle, -reach, around: center), Point.polar(angle, reach, around: center)
      )
      let middle = Point(center.x + uniform(-0.3...0.3) * width, center.y + uniform(-0.3...0.3) * width)
      fill(
        .limb([(first.x, first.y, width * 0.2), (middle.x, middle.y, width / 2), (last.x, last.y, 0)]), color)
    }
  }

  /// Draws rows of overlapping scales or feathers: arcs of the given size, open towards the upper left.
  func scales(_ area: Rect, size: Double, _ color: Color, width: Double = 0.015, angle: Double = .pi / 2) {
    var arcs = Path()
    for row in 0...Int(area.height / size) {
      for column in 0...Int(area.width / size) {
        let center = Point(
          area.minX + (Double(column) + Double(row % 2) / 2) * size + uniform(-0.1...0.1) * size,
          area.minY + Double(row) * size)
        func rim(_ turn: Double, _ reach: Double) -> Point {
          .polar(angle + turn, size * reach, around: center)
        }
        arcs.move(to: rim(-1.35, 0.55))
        arcs.curve(to: rim(1.35, 0.55), rim(-0.65, 0.85), rim(0.65, 0.85))
      }
    }
    stroke(arcs, color, width, cap: .butt)
  }

  /// Draws a fan of long feathers or petals from `root`, spread over `angles`.
  func fan(
    at root: Point, _ angles: ClosedRange<Double>, count: Int, length: Double, width: Double, _ color: Color,
    fullness: Double = 0.7
  ) {
    for index in 0..<count {
      let fraction = count == 1 ? 0.5 : Double(index) / Double(count - 1)
      let angle =
        angles.lowerBound + (angles.upperBound - angles.lowerBound) * fraction + uniform(-0.03...0.03)
      let tip = Point.polar(angle, length * uniform(0.92...1), around: root)
      let feather = Path.leaf(from: root, to: tip, width: width, fullness: fullness)
      stroke(feather, color.darker(0.5), 0.02)
      fill(feather, .linear(from: root, to: tip, [(0, color.darker(0.2)), (1, color.lighter(0.1))]))
      stroke(.line(root, root.mixed(with: tip, 0.9)), color.darker(0.3).opacity(0.6), 0.01)
    }
  }
}
