import FineTuningImages
import FineTuningLayers
import FineTuningTensors

extension Tensor {
  /// Returns the column of the largest element in each row of a matrix: for logits, the predicted class.
  public func argmaxOfRows() -> [Int] {
    let columns = shape[1]
    return read { base in
      (0..<shape[0]).map { row in
        (0..<columns).reduce(0) { base[row * columns + $1] > base[row * columns + $0] ? $1 : $0 }
      }
    }
  }
}

/// A network's predictions for a data set.
public struct Prediction: Sendable {
  /// A row of logits for each image, in the order of the data set.
  public let logits: Tensor
  /// The true classes.
  public let labels: [Int]

  /// Creates a prediction from a row of logits for each label.
  public init(logits: Tensor, labels: [Int]) {
    precondition(logits.shape.first == labels.count, "a row of logits for each label")
    self.logits = logits
    self.labels = labels
  }

  /// Runs the network on every image in inference mode.
  public init(
    of network: any Layer, on loader: DataLoader, report: (Double) throws -> Void = { _ in }
  ) throws {
    let outputs = try FeatureMatrix(of: network, on: loader, report: report)
    self.init(logits: outputs.rows, labels: outputs.labels)
  }

  /// The predicted class of each image.
  public var classes: [Int] { logits.argmaxOfRows() }

  /// The fraction of images classified correctly.
  public var accuracy: Double {
    Double(zip(classes, labels).count { $0 == $1 }) / Double(labels.count)
  }

  /// The mean of the classes' recalls: the accuracy if all classes had as many images. Classes without images
  /// don't count.
  public var balancedAccuracy: Double {
    let recalls = confusion.enumerated().compactMap { label, counts in
      let count = counts.reduce(0, +)
      return count > 0 ? Double(counts[label]) / Double(count) : nil
    }
    return recalls.reduce(0, +) / Double(recalls.count)
  }

  /// The confusion matrix, the count of images for each pair of classes: `counts[true][predicted]`.
  public var confusion: [[Int]] {
    let side = logits.shape[1]
    var counts = [[Int]](repeating: [Int](repeating: 0, count: side), count: side)
    for (label, predicted) in zip(labels, classes) { counts[label][predicted] += 1 }
    return counts
  }

  /// The probability of each class for each image.
  public var probabilities: Tensor { SoftmaxCrossEntropy.probabilities(logits) }

  /// Returns the `count` most probable classes of one image, the most probable first.
  public func best(_ count: Int, of index: Int) -> [(class: Int, probability: Double)] {
    let columns = logits.shape[1]
    let row = probabilities.values[index * columns..<(index + 1) * columns]
    return zip(0..., row).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(count).map { ($0.0, Double($0.1)) }
  }

  /// The misclassified images, each with the predicted class and its probability. The image with the lowest
  /// probability of its true class comes first.
  public var mistakes: [(index: Int, predicted: Int, probability: Double)] {
    let (columns, classes) = (logits.shape[1], classes)
    let probabilities = probabilities.values
    let wrong = labels.indices.filter { classes[$0] != labels[$0] }
    func truth(_ index: Int) -> Float { probabilities[index * columns + labels[index]] }
    return wrong.sorted { (truth($0), $0) < (truth($1), $1) }.map { index in
      (index, classes[index], Double(probabilities[index * columns + classes[index]]))
    }
  }

  /// Returns one column of the logits: those of one output, for every image.
  public func logits(ofOutput output: Int) -> [Float] {
    let columns = logits.shape[1]
    return logits.read { base in labels.indices.map { base[$0 * columns + output] } }
  }

  /// Returns the logits of one row of the output layer as binary scores for class `label`.
  public func binaryScores(byRow row: Int, of label: Int) -> BinaryScores {
    BinaryScores(logits(ofOutput: row), isPositive: labels.map { $0 == label })
  }
}
