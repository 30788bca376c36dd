import FineTuningTensors
import Testing

@testable import FineTuningCanvas

@Suite struct RasterizerTests {
  private static let size = 10

  /// Returns how often polygons wind around a point: the definition, by the edges that a ray to the right crosses.
  private func winding(_ polygons: [[Point]], around point: Point) -> Int {
    var winding = 0
    for polygon in polygons {
      for (index, end) in polygon.enumerated() {
        let start = polygon[(index + polygon.count - 1) % polygon.count]
        guard (start.y <= point.y) != (end.y <= point.y) else { continue }
        let x = start.x + (point.y - start.y) * (end.x - start.x) / (end.y - start.y)
        if x > point.x { winding += start.y < end.y ? 1 : -1 }
      }
    }
    return winding
  }

  private func rasterized(_ polygons: [[Point]], _ rule: Rasterizer.Rule) -> [UInt8] {
    let size = Self.size
    var result = [UInt8](repeating: 0, count: size * size)
    var rasterizer = Rasterizer(in: PixelBounds(columns: 0..<size, rows: 0..<size))
    for polygon in polygons { rasterizer.add(polygon) }
    rasterizer.scan(rule) { row, columns, coverage in
      for column in columns { result[row * size + column] = coverage[column - columns.lowerBound] }
    }
    return result
  }

  @Test(arguments: 0..<16)
  func `coverage is the fraction of a pixel inside the polygons`(seed: Int) {
    var random = RandomSource(seed: 3, stream: [seed])
    let polygons = (0..<1 + seed % 2).map { _ in
      (0..<3 + seed % 5).map { _ in random.point(around: Self.size) }
    }
    for rule in [Rasterizer.Rule.nonzero, .evenOdd] {
      // On the rasterizer's own lines, the samples of the definition are off by half their distance for each edge.
      let expected = coverage(Self.size, columns: 32, rows: 8) { point in
        let winding = winding(polygons, around: point)
        return rule == .nonzero ? winding != 0 : winding % 2 != 0
      }
      #expect(difference(rasterized(polygons, rule), expected) <= 10)
    }
  }

  @Test func `polygons with a common edge leave no gap and don't overlap`() {
    var random = RandomSource(seed: 4)
    for _ in 0..<40 {
      let (a, b, c) = (random.point(around: 10), random.point(around: 10), random.point(around: 10))
      let middle = a.mixed(with: b, random.uniform())
      let whole = rasterized([[a, b, c]], .nonzero)
      #expect(difference(rasterized([[a, middle, c], [middle, b, c]], .nonzero), whole) <= 1)
      #expect(difference(rasterized([[a, middle, c], [middle, b, c]], .evenOdd), whole) <= 1)
    }
  }

  @Test func `whole pixels are covered exactly`() {
    let square = [Point(2, 3), Point(7, 3), Point(7, 5), Point(2, 5)]
    let expected = (0..<100).map { 2..<7 ~= $0 % 10 && 3..<5 ~= $0 / 10 ? UInt8(255) : 0 }
    #expect(rasterized([square], .nonzero) == expected)
    #expect(rasterized([square.reversed()], .nonzero) == expected)
  }

  @Test func `a polygon far beyond the canvas covers it`() {
    let huge = [Point(-1e12, -1e12), Point(1e12, -1e12), Point(1e12, 1e12), Point(-1e12, 1e12)]
    #expect(rasterized([huge], .nonzero).allSatisfy { $0 == 255 })
    #expect(rasterized([[]], .nonzero).allSatisfy { $0 == 0 })
  }
}
