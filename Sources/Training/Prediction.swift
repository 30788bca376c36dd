import Images
import Layers
import Tensors

extension Batch {
  /// The pictures as a network reads them: count × size × size × 3.
  public var tensor: Tensor {
    var tensor = Tensor(uninitialized: [count, size, size, 3])
    images.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      tensor.write { $0.update(from: base, count: numbers.count) }
    }
    return tensor
  }
}

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
  /// A row of scores for each picture, in the order of the data set.
  public let logits: Tensor
  /// The true classes.
  public let labels: [Int]

  /// Shows every picture of an epoch to the network, in inference mode.
  public init(
    of network: any Layer, on loader: DataLoader, report: (Double) -> Void = { _ in }
  ) throws {
    var (rows, labels): ([Float], [Int]) = ([], [])
    let batches = loader.epoch(0)
    while let batch = try batches.next() {
      rows += network.forward(batch.tensor, .inference).values
      labels += batch.labels
      report(Double(labels.count) / Double(loader.source.count))
    }
    self.logits = Tensor(rows, [labels.count, rows.count / max(1, labels.count)])
    self.labels = labels
  }

  /// The class that each picture is taken for.
  public var classes: [Int] { logits.largestInRows() }

  /// The share of pictures that are classified rightly.
  public var accuracy: Double {
    Double(zip(classes, labels).count { $0 == $1 }) / Double(labels.count)
  }

  /// One column of the scores: what one row of the output layer says.
  public func scores(of row: Int) -> [Float] {
    let columns = logits.shape[1]
    return logits.read { base in labels.indices.map { base[$0 * columns + row] } }
  }

  /// How well one row of the output layer tells the pictures of class `label` from all others.
  public func areaUnderCurve(ofRow row: Int, for label: Int) -> Double {
    let scores = zip(scores(of: row), labels)
    return Ranking.areaUnderCurve(
      positives: scores.filter { $0.1 == label }.map(\.0), negatives: scores.filter { $0.1 != label }.map(\.0)
    )
  }
}

/// How well scores tell two groups apart.
public enum Ranking {
  /// The area under the receiver operating characteristic: the probability that a random member of
  /// `positives` scores higher than one of `negatives`, ties counting half.
  public static func areaUnderCurve(positives: [Float], negatives: [Float]) -> Double {
    let sorted = negatives.sorted()
    /// How many numbers of `sorted` come before the first that fails `isBefore`.
    func count(_ isBefore: (Float) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let wins = positives.reduce(0.0) { sum, score in
      sum + Double(count { $0 < score } + count { $0 <= score }) / 2
    }
    return wins / Double(positives.count * negatives.count)
  }
}
