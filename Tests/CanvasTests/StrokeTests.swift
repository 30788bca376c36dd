import FineTuningTensors
import Testing

@testable import FineTuningCanvas

@Suite struct StrokeTests {
  private func distance(from point: Point, to line: (start: Point, end: Point)) -> Double {
    let (start, end) = line
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let along = square > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / square : 0
    return point.distance(to: start.mixed(with: end, max(0, min(1, along))))
  }

  @Test(arguments: 0..<12)
  func `a round stroke covers what is within half its width of the path`(seed: Int) {
    var random = RandomSource(seed: 5, stream: [seed])
    let isClosed = seed % 3 == 0
    let points = (0..<2 + seed % 4).map { _ in random.point(around: 12) }
    let width = random.uniform(0.6...7)
    // The pen is stretched with everything else.
    let stretch = (x: random.uniform(0.5...1.5), y: seed % 2 == 0 ? 1 : -1.3)
    let canvas = Canvas.drawn(12) { canvas in
      canvas.scale(stretch.x, stretch.y)
      canvas.stroke(.polygon(points, closed: isClosed), .black, width: width)
    }
    var lines = Array(zip(points, points.dropFirst()))
    if isClosed { lines.append((points[points.count - 1], points[0])) }
    let expected = coverage(12, columns: 8, rows: 8) { pixel in
      let point = Point(pixel.x / stretch.x, pixel.y / stretch.y)
      return lines.contains { distance(from: point, to: $0) <= width / 2 }
    }
    #expect(difference(canvas.opacity, expected) < 40)
    let error = zip(canvas.opacity, expected).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(error < 144 * 3)
  }

  @Test func `a line without length is a dot`() {
    let dot = Canvas.drawn(8) { $0.stroke(.line(Point(4, 4), Point(4, 4)), .black, width: 5) }
    let disc = Canvas.drawn(8) { $0.fill(.circle(Point(4, 4), 2.5), .black) }
    #expect(difference(dot.opacity, disc.opacity) < 12)
    let nothing = Canvas.drawn(8) { $0.stroke(.line(Point(4, 4), Point(4, 4)), .black, width: 5, cap: .butt) }
    #expect(nothing.opacity.allSatisfy { $0 == 0 })
  }

  @Test func `the corners of a butt stroke are mitred`() {
    let stroke = Canvas.drawn(16) {
      $0.stroke(.rectangle(Rect(4.3, 3.6, 7, 8)), .black, width: 3, cap: .butt)
    }
    let frame = Canvas.drawn(16) { canvas in
      var path = Path.rectangle(Rect(2.8, 2.1, 10, 11))
      path.append(.rectangle(Rect(5.8, 5.1, 4, 5)))
      canvas.fill(path, .color(.black), evenOdd: true)
    }
    #expect(difference(stroke.opacity, frame.opacity) <= 1)
  }

  @Test func `a corner closer to the end than half the width leaves no hole`() {
    let stroke = Canvas.drawn(16) {
      $0.stroke(
        .polygon([Point(4, 4), Point(5, 4), Point(5, 14)], closed: false), .black, width: 6, cap: .butt)
    }
    let union = Canvas.drawn(16) { canvas in
      // A rectangle for each line, and the square between them at the corner.
      for part in [Rect(4, 1, 1, 6), Rect(2, 4, 6, 10), Rect(5, 1, 3, 3)] {
        canvas.fill(.rectangle(part), .black)
      }
    }
    #expect(stroke.opacity == union.opacity)
  }

  @Test func `dashes and gaps take turns along a line`() {
    let dashes = Canvas.drawn(16) {
      $0.stroke(.line(Point(1, 8), Point(14.5, 8)), .black, width: 3, cap: .butt, dash: [3, 2])
    }
    let bars = Canvas.drawn(16) { canvas in
      for (start, length) in [(1.0, 3.0), (6, 3), (11, 3)] {
        canvas.fill(.rectangle(Rect(start, 6.5, length, 3)), .black)
      }
    }
    #expect(difference(dashes.opacity, bars.opacity) <= 1)
  }

  @Test func `the last dash of a closed path runs on into the first`() {
    let square = Polyline(points: [Point(0, 0), Point(8, 0), Point(8, 8), Point(0, 8)], isClosed: true)
    let dashes = square.dashed([6.5, 4])
    let expected = [
      [Point(0, 0.5), Point(0, 0), Point(6.5, 0)], [Point(8, 2.5), Point(8, 8), Point(7, 8)],
      [Point(3, 8), Point(0, 8), Point(0, 4.5)],
    ]
    #expect(dashes.map(\.points.count) == expected.map(\.count))
    for (point, place) in zip(dashes.flatMap(\.points), expected.joined()) {
      #expect(point.distance(to: place) < 1e-12)
    }
    #expect(dashes.allSatisfy { !$0.isClosed })
  }
}
