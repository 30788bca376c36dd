import Models
import Training

extension FeatureMatrix {
  /// The score that a row of the source's output layer gives each image: w · h + b for its features h.
  public func scores(of row: OutputRow) -> [Float] {
    let (columns, weight) = (rows.shape[1], row.weight.values)
    precondition(weight.count == columns, "a weight for each of \(columns) features")
    return rows.read { base in
      (0..<count).map { image in
        (0..<columns).reduce(row.bias) { $0 + weight[$1] * base[image * columns + $1] }
      }
    }
  }

  /// The row as a detector of the class `label` on these images.
  public func binaryScores(by row: OutputRow, of label: Int) -> BinaryScores {
    BinaryScores(scores(of: row), isPositive: labels.map { $0 == label })
  }
}
