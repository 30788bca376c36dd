// Answered with: copy the blocks after it

import ExerciseChecks

/// Returns a block with the same values and settings as `block` that shares no parameter with it.
func deepCopy(_ block: ScaledBlock) throws -> ScaledBlock {
  ScaledBlock(
    convolution: block.convolution.copy(), normalization: block.normalization.copy(),
    scale: block.scale.copy())
}
