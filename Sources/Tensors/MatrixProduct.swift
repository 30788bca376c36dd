extension Tensor {
  /// The product of two matrices by its definition, c[i, j] = Σ over k of a[i, k] · b[k, j], as plain loops.
  ///
  /// Sums are in double precision, so only the result is rounded. It is slow: layers use `PackedGEMM` and `BLAS`,
  /// which compute the same sums block by block, so that a number that was loaded is used many times. They are
  /// tested against this definition.
  ///
  /// - Parameter other: a matrix with as many rows as this one has columns.
  public func matrixProduct(with other: Tensor) -> Tensor {
    precondition(
      shape.count == 2 && other.shape.count == 2 && shape[1] == other.shape[0],
      "matrices of shapes \(shape) and \(other.shape) have no product")
    let (rows, inner, columns) = (shape[0], shape[1], other.shape[1])
    let (a, b) = (values, other.values)
    var c = [Float](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = 0.0
        for k in 0..<inner { sum += Double(a[i * inner + k]) * Double(b[k * columns + j]) }
        c[i * columns + j] = Float(sum)
      }
    }
    return Tensor(c, [rows, columns])
  }
}
