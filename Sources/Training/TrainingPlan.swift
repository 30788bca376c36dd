import FineTuningElementaryFunctions

/// The hyperparameters of fine-tuning on your own images: what changes in the course of a training, and when it ends.
///
/// First the new output layer learns alone, from features that stay as they are: its first gradients are those of random
/// weights, and would spoil the features. Then everything learns. In each of the two phases the learning rate rises at
/// first and then falls along a cosine.
///
///     var plan = TrainingPlan(epochs: 30)
///     plan.learningRate = 0.002
public struct TrainingPlan: Equatable, Sendable {
  /// The largest number of epochs, those of the first phase included.
  public var epochs: Int
  /// The epochs in which only the output layer learns.
  public var frozenEpochs: Int
  /// The largest learning rate of the features.
  public var learningRate = 0.005
  /// The learning rate of the output layer, as a multiple of the features'.
  public var outputMultiplier = 2.0
  /// The epochs in which the learning rate rises, at the start of each phase.
  public var warmupEpochs = 1.0
  /// Momentum: how much of the last step is repeated in the next.
  public var momentum = 0.9
  /// Weight decay.
  public var weightDecay = 0.0005
  /// Training ends early after this many epochs without a better accuracy on the validation images.
  public var patience: Int
  /// Whether images of rare classes count more, so that all classes count the same: in the loss, and in the accuracy
  /// on the validation images, which chooses the epoch.
  public var balancesClasses = true

  /// Creates a plan with up to three epochs for the first phase, and a patience of a quarter of the epochs.
  public init(epochs: Int = 40) {
    self.epochs = epochs
    frozenEpochs = min(3, epochs / 3)
    patience = max(3, epochs / 4)
  }

  /// Returns a number of epochs that suits a number of images: the more images, the more steps an epoch has.
  public static func epochs(for images: Int) -> Int {
    images <= 1_000 ? 40 : images <= 10_000 ? 20 : 10
  }

  /// Whether the features stay as they are, after so many epochs.
  public func isFrozen(at epochs: Double) -> Bool { epochs < Double(frozenEpochs) }

  /// Returns the learning rate of the features after so many epochs, such as 1.25.
  public func learningRate(at epochs: Double) -> Double {
    let phase =
      isFrozen(at: epochs)
      ? (start: 0, end: Double(min(frozenEpochs, self.epochs)))
      : (start: Double(frozenEpochs), end: Double(self.epochs))
    let (done, length) = (epochs - phase.start, phase.end - phase.start)
    let warmup = min(warmupEpochs, length / 2)
    if done < warmup { return learningRate * (done + 0.05) / (warmup + 0.05) }
    return learningRate * (1 + cos(.pi * min(1, (done - warmup) / (length - warmup)))) / 2
  }

  /// Returns a size of batches that suits a number of images: at least eight steps an epoch, unless batches would have
  /// fewer than eight images.
  public static func batchSize(for images: Int) -> Int {
    var size = 8
    while size < 128, size * 16 <= images { size *= 2 }
    return size
  }

  /// Returns the weights that make all classes count the same: 1 for a class of average size. A weight is at most 10.
  ///
  /// - Parameter counts: the number of training images of each class.
  public static func classWeights(_ counts: [Int]) -> [Float] {
    let mean = Float(counts.reduce(0, +)) / Float(max(1, counts.count))
    return counts.map { min(10, mean / Float(max(1, $0))) }
  }
}

extension TrainingPlan: CustomStringConvertible {
  /// The plan in words.
  public var description: String {
    func number(_ value: Double) -> String {
      let digits = "\(value)"
      return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }
    func epochs(_ count: String) -> String { count + (count == "1" ? " epoch" : " epochs") }
    return
      "at most \(epochs("\(self.epochs)")), the first \(frozenEpochs) with frozen features; learning rate "
      + "\(learningRate), × \(number(outputMultiplier)) in the output layer, \(epochs(number(warmupEpochs))) of warm-up "
      + "in each phase, then a cosine; momentum \(momentum), weight decay \(weightDecay); patience \(patience); "
      + (balancesClasses ? "all classes count the same" : "all images count the same")
  }
}
