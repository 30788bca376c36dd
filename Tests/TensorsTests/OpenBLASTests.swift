import FineTuningTensors
import OpenBLAS
import Testing

@Suite struct BLASTests {
  private let a: [Float] = [1, 2, 3, 4, 5, 6]  // 2 × 3
  private let b: [Float] = [7, 8, 9, 10, 11, 12]  // 3 × 2

  private func product(_ left: Matrix, _ right: Matrix, accumulating: Bool = false) -> [Float] {
    var c: [Float] = [1000, 1000, 1000, 1000]
    BLAS.multiply(
      left, right, rows: 2, columns: 2, inner: 3, into: &c, stride: 2, accumulating: accumulating)
    return c
  }

  @Test func `products match the definition, of transposes too`() {
    let expected = MatrixProduct.definition(a, b, rows: 2, columns: 2, inner: 3).map { Float($0) }
    let transposedA: [Float] = [1, 4, 2, 5, 3, 6]
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        transposedA.withUnsafeBufferPointer { transposedA in
          guard let a = a.baseAddress, let b = b.baseAddress, let t = transposedA.baseAddress else { return }
          let (left, right) = (Matrix(a, stride: 3), Matrix(b, stride: 2))
          #expect(product(left, right) == expected)
          #expect(product(Matrix(t, stride: 2).transposed, right) == expected)
          #expect(product(left, right, accumulating: true) == expected.map { 1000 + $0 })
        }
      }
    }
  }
}
