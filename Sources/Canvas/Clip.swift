/// The part of a canvas that drawing may change.
struct Clip {
  /// The pixels outside which nothing changes.
  let bounds: PixelBounds
  /// How much of each pixel in the bounds may change, 0…255, row by row; nil if they all may.
  private let mask: [UInt8]?

  /// Everything in `bounds`.
  init(_ bounds: PixelBounds) {
    self.bounds = bounds
    mask = nil
  }

  /// The part of `outer` inside some polygons.
  init(_ polygons: [[Point]], in outer: Clip) {
    bounds = outer.bounds.intersection(PixelBounds(around: polygons))
    var rasterizer = Rasterizer(in: bounds)
    for polygon in polygons { rasterizer.add(polygon) }
    var mask = [UInt8](repeating: 0, count: bounds.columns.count * bounds.rows.count)
    let bounds = bounds
    mask.withUnsafeMutableBufferPointer { mask in
      rasterizer.scan(.nonzero) { row, columns, coverage in
        outer.apply(to: coverage, row: row, columns: columns) { coverage in
          let start = bounds.index(row: row, column: columns.lowerBound)
          for index in 0..<columns.count { mask[start + index] = coverage[index] }
        }
      }
    }
    self.mask = mask
  }

  /// Calls `body` with a row's coverage, reduced to the part inside the clip.
  func apply(
    to coverage: UnsafePointer<UInt8>, row: Int, columns: Range<Int>, _ body: (UnsafePointer<UInt8>) -> Void
  ) {
    guard let mask else { return body(coverage) }
    let start = bounds.index(row: row, column: columns.lowerBound)
    mask.withUnsafeBufferPointer { mask in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: columns.count) { product in
        for index in 0..<columns.count {
          let value = UInt32(coverage[index]) &* UInt32(mask[start + index]) &+ 128
          product[index] = UInt8(truncatingIfNeeded: (value &+ value >> 8) >> 8)
        }
        if let product = product.baseAddress { body(product) }
      }
    }
  }
}

extension PixelBounds {
  /// The pixels around some polygons.
  init(around polygons: [[Point]]) {
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    for point in polygons.joined() {
      low = Point(min(low.x, point.x), min(low.y, point.y))
      high = Point(max(high.x, point.x), max(high.y, point.y))
    }
    func pixels(_ low: Double, _ high: Double) -> Range<Int> {
      let (low, high) = (max(-1e6, min(1e6, low)), max(-1e6, min(1e6, high)))
      return low < high ? Int(low.rounded(.down))..<Int(high.rounded(.up)) : 0..<0
    }
    self.init(columns: pixels(low.x, high.x), rows: pixels(low.y, high.y))
  }
}
