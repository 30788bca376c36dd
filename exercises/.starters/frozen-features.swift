import ExerciseChecks

/// Trains a new output layer on the source's features, which stay as they are to the last bit.
///
/// - Parameter bench: `bench.source` is the source network, and `bench.train(network, learningRate:)` trains a
///   network and returns its accuracy on the test images.
/// - Returns: the trained network, with two outputs.
func trainOutputOnly(_ bench: Bench) throws -> ResNet {
  throw Unsolved("trainOutputOnly: a network with frozen features and a trained output layer")
}
