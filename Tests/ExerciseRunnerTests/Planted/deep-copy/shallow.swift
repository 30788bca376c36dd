// Answered with: needs a copy()

import ExerciseChecks

/// Returns a block with the same values and settings as `block` that shares no parameter with it.
func deepCopy(_ block: ScaledBlock) throws -> ScaledBlock {
  ScaledBlock(
    convolution: block.convolution, normalization: block.normalization,
    scale: block.scale, next: block.next)
}
