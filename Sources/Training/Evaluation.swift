/// How well a network does on a data set: everything that a report says of it.
public struct Evaluation: Sendable {
  /// The names of the classes, by label.
  public let classes: [String]
  /// The answers and the truth.
  public let prediction: Prediction
  /// The number of images for each pair of classes: `confusion[true][predicted]`.
  public let confusion: [[Int]]

  /// An evaluation of the predictions for a data set.
  public init(_ prediction: Prediction, classes: [String]) {
    self.classes = classes
    self.prediction = prediction
    confusion = prediction.confusion
  }

  /// The number of images.
  public var count: Int { prediction.labels.count }

  /// The fraction of images that are classified correctly.
  public var accuracy: Double { prediction.accuracy }

  /// The accuracy if all classes had as many images.
  public var balancedAccuracy: Double { prediction.balancedAccuracy }

  /// The range in which the accuracy on many images of the same kind lies, in 95 of 100 cases: Wilson's interval.
  public var interval: ClosedRange<Double> {
    let (n, p, z) = (Double(count), accuracy, 1.959964)
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, center - half)...min(1, center + half)
  }

  /// The fraction of a class's images that are found; nil if it has none.
  public func recall(of label: Int) -> Double? {
    let count = confusion[label].reduce(0, +)
    return count > 0 ? Double(confusion[label][label]) / Double(count) : nil
  }

  /// The fraction of the answers for a class that are right; nil if it is never the answer.
  public func precision(of label: Int) -> Double? {
    let count = confusion.reduce(0) { $0 + $1[label] }
    return count > 0 ? Double(confusion[label][label]) / Double(count) : nil
  }

  /// The kinds of mistakes, the most frequent first.
  public var confusions: [(label: Int, predicted: Int, count: Int)] {
    let all = classes.indices.flatMap { label in
      classes.indices.compactMap { predicted in
        label != predicted && confusion[label][predicted] > 0
          ? (label: label, predicted: predicted, count: confusion[label][predicted]) : nil
      }
    }
    return all.sorted { ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted) }
  }
}
