import Images
import Layers
import Tensors

/// What a network makes of every image of a data set: a row of numbers each, and the true class.
///
/// Of frozen features the rows never change, so that they are computed once and serve for every epoch of
/// training what comes after them.
public struct FeatureMatrix: Sendable {
  /// A row for each image, in the order of the data set.
  public let rows: Tensor
  /// The true classes.
  public let labels: [Int]

  /// The number of images.
  public var count: Int { labels.count }

  /// A row for each of the labels.
  public init(rows: Tensor, labels: [Int]) {
    precondition(rows.shape.count == 2 && rows.shape[0] == labels.count, "a row for each label")
    self.rows = rows
    self.labels = labels
  }

  /// Shows every image of an epoch to the network, in inference mode; its outputs are the rows.
  public init(
    of network: any Layer, on loader: DataLoader, report: (Double) throws -> Void = { _ in }
  ) throws {
    var (numbers, labels): ([Float], [Int]) = ([], [])
    let batches = loader.epoch(0)
    while let batch = try batches.next() {
      numbers += network.forward(batch.images, .inference).values
      labels += batch.labels
      try report(Double(labels.count) / Double(loader.source.count))
    }
    self.init(
      rows: Tensor(numbers, [labels.count, numbers.count / max(1, labels.count)]), labels: labels)
  }

  /// The matrix of only the images at `indices`, in that order.
  public func selecting(_ indices: some Collection<Int>) -> FeatureMatrix {
    let columns = rows.shape[1]
    let numbers = rows.read { base in
      indices.flatMap { Array(UnsafeBufferPointer(start: base + $0 * columns, count: columns)) }
    }
    return FeatureMatrix(rows: Tensor(numbers, [indices.count, columns]), labels: indices.map { labels[$0] })
  }

  /// All images in random order, `size` at a time; the last batch may have fewer.
  public func batches(of size: Int, using random: inout RandomSource) -> [FeatureMatrix] {
    precondition(size > 0, "a batch holds something")
    let order = (0..<count).shuffled(using: &random)
    return stride(from: 0, to: count, by: size).map { start in
      selecting(order[start..<min(start + size, count)])
    }
  }
}
