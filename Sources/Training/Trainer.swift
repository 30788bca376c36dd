import Files
import Foundation
import Images
import Layers
import Tensors

/// Trains a network for classification: the book's `train_ch13`.
public final class Trainer {
  /// The network that is trained.
  public let network: any Layer
  /// What moves its parameters.
  public let optimizer: SGD
  /// What has happened so far.
  public private(set) var history = History()

  /// Points of the history for each epoch, as in the book's plots.
  private static let pointsPerEpoch = 5

  /// A trainer of `network` by `optimizer`.
  public init(_ network: any Layer, _ optimizer: SGD) {
    self.network = network
    self.optimizer = optimizer
  }

  /// Trains for one epoch and measures the accuracy on the test pictures.
  ///
  /// - Parameters:
  ///   - number: the number of the epoch, from 1.
  ///   - batches: the training pictures.
  ///   - test: gives the accuracy on the test pictures.
  ///   - willStep: is called before each step with the share of the epoch that is done: it may set the
  ///     learning rate.
  ///   - report: is called after each batch with the share of the epoch that is done.
  /// - Throws: what reading a picture throws, and an `InputError` when the loss is not a number any more.
  @discardableResult
  public func trainEpoch(
    _ number: Int, _ batches: BatchIterator, batchCount: Int, test: () throws -> Double,
    willStep: (Double) -> Void = { _ in }, report: (Double) -> Void = { _ in }
  ) throws -> History.Epoch {
    let start = Self.now()
    var (loss, correct, seen, computing) = (0.0, 0, 0, 0.0)
    var done = 0
    while let batch = try batches.next() {
      willStep(Double(done) / Double(batchCount))
      let stepStart = Self.now()
      let (batchLoss, batchCorrect) = step(batch)
      computing += Self.now() - stepStart
      guard batchLoss.isFinite else {
        throw InputError(
          "training", expected: "a loss that is a number",
          found:
            "\(batchLoss) in batch \(done + 1) of epoch \(number) at learning rate \(optimizer.learningRate)",
          advice: "choose a smaller learning rate")
      }
      loss += Double(batchLoss) * Double(batch.count)
      correct += batchCorrect
      seen += batch.count
      done += 1
      if done * Self.pointsPerEpoch / batchCount > (done - 1) * Self.pointsPerEpoch / batchCount {
        history.points.append(
          History.Point(
            epoch: Double(number - 1) + Double(done) / Double(batchCount), loss: loss / Double(seen),
            accuracy: Double(correct) / Double(seen)))
      }
      report(Double(done) / Double(batchCount))
    }
    let epoch = History.Epoch(
      number: number, loss: loss / Double(seen), trainAccuracy: Double(correct) / Double(seen),
      testAccuracy: try test(), examplesPerSecond: Double(seen) / computing, seconds: Self.now() - start)
    history.epochs.append(epoch)
    return epoch
  }

  /// One step on one batch: the mean loss before it, and how many pictures were classified rightly.
  @discardableResult
  public func step(_ batch: Batch) -> (loss: Float, correct: Int) {
    let logits = network.forward(batch.tensor, .training)
    let (loss, gradient) = SoftmaxCrossEntropy.loss(logits, labels: batch.labels)
    _ = network.backward(gradient, needsInput: false)
    optimizer.step()
    return (loss, zip(logits.largestInRows(), batch.labels).count { $0 == $1 })
  }

  private static func now() -> Double { ProcessInfo.processInfo.systemUptime }
}
