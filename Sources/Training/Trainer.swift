import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningTensors
import Foundation

/// Trains a network for classification, as D2L's `train_ch13`.
///
///     let trainer = Trainer(network, SGD(network, learningRate: 0.01, weightDecay: 0.001))
///     try trainer.fit(epochs: 5, on: training, testedOn: testing, didEnd: { print($0.testAccuracy) })
public final class Trainer {
  /// The mean loss of a batch and its gradient with respect to the logits (N × classes), from the logits and
  /// the true classes.
  public typealias Loss = (_ logits: Tensor, _ labels: [Int]) -> (value: Float, gradient: Tensor)

  /// The network that is trained.
  public let network: any Layer
  /// Updates the network's parameters.
  public let optimizer: SGD
  private let loss: Loss
  private let score: (Prediction) -> Double
  /// The run so far.
  public internal(set) var history = History()
  /// The part of the next epoch that's already done: none, unless an epoch was interrupted.
  public internal(set) var sums = EpochSums()

  /// Points of the history for each epoch, as in D2L's plots.
  private static let pointsPerEpoch = 5

  /// Testing takes about an eighth of an epoch.
  private static let testingFraction = 0.125

  /// Trains `network` with `optimizer` on `loss`, and measures it on the test images by `score`.
  public init(
    _ network: any Layer, _ optimizer: SGD, loss: @escaping Loss = SoftmaxCrossEntropy.loss(_:labels:),
    score: @escaping (Prediction) -> Double = \.accuracy
  ) {
    self.network = network
    self.optimizer = optimizer
    self.loss = loss
    self.score = score
  }

  /// Trains until `epochs` epochs are done, those already in the history included, and tests after each.
  ///
  /// An error thrown by a closure interrupts the run after the current batch; the same call continues from
  /// there.
  ///
  /// - Parameters:
  ///   - epochs: the number of epochs, those already done included.
  ///   - training: the training images; their batches are a function of the loader's seed and the epoch.
  ///   - testing: the test images.
  ///   - willStep: is called before each step with the epochs done, such as 1.25; it may set the learning
  ///     rate.
  ///   - report: is called often with the epochs done, testing included.
  ///   - didEnd: is called after each epoch.
  /// - Throws: as `trainEpoch`.
  @discardableResult
  public func fit(
    epochs: Int, on training: DataLoader, testedOn testing: DataLoader,
    willStep: (Double) -> Void = { _ in }, report: (Double) throws -> Void = { _ in },
    didEnd: (History.Epoch) throws -> Void = { _ in }
  ) throws -> History {
    while history.epochs.count < epochs {
      let done = history.epochs.count
      let trainingFraction = 1 - Self.testingFraction
      let epoch = try trainEpoch(
        done + 1, training.epoch(done + 1, skipping: sums.batches), batchCount: training.batchCount,
        test: {
          score(
            try Prediction(of: network, on: testing) {
              try report(Double(done) + trainingFraction + Self.testingFraction * $0)
            })
        },
        willStep: { willStep(Double(done) + $0) },
        report: { try report(Double(done) + trainingFraction * $0) })
      try didEnd(epoch)
    }
    return history
  }

  /// Trains for one epoch, or for the rest of one, and measures the accuracy on the test images.
  ///
  /// An error thrown by a closure interrupts the epoch after the current batch; the same call with the
  /// remaining batches continues from there.
  ///
  /// - Parameters:
  ///   - number: the number of the epoch, from 1.
  ///   - batches: the training images, without the batches already done.
  ///   - batchCount: the number of batches in a whole epoch.
  ///   - test: returns the accuracy on the test images.
  ///   - willStep: is called before each step with the fraction of the epoch done; it may set the learning
  ///     rate.
  ///   - report: is called after each batch with the fraction of the epoch done.
  /// - Throws: errors of reading an image and of the closures, and an `InputError` if the loss or a weight is
  ///   no longer finite.
  @discardableResult
  public func trainEpoch(
    _ number: Int, _ batches: BatchIterator, batchCount: Int, test: () throws -> Double,
    willStep: (Double) -> Void = { _ in }, report: (Double) throws -> Void = { _ in }
  ) throws -> History.Epoch {
    precondition(batches.position == sums.batches, "an epoch resumes where it was interrupted")
    let start = Self.now() - sums.seconds
    while let batch = try batches.next() {
      willStep(Double(sums.batches) / Double(batchCount))
      let (batchLoss, batchCorrect) = step(batch)
      guard batchLoss.isFinite else {
        throw diverged("a finite loss", "\(batchLoss)", epoch: number, batch: sums.batches + 1)
      }
      sums.loss += Double(batchLoss) * Double(batch.count)
      sums.correct += batchCorrect
      sums.seen += batch.count
      sums.batches += 1
      sums.seconds = Self.now() - start
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
      throw diverged("finite weights", "infinity or NaN in \(path)", epoch: number, batch: sums.batches)
    }
    let epoch = History.Epoch(
      number: number, loss: sums.meanLoss, trainAccuracy: sums.accuracy, testAccuracy: try test(),
      examplesPerSecond: Double(sums.seen) / sums.seconds, seconds: Self.now() - start)
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

  /// Takes one step on a batch, and returns the loss and the number of correct predictions before the step.
  @discardableResult
  public func step(_ batch: Batch) -> (loss: Float, correct: Int) {
    let logits = network.forward(batch.images, .training)
    let (loss, gradient) = loss(logits, batch.labels)
    _ = network.backward(gradient, needsInputGradient: false)
    optimizer.step()
    return (loss, zip(logits.argmaxOfRows(), batch.labels).count { $0 == $1 })
  }

  private static func now() -> Double { ProcessInfo.processInfo.systemUptime }
}

extension Tensor {
  /// Whether all elements are finite.
  fileprivate var isFinite: Bool {
    read { values in
      // Zero times infinity or NaN isn't zero.
      var sum: Float = 0
      for index in 0..<count { sum += values[index] * 0 }
      return sum == 0
    }
  }
}
