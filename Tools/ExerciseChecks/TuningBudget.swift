import FineTuningFiles

/// A budget of training runs for finding good hyperparameters.
public final class TuningBudget {
  /// The initial parameters of a network.
  public enum Start: Hashable, Sendable {
    /// The source network's features: fine-tuning.
    case source
    /// Random parameters.
    case scratch

    /// D2L's choice, with batches of half the images.
    public var defaults: Hyperparameters {
      switch self {
      case .source:
        Hyperparameters(
          learningRate: Recipe.standard.learningRate, outputMultiplier: Recipe.standard.outputMultiplier)
      case .scratch: Hyperparameters(learningRate: Recipe.standard.scratchLearningRate)
      }
    }
  }

  /// A run and its result.
  struct Trial {
    let start: Start
    let hyperparameters: Hyperparameters
    let accuracy: Double
  }

  /// The number of runs in the budget.
  public static let runs = 10
  /// The number of runs left.
  public private(set) var runsLeft = TuningBudget.runs
  /// The number of test images that accuracies are measured on.
  public var testCount: Int { rig.data.test.count }

  private(set) var trials: [Trial] = []
  private let rig: TrainingRig

  init(_ rig: TrainingRig) {
    self.rig = rig
  }

  /// Spends a run: trains a network for three epochs and returns its accuracy, from 0 to 1.
  ///
  /// - Throws: `InputError` if no run is left, or a hyperparameter is out of range.
  public func accuracy(from start: Start, _ hyperparameters: Hyperparameters) throws -> Double {
    guard runsLeft > 0 else {
      throw InputError(
        "budget", expected: "at most \(Self.runs) runs", found: "one more", advice: "try fewer combinations")
    }
    runsLeft -= 1
    let accuracy = try measure(start, hyperparameters)
    trials.append(Trial(start: start, hyperparameters: hyperparameters, accuracy: accuracy))
    return accuracy
  }

  /// Trains a network without spending a run, for the check itself.
  func measure(_ start: Start, _ choice: Hyperparameters) throws -> Double {
    guard choice.learningRate > 0, choice.learningRate.isFinite, (8...192).contains(choice.batchSize),
      choice.weightDecay >= 0
    else {
      throw InputError(
        "hyperparameters",
        expected: "a positive learning rate, a batch size from 8 to 192, a weight decay of at least 0",
        found: "\(choice)", advice: "correct them")
    }
    var random = RandomSource(seed: Check.seed)
    let network =
      start == .source
      ? rig.source.replacingOutput(classes: 2, using: &random)
      : rig.source.withFreshParameters(classes: 2, using: &random)
    network.output.setLearningRateMultiplier(choice.outputMultiplier)
    return try rig.train(
      network, learningRate: choice.learningRate, batchSize: choice.batchSize, weightDecay: choice.weightDecay
    )
  }
}
