/// A pen that turns a line into its outline: the area that a stroke covers.
///
/// A stroke is the union of a rectangle for each segment, a wedge on the outside of each joint and a cap at each end.
/// The pen goes along one side and back along the other. On the inside of a joint, it passes through the joint itself:
/// that way, the outline winds around each point as often as all rectangles, wedges and caps together, and the nonzero
/// rule fills exactly their union, however often the stroke crosses itself.
struct Pen {
  private let radius: Double
  private let cap: LineCap
  /// The cosine of the largest angle that a chord may span in a round joint or cap.
  private let smallestCosine: Double

  /// A pen of the given width. `scale` is the number of pixels that it may stretch a unit to.
  init(width: Double, cap: LineCap, scale: Double) {
    radius = width / 2
    self.cap = cap
    // A chord over the angle φ is r (1 − cos φ/2) ≈ r φ²/8 away from its arc, and cos φ ≈ 1 − φ²/2.
    smallestCosine = max(0.5, 1 - 4 * Path.tolerance / (radius * scale))
  }

  /// Returns the outline of a stroke along `line`, to be filled by the nonzero rule.
  func outline(of line: Polyline) -> [[Point]] {
    let segments = Segments(along: line)
    guard segments.count > 0 else { return dot(at: line.points[0]) }
    var (there, back) = ([Point](), [Point]())
    walk(segments, isClosed: line.isClosed, &there)
    if line.isClosed {
      walk(segments.reversed, isClosed: true, &back)
      return [there, back]
    }
    end(segments, &there)
    walk(segments.reversed, isClosed: false, &there)
    end(segments.reversed, &there)
    return [there]
  }

  /// A line without length is a dot if its ends are round.
  private func dot(at point: Point) -> [[Point]] {
    guard cap == .round else { return [] }
    let directions = [Point(1, 0), Point(0, 1), Point(-1, 0), Point(0, -1)]
    var outline: [Point] = []
    for (index, direction) in directions.enumerated() {
      outline.append(point.moved(along: direction, by: radius))
      arc(around: point, from: direction, to: directions[(index + 1) % 4], &outline)
    }
    return [outline]
  }

  /// Follows one side of the line.
  private func walk(_ segments: Segments, isClosed: Bool, _ outline: inout [Point]) {
    for index in 0..<segments.count {
      if index > 0 || isClosed {
        join(
          at: segments.starts[index], segments.directions[(index + segments.count - 1) % segments.count],
          segments.directions[index], &outline)
      }
      let side = segments.directions[index].side
      outline.append(segments.starts[index].moved(along: side, by: radius))
      outline.append(segments.ends[index].moved(along: side, by: radius))
    }
  }

  private func join(at point: Point, _ before: Point, _ after: Point, _ outline: inout [Point]) {
    let turn = before.x * after.y - before.y * after.x
    let cosine = before.dot(after)
    if turn == 0 && cosine > 0 { return }
    if turn < 0 {
      outline.append(point)
    } else if cap == .round {
      if cosine > -0.5 {
        arc(around: point, from: before.side, to: after.side, &outline)
      } else {
        // Near a U-turn the middle of the arc is straight ahead.
        arc(around: point, from: before.side, to: before, &outline)
        outline.append(point.moved(along: before, by: radius))
        arc(around: point, from: before, to: after.side, &outline)
      }
    } else if 1 + cosine >= 0.02 {
      // The tip of a mitre is as far away as ten half widths, no farther.
      let (a, b) = (before.side, after.side)
      outline.append(point.moved(along: Point(a.x + b.x, a.y + b.y), by: radius / (1 + cosine)))
    }
  }

  /// Goes around the end of the line.
  private func end(_ segments: Segments, _ outline: inout [Point]) {
    guard cap == .round else { return }
    let (point, direction) = (segments.ends[segments.count - 1], segments.directions[segments.count - 1])
    let side = direction.side
    arc(around: point, from: side, to: direction, &outline)
    outline.append(point.moved(along: direction, by: radius))
    arc(around: point, from: direction, to: Point(-side.x, -side.y), &outline)
  }

  /// Appends points between two places on a circle, at most a third of a turn apart, by bisection: that takes
  /// square roots only.
  private func arc(around center: Point, from start: Point, to end: Point, _ outline: inout [Point]) {
    guard start.dot(end) < smallestCosine else { return }
    let (x, y) = (start.x + end.x, start.y + end.y)
    let length = (x * x + y * y).squareRoot()
    let middle = Point(x / length, y / length)
    arc(around: center, from: start, to: middle, &outline)
    outline.append(center.moved(along: middle, by: radius))
    arc(around: center, from: middle, to: end, &outline)
  }
}

/// The segments of a polyline, without those that have no length.
private struct Segments {
  var starts: [Point] = []
  var ends: [Point] = []
  var directions: [Point] = []
  var count: Int { starts.count }

  init(along line: Polyline) {
    guard var start = line.points.first else { return }
    for end in line.points.dropFirst() + (line.isClosed ? [start] : []) {
      let length = start.distance(to: end)
      guard length > 0 else { continue }
      starts.append(start)
      ends.append(end)
      directions.append(Point((end.x - start.x) / length, (end.y - start.y) / length))
      start = end
    }
  }

  /// The same segments, from the other end.
  var reversed: Segments {
    var result = self
    result.starts = ends.reversed()
    result.ends = starts.reversed()
    result.directions = directions.reversed().map { Point(-$0.x, -$0.y) }
    return result
  }
}

extension Point {
  /// The direction to the side of this one.
  fileprivate var side: Point { Point(y, -x) }

  fileprivate func dot(_ other: Point) -> Double { x * other.x + y * other.y }

  fileprivate func moved(along direction: Point, by length: Double) -> Point {
    Point(x + direction.x * length, y + direction.y * length)
  }
}
