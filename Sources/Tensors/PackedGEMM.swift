import CKernels

/// Where the rows of a matrix, or its columns, stand in memory: `run` of them, `step` numbers from one to the
/// next, then as many again, `line` numbers from where those began.
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

  /// A run longer than any matrix, and short enough to count the numbers in it.
  private static let endless = 1 << 32

  var inC: spacing { spacing(run: run, step: step, line: line) }
}

/// The left factor of a product in cache: a matrix that need not be evenly spaced, such as the patches of a
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

  /// The matrix at `base`, its rows contiguous and `stride` numbers apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.init(base, rows: .even(stride), columns: .even(1))
  }

  /// The same numbers, rows and columns exchanged.
  public var transposed: SpacedMatrix { SpacedMatrix(base, rows: columns, columns: rows) }
}

/// The right factor of a product in cache, which is read sixteen columns at a time.
///
/// OpenBLAS copies both factors of every product into the order in which it reads them. Where a factor is computed
/// for the product alone, it can be written so at once, a panel of sixteen columns after the other, and for small
/// products that saves a good part of the time.
public struct Panels {
  let base: UnsafePointer<Float>
  let row, panel: Int

  /// How many columns stand in a panel.
  public static let width = 16

  /// The panels at `base`, each a matrix `inner` × 16.
  public init(_ base: UnsafePointer<Float>, inner: Int) {
    self.base = base
    row = Self.width
    panel = inner * Self.width
  }

  /// A matrix at `base` as it is, its rows contiguous and `stride` numbers apart.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.base = base
    row = stride
    panel = Self.width
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
}

/// Products of matrices small enough to stay in cache. Nothing is copied, and nothing runs on other threads.
///
/// With AVX2, AVX-512 or NEON, which multiply and add in one rounding, every sum comes out the same to the last bit.
public enum PackedGEMM {
  /// c = a·b, or c += a·b when `accumulating`; `a` is rows × inner, `b` inner × columns, and `inner` is at least
  /// 1.
  ///
  /// The rows of `c` are `stride` numbers apart. Where those of `a` are in runs, so are these, evenly spaced unless
  /// `line` tells how far apart the runs begin.
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
