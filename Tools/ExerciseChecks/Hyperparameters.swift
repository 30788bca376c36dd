/// The hyperparameters to tune in exercise 08.
public struct Hyperparameters: Equatable, CustomStringConvertible, Sendable {
  /// The learning rate η.
  public var learningRate: Double
  /// The output layer's learning rate, as a multiple of η.
  public var outputMultiplier: Float
  /// Images in a batch, from 8 to 192.
  public var batchSize: Int
  /// The weight decay λ.
  public var weightDecay: Double

  /// A choice of hyperparameters.
  public init(
    learningRate: Double, outputMultiplier: Float = 1, batchSize: Int = 96,
    weightDecay: Double = Recipe.standard.weightDecay
  ) {
    self.learningRate = learningRate
    self.outputMultiplier = outputMultiplier
    self.batchSize = batchSize
    self.weightDecay = weightDecay
  }

  /// The hyperparameters on one line.
  public var description: String {
    "η \(learningRate), × \(outputMultiplier) in output, batch \(batchSize), λ \(weightDecay)"
  }
}
