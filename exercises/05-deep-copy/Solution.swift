import ExerciseChecks

/// Returns a block with the same values and settings as `block` that shares no parameter with it.
func deepCopy(_ block: ScaledBlock) throws -> ScaledBlock {
  ScaledBlock(
    convolution: block.convolution.copy(), normalization: block.normalization.copy(),
    scale: block.scale.copy(), next: try block.next.map(deepCopy))
}
