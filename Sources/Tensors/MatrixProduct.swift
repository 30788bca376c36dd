/// The definition of a matrix product, as plain loops: the reference for `PackedGEMM`, which computes the same
/// sums, far faster.
public enum MatrixProduct {
  /// Returns c[i][j] = Σₖ a[i][k] · b[k][j], for `a` rows × inner and `b` inner × columns, both row by row.
  ///
  /// Sums are in Double, so their rounding errors are negligible beside those of Float.
  public static func definition(
    _ a: [Float], _ b: [Float], rows: Int, columns: Int, inner: Int
  ) -> [Double] {
    precondition(
      a.count == rows * inner && b.count == inner * columns,
      "\(a.count) and \(b.count) elements are not matrices \(rows) × \(inner) and \(inner) × \(columns)")
    var c = [Double](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        for k in 0..<inner {
          c[i * columns + j] += Double(a[i * inner + k]) * Double(b[k * columns + j])
        }
      }
    }
    return c
  }
}
