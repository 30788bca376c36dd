import FineTuningFiles
import FineTuningTensors
import Foundation
import OpenBLAS

/// Checks that the matrix library multiplies correctly. Some builds don't on some processors, and wrong
/// results aren't worth timing.
enum MatrixCheck {
  /// Rows, columns and inner sizes: a kernel's full tiles, and the partial ones at the edges.
  private static let sizes = [(64, 64, 64), (97, 113, 61), (256, 512, 300), (5, 1, 900), (1, 700, 33)]

  /// Compares products with sums in double precision.
  ///
  /// - Throws: `InputError` with the kernel's name if one is wrong.
  static func run() throws {
    var random = RandomSource(seed: 1)
    for (rows, columns, inner) in sizes {
      let a = (0..<rows * inner).map { _ in Float(random.normal()) }
      let b = (0..<inner * columns).map { _ in Float(random.normal()) }
      var c = [Float](repeating: .nan, count: rows * columns)
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          c.withUnsafeMutableBufferPointer { c in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
            BLAS.multiply(
              Matrix(a, stride: inner), Matrix(b, stride: columns), rows: rows, columns: columns,
              inner: inner, into: c, stride: columns)
          }
        }
      }
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0.0
          for k in 0..<inner { sum += Double(a[row * inner + k]) * Double(b[k * columns + column]) }
          let found = c[row * columns + column]
          guard abs(Double(found) - sum) < 1e-4 * Double(inner).squareRoot() else {
            throw InputError(
              "OpenBLAS, kernel \(BLAS.kernel)",
              expected: "\(sum) in a product of inner size \(inner)",
              found: "\(found)",
              advice: "set OPENBLAS_CORETYPE to another kernel, or install another OpenBLAS")
          }
        }
      }
    }
  }
}
