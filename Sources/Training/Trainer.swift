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
  public internal(set) var history = History()
  /// What of the next epoch is done already: more than nothing after an epoch that was broken off.
  public internal(set) var sums = EpochSums()

  /// Points of the history for each epoch, as in the book's plots.
  private static let pointsPerEpoch = 5

  /// A trainer of `network` by `optimizer`.
  public init(_ network: any Layer, _ optimizer: SGD) {
    self.network = network
    self.optimizer = optimizer
  }

  /// Trains for one epoch, or for what is left of it, and measures the accuracy on the test pictures.
  ///
  /// What a closure throws breaks it off; everything is then as after the last batch, and the same call with
  /// the batches that are left goes on from there.
  ///
  /// - Parameters:
  ///   - number: the number of the epoch, from 1.
  ///   - batches: the training pictures, without the batches that are done.
  ///   - test: gives the accuracy on the test pictures.
  ///   - willStep: is called before each step with the share of the epoch that is done: it may set the
  ///     learning rate.
  ///   - report: is called after each batch with the share of the epoch that is done.
  /// - Throws: what reading a picture or a closure throws, and an `InputError` when the loss or a weight is not
  ///   a number any more.
  @discardableResult
  public func trainEpoch(
    _ number: Int, _ batches: BatchIterator, batchCount: Int, test: () throws -> Double,
    willStep: (Double) -> Void = { _ in }, report: (Double) throws -> Void = { _ in }
  ) throws -> History.Epoch {
    precondition(batches.position == sums.batches, "an epoch goes on where it was broken off")
    let start = Self.now() - sums.seconds
    while let batch = try batches.next() {
      willStep(Double(sums.batches) / Double(batchCount))
      let stepStart = Self.now()
      let (batchLoss, batchCorrect) = step(batch)
      let stepEnd = Self.now()
      guard batchLoss.isFinite else {
        throw diverged("a loss that is a number", "\(batchLoss)", epoch: number, batch: sums.batches + 1)
      }
      sums.loss += Double(batchLoss) * Double(batch.count)
      sums.correct += batchCorrect
      sums.seen += batch.count
      sums.batches += 1
      sums.computing += stepEnd - stepStart
      sums.seconds = stepEnd - start
      let done = sums.batches
      if done * Self.pointsPerEpoch / batchCount > (done - 1) * Self.pointsPerEpoch / batchCount {
        history.points.append(
          History.Point(
            epoch: Double(number - 1) + Double(done) / Double(batchCount), loss: sums.meanLoss,
            accuracy: sums.accuracy))
      }
      try report(Double(done) / Double(batchCount))
    }
    // The last step comes after the last loss.
    if let (path, _) = network.namedParameters.first(where: { !$0.parameter.value.isFinite }) {
      throw diverged("weights that are numbers", "others in \(path)", epoch: number, batch: sums.batches)
    }
    let epoch = History.Epoch(
      number: number, loss: sums.meanLoss, trainAccuracy: sums.accuracy, testAccuracy: try test(),
      examplesPerSecond: Double(sums.seen) / sums.computing, seconds: Self.now() - start)
    history.epochs.append(epoch)
    sums = EpochSums()
    return epoch
  }

  private func diverged(_ expected: String, _ found: String, epoch: Int, batch: Int) -> InputError {
    InputError(
      "training", expected: expected,
      found: "\(found) in batch \(batch) of epoch \(epoch) at learning rate \(optimizer.learningRate)",
      advice: "choose a smaller learning rate")
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

extension Tensor {
  /// Whether all of them are numbers, and none infinite.
  fileprivate var isFinite: Bool {
    read { numbers in
      // Zero times anything else is not zero.
      var sum: Float = 0
      for index in 0..<count { sum += numbers[index] * 0 }
      return sum == 0
    }
  }
}
