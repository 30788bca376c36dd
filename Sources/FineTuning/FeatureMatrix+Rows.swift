import FineTuningModels
import FineTuningTraining

extension FeatureMatrix {
  /// The logit of each image for one row of the source's output layer: w · h + b for its features h.
  public func logits(of row: OutputRow) -> [Float] {
    let (columns, weight) = (rows.shape[1], row.weight.values)
    precondition(weight.count == columns, "a weight for each of \(columns) features")
    return rows.read { base in
      (0..<count).map { image in
        (0..<columns).reduce(row.bias) { $0 + weight[$1] * base[image * columns + $1] }
      }
    }
  }

  /// The row's logits as scores for telling the class `label` from the rest.
  public func binaryScores(by row: OutputRow, of label: Int) -> BinaryScores {
    BinaryScores(logits(of: row), isPositive: labels.map { $0 == label })
  }
}
