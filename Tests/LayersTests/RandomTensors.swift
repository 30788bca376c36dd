import FineTuningTensors

/// Values drawn from the standard normal distribution.
func normal(_ shape: [Int], seed: UInt64) -> Tensor {
  var random = RandomSource(seed: seed)
  return Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }, shape)
}

/// The largest difference between two tensors, relative to the largest magnitude in `expected`.
func relativeError(_ actual: Tensor, _ expected: Tensor) -> Float {
  precondition(actual.shape == expected.shape, "\(actual.shape) is not \(expected.shape)")
  let scale = expected.values.map(\.magnitude).max() ?? 1
  let worst = zip(actual.values, expected.values).map { ($0 - $1).magnitude }.max() ?? 0
  return worst / max(scale, .leastNormalMagnitude)
}
