import FineTuningImages
import FineTuningLayers
import FineTuningTensors

/// A network's outputs for a data set: a row of features for each image, and its true class.
///
/// If the features are frozen, the rows never change: compute them once, and use them in every epoch of
/// training the layers that follow.
public struct FeatureMatrix: Sendable {
  /// A row for each image, in the order of the data set.
  public let rows: Tensor
  /// The true classes.
  public let labels: [Int]

  /// The number of images.
  public var count: Int { labels.count }

  /// Creates a matrix from a row for each label.
  public init(rows: Tensor, labels: [Int]) {
    precondition(rows.shape.count == 2 && rows.shape[0] == labels.count, "a row for each label")
    self.rows = rows
    self.labels = labels
  }

  /// Runs the network on every image in inference mode; its outputs are the rows.
  public init(
    of network: any Layer, on loader: DataLoader, report: (Double) throws -> Void = { _ in }
  ) throws {
    var (values, labels): ([Float], [Int]) = ([], [])
    let batches = loader.epoch(0)
    while let batch = try batches.next() {
      values += network.forward(batch.images, .inference).values
      labels += batch.labels
      try report(Double(labels.count) / Double(loader.source.count))
    }
    self.init(
      rows: Tensor(values, [labels.count, values.count / max(1, labels.count)]), labels: labels)
  }

  /// Returns a matrix of only the images at `indices`, in that order.
  public func selecting(_ indices: some Collection<Int>) -> FeatureMatrix {
    let columns = rows.shape[1]
    let values = rows.read { base in
      indices.flatMap { Array(UnsafeBufferPointer(start: base + $0 * columns, count: columns)) }
    }
    return FeatureMatrix(rows: Tensor(values, [indices.count, columns]), labels: indices.map { labels[$0] })
  }

  /// Splits all images, in random order, into batches of `size`; the last batch may be smaller.
  public func batches(of size: Int, using random: inout RandomSource) -> [FeatureMatrix] {
    precondition(size > 0, "a batch has at least one image")
    let order = random.shuffled(0..<count)
    return stride(from: 0, to: count, by: size).map { start in
      selecting(order[start..<min(start + size, count)])
    }
  }
}
