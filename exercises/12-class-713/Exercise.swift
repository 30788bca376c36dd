import ExerciseChecks

/// The row of the source's output weight that stands for the hot dog.
///
/// - Returns: a tensor of shape 1 × features.
func hotDogRow(of source: ResNet) throws -> Tensor {
  throw Unsolved("hotDogRow: the hot dog's row of source.output.weight")
}

/// A network for the classes hotdog (0) and not-hotdog (1) that starts from the row.
///
/// - Parameters:
///   - source: the source network.
///   - row: what `hotDogRow` returned.
///   - training: the images to train on; `Prediction(of: network, on: training)` shows them to a network.
/// - Returns: a network that was not trained yet. Its weight, `network.output.weight.value`, is 2 × features; its
///   bias, `network.output.bias.value`, has 2 numbers.
func network(from source: ResNet, row: Tensor, training: DataLoader) throws -> ResNet {
  throw Unsolved("network: two outputs, of which output 0 is the row")
}
