/// The results of a sweep over learning rates.
public struct LearningRateSweep {
  /// The learning rates in ascending order.
  public var rates: [Double]
  /// The accuracy on the test images at each rate, from 0 to 1.
  public var accuracies: [Double]
  /// The smallest rate from which on no accuracy is above 0.6, about the best that guessing achieves.
  public var breaksAt: Double

  /// The results of a sweep.
  public init(rates: [Double], accuracies: [Double], breaksAt: Double) {
    self.rates = rates
    self.accuracies = accuracies
    self.breaksAt = breaksAt
  }
}
