import Foundation
import Tensors

/// The loss of classification: −log pᵧ for the true class y, averaged over the batch, where softmax turns logits into
/// probabilities: pₖ = exp(zₖ) / Σⱼ exp(zⱼ).
public enum SoftmaxCrossEntropy {
  /// The probabilities of each row of logits (N × classes), which are shifted by the largest so that none overflows.
  public static func probabilities(_ logits: Tensor) -> Tensor {
    let classes = logits.shape[1]
    var result = logits
    result.write { base in
      for row in 0..<logits.shape[0] {
        let p = UnsafeMutableBufferPointer(start: base + row * classes, count: classes)
        let largest = p.max() ?? 0
        var sum: Float = 0
        for index in p.indices {
          p[index] = exp(p[index] - largest)
          sum += p[index]
        }
        for index in p.indices { p[index] /= sum }
      }
    }
    return result
  }

  /// The mean loss of a batch and its gradient with respect to the logits, (softmax − one-hot) / N.
  public static func loss(_ logits: Tensor, labels: [Int]) -> (value: Float, gradient: Tensor) {
    let (batch, classes) = (logits.shape[0], logits.shape[1])
    precondition(labels.count == batch, "\(labels.count) labels for \(batch) rows of logits")
    var gradient = probabilities(logits)
    var total = 0.0
    logits.read { logits in
      gradient.write { p in
        for (row, label) in labels.enumerated() {
          precondition(0..<classes ~= label, "label \(label) of \(classes) classes")
          // log Σ exp(z) − z, with the largest logit taken out: exact where the probability rounds to 0.
          let z = UnsafeBufferPointer(start: logits + row * classes, count: classes)
          let largest = z.max() ?? 0
          total += Double(largest + log(z.reduce(0) { $0 + exp($1 - largest) }) - z[label])
          p[row * classes + label] -= 1
          for index in row * classes..<(row + 1) * classes { p[index] /= Float(batch) }
        }
      }
    }
    return (Float(total / Double(batch)), gradient)
  }
}
