import ExerciseChecks

/// Returns a block with the same values and settings as `block` that shares no parameter with it.
///
/// `ScaledBlock(convolution:normalization:scale:next:)` makes a block. Layers and parameters have `copy()`.
func deepCopy(_ block: ScaledBlock) throws -> ScaledBlock {
  throw Unsolved("deepCopy: a new block whose parts are copies")
}
