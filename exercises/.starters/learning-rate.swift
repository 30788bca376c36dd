import ExerciseChecks

/// Fine-tunes at ever larger learning rates.
///
/// - Parameter bench: `bench.source` is the source network, and `bench.train(network, learningRate:)` trains a
///   network and returns its accuracy on the test images, from 0 to 1.
/// - Returns: the rates, from the smallest; the accuracy for each; and the first rate from which on no accuracy is
///   above 0.6.
func sweep(_ bench: Bench) throws -> LearningRateSweep {
  throw Unsolved("sweep: fine-tune at five learning rates or more, and return the accuracy for each")
}
