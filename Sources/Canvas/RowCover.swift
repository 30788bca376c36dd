/// The coverage of a row of pixels in progress.
///
/// It keeps the change of coverage from each pixel to the next. What lies to the right of a crossing then takes two
/// numbers, however far away the end of the row is, and what lies between two crossings is the difference of two such
/// areas.
final class RowCover {
  private let columns: Range<Int>
  /// In units of 1/256 of a pixel's width, for one sample line.
  private let changes: UnsafeMutablePointer<Int32>
  private let coverage: UnsafeMutablePointer<UInt8>
  /// The first and the last pixel with a crossing.
  private var (low, high) = (Int.max, -1)

  init(columns: Range<Int>) {
    self.columns = columns
    // A crossing at the right border changes the pixel beyond it, and the next.
    changes = .allocate(capacity: columns.count + 2)
    changes.initialize(repeating: 0, count: columns.count + 2)
    coverage = .allocate(capacity: columns.count)
  }

  deinit {
    changes.deallocate()
    coverage.deallocate()
  }

  /// Adds what lies inside along a sample line, given the edges that cross it from left to right.
  func add(_ edges: UnsafeMutableBufferPointer<Rasterizer.Edge>, _ count: Int, _ rule: Rasterizer.Rule) {
    let (left, width) = (columns.lowerBound << 8, columns.count << 8)
    var (winding, low, high) = (0, low, high)
    for index in 0..<count {
      let (before, after) = (winding, winding + edges[index].winding)
      winding = after
      let (wasInside, isInside) =
        rule == .nonzero ? (before != 0, after != 0) : (before & 1 != 0, after & 1 != 0)
      guard wasInside != isInside else { continue }
      // From 2⁻³² of a pixel to 1/256, rounded.
      let x = max(0, min(width, ((edges[index].x + 1 << 23) >> 24) - left))
      let (pixel, fraction) = (x >> 8, Int32(truncatingIfNeeded: x & 255))
      let sign: Int32 = isInside ? 1 : -1
      changes[pixel] &+= sign &* (256 &- fraction)
      changes[pixel + 1] &+= sign &* fraction
      low = min(low, pixel)
      high = max(high, pixel)
    }
    (self.low, self.high) = (low, high)
  }

  /// Calls `body` with the coverage of the row, 0…255, unless it's empty, and starts the next row.
  func finish(_ body: (_ columns: Range<Int>, _ coverage: UnsafePointer<UInt8>) -> Void) {
    guard high >= 0 else { return }
    let (start, end) = (low, min(columns.count, high + 1))
    let full = 256 * UInt32(Rasterizer.linesPerRow)
    var sum: UInt32 = 0
    for index in stride(from: start, to: end, by: 1) {
      sum &+= UInt32(bitPattern: changes[index])
      changes[index] = 0
      coverage[index] = UInt8(truncatingIfNeeded: (sum &* 255 &+ full / 2) / full)
    }
    changes[end] = 0
    changes[end + 1] = 0
    (low, high) = (.max, -1)
    if start < end { body(columns.lowerBound + start..<columns.lowerBound + end, coverage + start) }
  }
}
