import CKernels

/// The right factor of a matrix product, written in the order in which the product reads it: sixteen columns at
/// a time, each panel a matrix inner × 16.
///
/// OpenBLAS copies both factors of every product into an order like this. Where a factor is computed for the
/// product alone, it can be written so at once, and for small products that saves a good part of the time.
public struct Panels {
  let base: UnsafePointer<Float>

  /// How many columns stand in a panel.
  public static let width = 16

  /// The factor at `base`.
  public init(_ base: UnsafePointer<Float>) {
    self.base = base
  }

  /// How many numbers the panels of a matrix inner × columns have, with those that fill up the last.
  public static func count(inner: Int, columns: Int) -> Int {
    (columns + width - 1) / width * width * inner
  }

  /// Where the panels of a matrix with `inner` rows hold the number in a row and a column.
  @inline(__always)
  public static func index(row: Int, column: Int, inner: Int) -> Int {
    (column / width * inner + row) * width + column % width
  }

  /// c = a·b, or c += a·b when `accumulating`; `a` is rows × inner, these panels are of a matrix
  /// inner × columns, and the rows of `c` are `stride` numbers apart. `inner` is at least 1.
  public static func multiply(
    _ a: Matrix, _ b: Panels, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, accumulating: Bool = false
  ) {
    precondition(inner > 0, "a product sums over something")
    multiply_by_panels(
      matrix_product(
        rows: rows, columns: columns, inner: inner, a: a.base, a_stride: a.stride,
        turned: a.isTransposed ? 1 : 0, panels: b.base, c: c, c_stride: stride,
        accumulating: accumulating ? 1 : 0))
  }
}
