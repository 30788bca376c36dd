import FineTuningElementaryFunctions

/// A path of lines and cubic Bézier curves: any number of pieces, open or closed.
public struct Path: Sendable {
  package enum Element: Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  package private(set) var elements: [Element] = []

  /// An empty path.
  public init() {}

  /// Starts a new piece at `point`.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Adds a straight line to `point`.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Adds a Bézier curve to `point`, with two control points.
  public mutating func curve(to point: Point, _ first: Point, _ second: Point) {
    elements.append(.curve(first, second, point))
  }
  /// Closes the current piece.
  public mutating func close() { elements.append(.close) }
  /// Adds the pieces of `other`.
  public mutating func append(_ other: Path) { elements += other.elements }
  /// Continues the current piece along `other`, with a straight line to where `other` starts.
  public mutating func join(_ other: Path) {
    var joined = other.elements
    if !elements.isEmpty, case .move(let point)? = joined.first { joined[0] = .line(point) }
    elements += joined
  }

  /// A polygon with the corners `points`, or an open line through them.
  public static func polygon(_ points: [Point], closed: Bool = true) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    if closed { path.close() }
    return path
  }

  /// A straight line.
  public static func line(_ start: Point, _ end: Point) -> Path {
    polygon([start, end], closed: false)
  }

  /// A smooth curve through all `points` (a Catmull–Rom spline).
  public static func smooth(_ points: [Point], closed: Bool = true) -> Path {
    let count = points.count
    precondition(count > 2 || (!closed && count > 1), "a smooth curve needs 2 points, or 3 if closed")
    func at(_ index: Int) -> Point {
      closed ? points[(index + count) % count] : points[max(0, min(count - 1, index))]
    }
    var path = Path()
    path.move(to: points[0])
    for index in 0..<(closed ? count : count - 1) {
      let (before, start, end, after) = (at(index - 1), at(index), at(index + 1), at(index + 2))
      path.curve(
        to: end,
        Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6),
        Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6))
    }
    if closed { path.close() }
    return path
  }

  /// An ellipse around `center` with the given half axes.
  public static func ellipse(_ center: Point, _ radiusX: Double, _ radiusY: Double) -> Path {
    let kappa = 0.5522847498307936  // 4/3 (√2 − 1): a quarter circle as a cubic curve
    let (dx, dy) = (radiusX * kappa, radiusY * kappa)
    let (x, y) = (center.x, center.y)
    var path = Path()
    path.move(to: Point(x + radiusX, y))
    path.curve(to: Point(x, y + radiusY), Point(x + radiusX, y + dy), Point(x + dx, y + radiusY))
    path.curve(to: Point(x - radiusX, y), Point(x - dx, y + radiusY), Point(x - radiusX, y + dy))
    path.curve(to: Point(x, y - radiusY), Point(x - radiusX, y - dy), Point(x - dx, y - radiusY))
    path.curve(to: Point(x + radiusX, y), Point(x + dx, y - radiusY), Point(x + radiusX, y - dy))
    path.close()
    return path
  }

  /// A circle.
  public static func circle(_ center: Point, _ radius: Double) -> Path {
    ellipse(center, radius, radius)
  }

  /// An open arc of a circle from `start` to `end` (radians, clockwise from the right).
  public static func arc(_ center: Point, _ radius: Double, from start: Double, to end: Double) -> Path {
    let steps = max(1, Int((abs(end - start) / (.pi / 4)).rounded(.up)))
    let step = (end - start) / Double(steps)
    let handle = 4.0 / 3 * tan(step / 4) * radius
    var path = Path()
    path.move(to: .polar(start, radius, around: center))
    for index in 0..<steps {
      let (from, to) = (start + Double(index) * step, start + Double(index + 1) * step)
      let (first, last) = (Point.polar(from, radius, around: center), Point.polar(to, radius, around: center))
      path.curve(
        to: last,
        Point(first.x - handle * sin(from), first.y + handle * cos(from)),
        Point(last.x + handle * sin(to), last.y - handle * cos(to)))
    }
    return path
  }

  /// A rectangle with corners of the given radius.
  public static func rectangle(_ rect: Rect, radius: Double = 0) -> Path {
    let r = min(radius, rect.width / 2, rect.height / 2)
    guard r > 0 else {
      return polygon([
        Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
        Point(rect.minX, rect.maxY),
      ])
    }
    var path = Path()
    let corners = [
      Point(rect.maxX - r, rect.minY + r), Point(rect.maxX - r, rect.maxY - r),
      Point(rect.minX + r, rect.maxY - r), Point(rect.minX + r, rect.minY + r),
    ]
    for (index, corner) in corners.enumerated() {
      let start = Double(index - 1) * .pi / 2
      path.join(.arc(corner, r, from: start, to: start + .pi / 2))
    }
    path.close()
    return path
  }

  /// Returns this path with `map` applied to every point, control points included.
  public func mapped(_ map: (Point) -> Point) -> Path {
    var result = self
    result.elements = elements.map { element in
      switch element {
      case .move(let point): .move(map(point))
      case .line(let point): .line(map(point))
      case .curve(let first, let second, let point): .curve(map(first), map(second), map(point))
      case .close: .close
      }
    }
    return result
  }
}
