import ExerciseChecks

/// Returns the hot dog's row of the source's output weight.
///
/// - Returns: a tensor of shape 1 × features.
func hotDogRow(of source: ResNet) throws -> Tensor {
  throw Unsolved("hotDogRow: the hot dog's row of source.output.weight")
}

/// Makes a network for the classes hotdog (0) and not-hotdog (1) that starts from the row.
///
/// - Parameters:
///   - source: the source network.
///   - row: the result of `hotDogRow`.
///   - training: the training images; `Prediction(of: network, on: training)` shows them to a network.
/// - Returns: a network that isn't trained yet. Its weight, `network.output.weight.value`, is a 2 × features
///   matrix; its bias, `network.output.bias.value`, has 2 elements.
func network(from source: ResNet, row: Tensor, training: DataLoader) throws -> ResNet {
  throw Unsolved("network: two outputs, with the row as output 0")
}
