import Testing

@testable import FineTuningCanvas

@Suite struct PathTests {
  @Test(arguments: [0.5, 3, 20, 500])
  func `the lines that replace a curve stay within the tolerance`(radius: Double) {
    let circle = Path.circle(Point(1, 2), 1).flattened(scale: radius)
    #expect(circle.count == 1 && circle[0].isClosed)
    let points = circle[0].points
    for (start, end) in zip(points, points.dropFirst()) {
      for place in [start, start.mixed(with: end, 0.5)] {
        // The four curves themselves are within 0.03 % of a circle.
        #expect(abs(place.distance(to: Point(1, 2)) - 1) * radius < Path.tolerance + 0.0003 * radius)
      }
    }
  }

  @Test func `a path goes on from the start of a closed piece`() {
    var path = Path.polygon([Point(1, 1), Point(2, 1), Point(2, 2)])
    path.line(to: Point(0, 0))
    path.move(to: Point(5, 5))
    let pieces = path.flattened(scale: 1)
    #expect(pieces.map(\.points) == [[Point(1, 1), Point(2, 1), Point(2, 2)], [Point(1, 1), Point(0, 0)]])
    #expect(pieces.map(\.isClosed) == [true, false])
  }

  @Test func `a transformation and its inverse cancel out`() {
    var transformation = Transformation()
    transformation.translate(3, -4)
    transformation.rotate(0.7)
    transformation.scale(2, -5)
    let back = transformation.inverse(transformation(Point(0.3, 0.9)))
    #expect(back.distance(to: Point(0.3, 0.9)) < 1e-12)
    #expect(transformation(Point(0, 0)) == Point(3, -4))
    #expect(abs(transformation.scale - 5) < 1e-12)
  }
}
