import FineTuningPlotting
import FineTuningTraining

extension LinePlot {
  /// A map of images: where each lies along the first two principal components of its features.
  public static func map(
    of features: FeatureMatrix, along components: PrincipalComponents, classes: [String]
  ) -> LinePlot {
    let points = components.project(features.rows)
    func axis(_ number: Int) -> Axis {
      let fraction = components.explainedVarianceRatios[number].percent(decimals: 0)
      return Axis("component \(number + 1) (\(fraction) of the variance)")
    }
    return LinePlot(
      classes.enumerated().map { label, name in
        let own = zip(points, features.labels).filter { $0.1 == label }
        return Series(name, own.map { ($0.0[0], $0.0[1]) }, style: .markers, color: label)
      }, x: axis(0), y: axis(1), size: (324, 252))
  }
}

extension Histogram {
  /// The distribution of binary scores, for the positives and for the rest.
  public init(_ scores: BinaryScores, names: (positive: String, negative: String), axis: String) {
    func group(_ name: String, _ isPositive: Bool, color: Int) -> Group {
      let own = zip(scores.scores, scores.isPositive).filter { $0.1 == isPositive }
      return Group(name, own.map { Double($0.0) }, color: color)
    }
    self.init(
      [group(names.positive, true, color: 0), group(names.negative, false, color: 1)], x: Axis(axis),
      y: "images")
  }
}
