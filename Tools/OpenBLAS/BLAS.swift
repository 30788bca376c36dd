import COpenBLAS

/// A matrix in memory: `stride` floats from one row to the next, possibly read as its transpose.
public struct Matrix {
  let base: UnsafePointer<Float>
  let stride: Int
  let isTransposed: Bool

  /// The matrix at `base`, its rows contiguous.
  public init(_ base: UnsafePointer<Float>, stride: Int) {
    self.init(base, stride, isTransposed: false)
  }

  private init(_ base: UnsafePointer<Float>, _ stride: Int, isTransposed: Bool) {
    self.base = base
    self.stride = stride
    self.isTransposed = isTransposed
  }

  /// The transpose, in the same memory.
  public var transposed: Matrix { Matrix(base, stride, isTransposed: !isTransposed) }
}

/// OpenBLAS, the matrix library of most frameworks: fastest where matrices are large.
///
/// Its last bits depend on the processor and the version, so the library itself doesn't use it.
public enum BLAS {
  /// Makes every product run on its caller's thread. A threaded BLAS under a parallel caller would oversubscribe the
  /// cores.
  private static let isSingleThreaded: Void = openblas_set_num_threads(1)

  /// The kernels that OpenBLAS chose for this processor, such as `SkylakeX`.
  public static var kernel: String { String(cString: openblas_get_corename()) }

  /// Computes c = a·b, or c += a·b when `accumulating`; `a` is rows × inner, `b` inner × columns, and the rows of
  /// `c` are `stride` floats apart.
  public static func multiply(
    _ a: Matrix, _ b: Matrix, rows: Int, columns: Int, inner: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int, accumulating: Bool = false
  ) {
    _ = isSingleThreaded
    cblas_sgemm(
      Int32(row_major), order(of: a), order(of: b), Int32(rows), Int32(columns), Int32(inner), 1,
      a.base, Int32(a.stride), b.base, Int32(b.stride), accumulating ? 1 : 0, c, Int32(stride))
  }

  private static func order(of matrix: Matrix) -> Int32 {
    Int32(matrix.isTransposed ? transposed : not_transposed)
  }
}
