import FineTuningCKernels

/// Where the rows of a matrix, or its columns, lie in memory: in runs of `run`, `step` floats apart within a run, the
/// runs `line` floats apart.
public struct Spacing {
  let run, step, line: Int

  /// Runs of evenly spaced rows or columns.
  public init(run: Int, step: Int, line: Int) {
    self.run = run
    self.step = step
    self.line = line
  }

  /// One endless run: the same step everywhere.
  public static func even(_ step: Int) -> Spacing { Spacing(run: endless, step: step, line: 0) }

  /// Longer than any matrix, but short enough for products with it not to overflow.
  private static let endless = 1 << 32

  var inC: spacing { spacing(run: run, step: step, line: line) }
}

/// The left factor of a packed GEMM: a matrix that need not be evenly spaced, such as the patches of an image, read in
/// place.
public struct SpacedMatrix {
  let base: UnsafePointer<Float>
  let rows, columns: Spacing

  /// The matrix at `base`. One of the two steps is 1.
  public init(_ base: UnsafePointer<Float>, rows: Spacing, columns: Spacing) {
    self.base = base
    self.rows = rows
    self.columns = columns
  }

  /// The matrix at `base`, its rows contiguous and `stride` floats apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.init(base, rows: .even(stride), columns: .even(1))
  }

  /// The transpose, in the same memory.
  public var transposed: SpacedMatrix { SpacedMatrix(base, rows: columns, columns: rows) }
}

/// The right factor of a packed GEMM, read one panel of sixteen columns at a time.
///
/// BLAS libraries pack both factors of every product: they copy them into the order in which a microkernel reads them.
/// A factor that is computed only for the product can be written in that order right away, panel after panel. For
/// small products that saves a good part of the time.
public struct Panels {
  let base: UnsafePointer<Float>
  let row, panel: Int

  /// The number of columns in a panel.
  public static let width = 16

  /// The panels at `base`, each a matrix `inner` × 16.
  public init(_ base: UnsafePointer<Float>, inner: Int) {
    self.base = base
    row = Self.width
    panel = inner * Self.width
  }

  /// An unpacked matrix at `base`, its rows contiguous and `stride` floats apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.base = base
    row = stride
    panel = Self.width
  }

  /// Returns the number of floats in the panels of a matrix inner × columns, padding of the last one included.
  public static func count(inner: Int, columns: Int) -> Int {
    (columns + width - 1) / width * width * inner
  }

  /// Returns the panels of the matrix inner × columns whose transpose is at `base`, contiguous.
  public static func packing(transposeOf base: UnsafePointer<Float>, inner: Int, columns: Int) -> Tensor {
    var panels = Tensor(uninitialized: [count(inner: inner, columns: columns)])
    panels.write { to in
      for column in 0..<columns {
        for row in 0..<inner {
          to[index(row: row, column: column, inner: inner)] = base[column * inner + row]
        }
      }
    }
    return panels
  }

  /// Returns the index of a row and a column in the panels of a matrix with `inner` rows.
  @inline(__always)
  public static func index(row: Int, column: Int, inner: Int) -> Int {
    (column / width * inner + row) * width + column % width
  }
}

/// Packed GEMM: matrix products small enough to stay in cache, on the caller's thread. It computes the sums of
/// `MatrixProduct.definition`.
///
/// A microkernel computes one block of the product at a time: a few rows by one or two panels, as many sums as fit in
/// registers. So each value loaded serves several multiplications, and sums touch memory once per 256 terms. The
/// right factor is packed already (`Panels`), and the left one is read in place, so nothing is copied.
///
/// With AVX2, AVX-512 or NEON, which multiply and add with one rounding, every sum is the same to the last bit.
public enum PackedGEMM {
  /// Computes c = a·b, or c += a·b when `accumulating`; `a` is rows × inner, `b` inner × columns, and `inner` is at
  /// least 1.
  ///
  /// The rows of `c` are `stride` floats apart. If the rows of `a` come in runs, so do those of `c`; runs begin
  /// `line` floats apart, or follow evenly if `line` is nil.
  public static func multiply(
    _ a: SpacedMatrix, _ b: Panels, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, line: Int? = nil, accumulating: Bool = false
  ) {
    precondition(inner > 0, "the inner dimension of a product is at least 1")
    precondition(
      a.rows.step == 1 || a.columns.step == 1, "the rows or the columns of the left factor must be contiguous"
    )
    packed_gemm(
      gemm_problem(
        rows: rows, columns: columns, inner: inner, a: a.base, a_rows: a.rows.inC, a_columns: a.columns.inC,
        b: b.base, b_row: b.row, b_panel: b.panel, c: c, c_row: stride, c_line: line ?? a.rows.run * stride,
        accumulating: accumulating ? 1 : 0))
  }
}
