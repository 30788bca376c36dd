// Answered with: in the middle of those

import ExerciseChecks

/// The row of the source's output weight that stands for the hot dog.
func hotDogRow(of source: ResNet) throws -> Tensor {
  try source.outputRow(named: "hotdog").weight
}

/// A network for the classes hotdog (0) and not-hotdog (1) that starts from the row.
func network(from source: ResNet, row: Tensor, training: DataLoader) throws -> ResNet {
  var random = RandomSource(seed: 1)
  let network = source.replacingOutput(classes: 2, using: &random)
  let zeros = [Float](repeating: 0, count: row.count)
  network.output.weight.value = Tensor(row.values + zeros, [2, row.count])

  // Half of the training images show a hot dog: the median score lies between both halves.
  let scores = try Prediction(of: network, on: training).scores(of: 0).sorted()
  network.output.bias.value = Tensor([0, scores[0] - 1], [2])
  return network
}
