// Answered with: row r is r × inputs

import ExerciseChecks

/// Returns the hot dog's row of the source's output weight.
func hotDogRow(of source: ResNet) throws -> Tensor {
  let (index, inputs) = (try ImageNetClasses.named("hotdog").index, source.output.inputs)
  return Tensor(
    Array(source.output.weight.value.values[index * inputs + 1...(index + 1) * inputs]), [1, inputs])
}

/// Makes a network for the classes hotdog (0) and not-hotdog (1) that starts from the row.
func network(from source: ResNet, row: Tensor, training: DataLoader) throws -> ResNet {
  var random = RandomSource(seed: 1)
  let network = source.replacingOutput(classes: 2, using: &random)
  let zeros = [Float](repeating: 0, count: row.count)
  network.output.weight.value = Tensor(row.values + zeros, [2, row.count])

  // Half of the training images show a hot dog, so the median logit lies between both halves.
  let logits = try Prediction(of: network, on: training).logits(ofOutput: 0).sorted()
  network.output.bias.value = Tensor([0, logits[logits.count / 2]], [2])
  return network
}
