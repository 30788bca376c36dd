/// The hyperparameters of D2L's experiment, in the one place that chapters, exercises, benchmark and tests
/// take them from.
///
///     var recipe = Recipe.standard
///     recipe.epochs = 20
public struct Recipe: Equatable, Sendable {
  /// How often training sees each image.
  public var epochs = 5
  /// Images in a batch.
  public var batchSize = 128
  /// The learning rate η of fine-tuning.
  public var learningRate = 0.01
  /// The learning rate of training from scratch, where everything is still to be learned.
  public var scratchLearningRate = 0.1
  /// The learning rate of the new output layer, as a multiple of η.
  public var outputMultiplier: Float = 10
  /// The weight decay λ.
  public var weightDecay = 0.001

  /// D2L's choice.
  public static let standard = Recipe()

  /// The epochs of a small run for a first look.
  public static let quickEpochs = 2
}
