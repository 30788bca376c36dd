import FineTuningTraining

extension FeatureMatrix {
  /// Returns how well a score for each image tells two classes apart: the area under the ROC curve, from whichever side
  /// it is the larger one, and the mean over all pairs of classes.
  public func meanPairwiseArea(by scores: [Float]) -> Double {
    let byClass = Dictionary(grouping: labels.indices) { labels[$0] }
    let classes = byClass.keys.sorted()
    let areas = classes.flatMap { first in
      classes.filter { $0 > first }.map { second in
        let images = (byClass[first] ?? []) + (byClass[second] ?? [])
        let area = BinaryScores(images.map { scores[$0] }, isPositive: images.map { labels[$0] == first })
          .areaUnderCurve
        return max(area, 1 - area)
      }
    }
    return areas.reduce(0, +) / Double(areas.count)
  }
}
