import FineTuningElementaryFunctions
import FineTuningTensors

/// The loss of classification, averaged over the batch: −log p[label], where softmax turns the logits z of an image
/// into probabilities.
///
///     p[c] = exp(z[c]) / Σ exp(z)        loss = −log p[label] = log Σ exp(z) − z[label]
///     dz[c] = p[c] − (1 if c is the label, else 0)
public enum SoftmaxCrossEntropy {
  /// Returns the probabilities for each row of logits (N × classes). Subtracting the largest logit first changes
  /// nothing but keeps exp from overflowing.
  public static func probabilities(_ logits: Tensor) -> Tensor {
    let classes = logits.shape[1]
    var result = logits
    result.write { base in
      for row in 0..<logits.shape[0] {
        let p = UnsafeMutableBufferPointer(start: base + row * classes, count: classes)
        let largest = p.max() ?? 0
        var sum: Float = 0
        for index in p.indices {
          p[index] = Float(exp(Double(p[index] - largest)))
          sum += p[index]
        }
        for index in p.indices { p[index] /= sum }
      }
    }
    return result
  }

  /// Returns the mean loss of a batch and its gradient with respect to the logits, (softmax − one-hot) / N.
  public static func loss(_ logits: Tensor, labels: [Int]) -> (value: Float, gradient: Tensor) {
    loss(logits, labels: labels, classWeights: nil)
  }

  /// Returns the weighted mean loss of a batch and its gradient: an image counts as much as its class, as with
  /// PyTorch's `CrossEntropyLoss(weight:)`.
  ///
  ///     loss = Σ w[label] · (−log p[label]) / Σ w[label]
  ///
  /// - Parameters:
  ///   - logits: N × classes.
  ///   - labels: the label of each row.
  ///   - classWeights: a weight for each class; nil if all are the same.
  public static func loss(
    _ logits: Tensor, labels: [Int], classWeights: [Float]?
  ) -> (value: Float, gradient: Tensor) {
    let (batch, classes) = (logits.shape[0], logits.shape[1])
    precondition(labels.count == batch, "\(labels.count) labels for \(batch) rows of logits")
    if let label = labels.first(where: { !(0..<classes).contains($0) }) {
      preconditionFailure("label \(label) of \(classes) classes")
    }
    func weight(_ row: Int) -> Float { classWeights.map { $0[labels[row]] } ?? 1 }
    let total = logits.read { logits in
      BatchReduction.sum(images: batch, groupsOf: BatchReduction.maximumGroup) { rows in
        rows.reduce(0.0) { sum, row in
          // log Σ exp(z) − z[label] with the largest logit taken out, so that it stays finite where p rounds to 0.
          let z = UnsafeBufferPointer(start: logits + row * classes, count: classes)
          let largest = z.max() ?? 0
          let logSum = log(z.reduce(0) { $0 + exp(Double($1 - largest)) })
          let weight = Double(weight(row))
          return sum + weight * logSum + weight * Double(largest) - weight * Double(z[labels[row]])
        }
      } combine: {
        $0 += $1
      }
    }
    let totalWeight = labels.indices.reduce(Float(0)) { $0 + weight($1) }
    var gradient = probabilities(logits)
    gradient.write { p in
      for (row, label) in labels.enumerated() {
        p[row * classes + label] -= 1
        for index in row * classes..<(row + 1) * classes { p[index] = p[index] * weight(row) / totalWeight }
      }
    }
    return (Float(total / Double(totalWeight)), gradient)
  }
}
