/// The results of tuning both networks.
public struct Tuning {
  /// The best choice for fine-tuning, and its accuracy.
  public var fineTuned: (choice: Hyperparameters, accuracy: Double)
  /// The best choice for training from scratch, and its accuracy.
  public var scratch: (choice: Hyperparameters, accuracy: Double)
  /// Whether the accuracies differ by more than two standard errors.
  public var gapRemains: Bool

  /// The results of tuning both networks.
  public init(
    fineTuned: (choice: Hyperparameters, accuracy: Double),
    scratch: (choice: Hyperparameters, accuracy: Double),
    gapRemains: Bool
  ) {
    self.fineTuned = fineTuned
    self.scratch = scratch
    self.gapRemains = gapRemains
  }
}
