/// A rectangle of whole pixels.
struct PixelBounds: Equatable {
  var columns: Range<Int>
  var rows: Range<Int>

  /// Returns the index of a pixel if all rows follow each other in memory.
  func index(row: Int, column: Int) -> Int {
    (row - rows.lowerBound) * columns.count + column - columns.lowerBound
  }

  /// Returns the part that both rectangles share.
  func intersection(_ other: PixelBounds) -> PixelBounds {
    PixelBounds(columns: columns.clamped(to: other.columns), rows: rows.clamped(to: other.rows))
  }
}
