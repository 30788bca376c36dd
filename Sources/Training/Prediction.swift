import Images
import Layers
import Tensors

extension Tensor {
  /// The place of the largest number in each row of a matrix: of a row of scores, the class it stands for.
  public func largestInRows() -> [Int] {
    let columns = shape[1]
    return read { base in
      (0..<shape[0]).map { row in
        (0..<columns).reduce(0) { base[row * columns + $1] > base[row * columns + $0] ? $1 : $0 }
      }
    }
  }
}

/// What a network says of a data set.
public struct Prediction: Sendable {
  /// A row of scores for each image, in the order of the data set.
  public let logits: Tensor
  /// The true classes.
  public let labels: [Int]

  /// A row of scores for each of the labels.
  public init(logits: Tensor, labels: [Int]) {
    precondition(logits.shape.first == labels.count, "a row of logits for each label")
    self.logits = logits
    self.labels = labels
  }

  /// Shows every image of an epoch to the network, in inference mode.
  public init(
    of network: any Layer, on loader: DataLoader, report: (Double) throws -> Void = { _ in }
  ) throws {
    let outputs = try FeatureMatrix(of: network, on: loader, report: report)
    self.init(logits: outputs.rows, labels: outputs.labels)
  }

  /// The class that each image is taken for.
  public var classes: [Int] { logits.largestInRows() }

  /// The share of images that are classified rightly.
  public var accuracy: Double {
    Double(zip(classes, labels).count { $0 == $1 }) / Double(labels.count)
  }

  /// How often each class was taken for each: `counts[true][predicted]`.
  public var confusion: [[Int]] {
    let side = logits.shape[1]
    var counts = [[Int]](repeating: [Int](repeating: 0, count: side), count: side)
    for (label, taken) in zip(labels, classes) { counts[label][taken] += 1 }
    return counts
  }

  /// The probability of each class for each image.
  public var probabilities: Tensor { SoftmaxCrossEntropy.probabilities(logits) }

  /// The classes with the largest probabilities for one image, the likeliest first.
  public func best(_ count: Int, of index: Int) -> [(class: Int, probability: Double)] {
    let columns = logits.shape[1]
    let row = probabilities.values[index * columns..<(index + 1) * columns]
    return zip(0..., row).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(count).map { ($0.0, Double($0.1)) }
  }

  /// The images that are classified wrongly, the one that its true class has the least probability first.
  public var mistakes: [(index: Int, taken: Int, probability: Double)] {
    let (columns, classes) = (logits.shape[1], classes)
    let probabilities = probabilities.values
    let wrong = labels.indices.filter { classes[$0] != labels[$0] }
    func truth(_ index: Int) -> Float { probabilities[index * columns + labels[index]] }
    return wrong.sorted { (truth($0), $0) < (truth($1), $1) }.map { index in
      (index, classes[index], Double(probabilities[index * columns + classes[index]]))
    }
  }

  /// One column of the scores: what one row of the output layer says.
  public func scores(of row: Int) -> [Float] {
    let columns = logits.shape[1]
    return logits.read { base in labels.indices.map { base[$0 * columns + row] } }
  }

  /// One row of the output layer as a detector of class `label`.
  public func binaryScores(byRow row: Int, of label: Int) -> BinaryScores {
    BinaryScores(scores(of: row), isPositive: labels.map { $0 == label })
  }
}
