import CKernels

/// The layout of a matrix's rows, or of its columns, in memory: runs of `run`, `step` elements from one to the next and
/// `line` elements from the start of one run to the start of the next.
public struct Spacing {
  let run, step, line: Int

  /// Runs of evenly spaced rows or columns.
  public init(run: Int, step: Int, line: Int) {
    self.run = run
    self.step = step
    self.line = line
  }

  /// The same step everywhere.
  public static func even(_ step: Int) -> Spacing { Spacing(run: endless, step: step, line: 0) }

  /// Longer than any matrix, and short enough to be multiplied by a step.
  private static let endless = 1 << 32

  var inC: spacing { spacing(run: run, step: step, line: line) }
}

/// The left factor of a packed GEMM: a matrix that need not be evenly spaced, such as the patches of an
/// image where they are.
public struct SpacedMatrix {
  let base: UnsafePointer<Float>
  let rows, columns: Spacing

  /// The matrix at `base`. One of the two steps is 1.
  public init(_ base: UnsafePointer<Float>, rows: Spacing, columns: Spacing) {
    self.base = base
    self.rows = rows
    self.columns = columns
  }

  /// The matrix at `base`, its rows contiguous and `stride` elements apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.init(base, rows: .even(stride), columns: .even(1))
  }

  /// The transpose, in the same memory.
  public var transposed: SpacedMatrix { SpacedMatrix(base, rows: columns, columns: rows) }
}

/// The right factor of a packed GEMM, which is read sixteen columns at a time: a panel.
///
/// OpenBLAS copies both factors of every product into the order in which it reads them. A factor that is computed for
/// the product alone can be stored in that order right away, one panel after the other; for small products that
/// saves a good part of the time.
public struct Panels {
  let base: UnsafePointer<Float>
  let row, panel: Int

  /// The columns in a panel.
  public static let width = 16

  /// The panels at `base`, each a matrix `inner` × 16.
  public init(_ base: UnsafePointer<Float>, inner: Int) {
    self.base = base
    row = Self.width
    panel = inner * Self.width
  }

  /// An unpacked matrix at `base`, its rows contiguous and `stride` elements apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.base = base
    row = stride
    panel = Self.width
  }

  /// The elements in the panels of a matrix inner × columns, including the padding of the last.
  public static func count(inner: Int, columns: Int) -> Int {
    (columns + width - 1) / width * width * inner
  }

  /// The index of an element in the panels of a matrix with `inner` rows.
  @inline(__always)
  public static func index(row: Int, column: Int, inner: Int) -> Int {
    (column / width * inner + row) * width + column % width
  }
}

/// Products of matrices small enough to stay in cache, from factors that are already packed. It copies nothing and
/// starts no threads.
///
/// It computes the sums of `Tensor.matrixProduct`, a block of rows and panels at a time in the registers of a
/// microkernel, which is written in C. With AVX2, AVX-512 or NEON, which multiply and add in one rounding, every sum is
/// the same to the last bit.
public enum PackedGEMM {
  /// Computes c = a·b, or c += a·b when `accumulating`. `a` is rows × inner, `b` inner × columns, and `inner` is at
  /// least 1.
  ///
  /// The rows of `c` are `stride` elements apart. Where the rows of `a` are in runs, so are those of `c`, evenly spaced
  /// unless `line` gives the distance between the starts of runs.
  public static func multiply(
    _ a: SpacedMatrix, _ b: Panels, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, line: Int? = nil, accumulating: Bool = false
  ) {
    precondition(inner > 0, "a product sums over something")
    precondition(a.rows.step == 1 || a.columns.step == 1, "rows or columns of the left factor are contiguous")
    packed_gemm(
      gemm_problem(
        rows: rows, columns: columns, inner: inner, a: a.base, a_rows: a.rows.inC, a_columns: a.columns.inC,
        b: b.base, b_row: b.row, b_panel: b.panel, c: c, c_row: stride, c_line: line ?? a.rows.run * stride,
        accumulating: accumulating ? 1 : 0))
  }
}
