import ExerciseChecks

/// Takes a step of stochastic gradient descent: w ← w − η m (g + λ w) for every parameter that `isTrainable`.
///
/// - Parameters:
///   - parameters: w is `value`, g is `gradient` (nil before any backward pass), m is
///     `learningRateMultiplier`.
///   - learningRate: η.
///   - weightDecay: λ.
func step(_ parameters: [Parameter], learningRate: Float, weightDecay: Float) throws {
  throw Unsolved("step: a step for every trainable parameter, against its gradient")
}
