import Files

/// What can be tuned in exercise 08.
public struct Hyperparameters: Equatable, CustomStringConvertible, Sendable {
  /// The learning rate η.
  public var learningRate: Double
  /// By what the output layer's learning rate is multiplied.
  public var outputMultiplier: Float
  /// Images in a batch, from 8 to 192.
  public var batchSize: Int
  /// The weight decay λ.
  public var weightDecay: Double

  /// A choice of all of them.
  public init(
    learningRate: Double, outputMultiplier: Float = 1, batchSize: Int = 96, weightDecay: Double = 0.001
  ) {
    self.learningRate = learningRate
    self.outputMultiplier = outputMultiplier
    self.batchSize = batchSize
    self.weightDecay = weightDecay
  }

  /// All of them on one line.
  public var description: String {
    "η \(learningRate), × \(outputMultiplier) in output, batch \(batchSize), λ \(weightDecay)"
  }
}

/// Runs that can be spent on finding good hyperparameters.
public final class TuningBudget {
  /// Where a network's features begin.
  public enum Start: Hashable, Sendable {
    /// With what the source network has learned: fine-tuning.
    case source
    /// With random numbers.
    case scratch

    /// The book's choice for it, in batches of half the images.
    public var defaults: Hyperparameters {
      switch self {
      case .source: Hyperparameters(learningRate: 0.01, outputMultiplier: 10)
      case .scratch: Hyperparameters(learningRate: 0.1)
      }
    }
  }

  /// A run, and what it came to.
  struct Trial {
    let start: Start
    let hyperparameters: Hyperparameters
    let accuracy: Double
  }

  /// How many runs there are in all.
  public static let runs = 10
  /// How many are left.
  public private(set) var runsLeft = TuningBudget.runs
  /// How many images an accuracy is measured on.
  public var testCount: Int { bench.data.test.count }

  private(set) var trials: [Trial] = []
  private let bench: Bench

  init(_ bench: Bench) {
    self.bench = bench
  }

  /// Spends a run: trains a network for three epochs and returns its accuracy on the test images, 0 to 1.
  ///
  /// - Throws: `InputError` when no run is left, or for values that make no sense.
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

  /// The accuracy of a run that costs nothing: for the check itself.
  func measure(_ start: Start, _ choice: Hyperparameters) throws -> Double {
    guard choice.learningRate > 0, choice.learningRate.isFinite, (8...192).contains(choice.batchSize),
      choice.weightDecay >= 0
    else {
      throw InputError(
        "hyperparameters", expected: "a positive rate, a batch of 8 to 192, a decay that is not negative",
        found: "\(choice)", advice: "correct them")
    }
    var random = RandomSource(seed: Check.seed)
    let network =
      start == .source
      ? bench.source.replacingOutput(classes: 2, using: &random)
      : bench.source.withFreshParameters(classes: 2, using: &random)
    network.output.setLearningRateMultiplier(choice.outputMultiplier)
    return try bench.train(
      network, learningRate: choice.learningRate, batchSize: choice.batchSize, weightDecay: choice.weightDecay
    )
  }
}
