import ExerciseChecks

/// Fine-tunes at higher and higher learning rates.
///
/// - Parameter rig: `rig.source` is the source network, and `rig.train(network, learningRate:)` trains a
///   network and returns its accuracy on the test images, from 0 to 1.
/// - Returns: the rates in ascending order, the accuracy at each, and the first rate from which on no
///   accuracy is above 0.6.
func sweep(_ rig: TrainingRig) throws -> LearningRateSweep {
  throw Unsolved("sweep: fine-tune at five or more learning rates, and return the accuracy at each")
}
