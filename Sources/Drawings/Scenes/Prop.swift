import FineTuningCanvas
import FineTuningTensors

/// Anything in a scene besides the food.
struct Prop: Sendable {
  /// Half the length, in units of half a food's length.
  let size: ClosedRange<Double>
  /// The height in the same unit, which sets the length of the shadow.
  let height: Double
  /// The roundness, 0…1.
  let relief: Double
  /// Draws the prop in the square from −1 to 1.
  let draw: @Sendable (Canvas, inout RandomSource) -> Void

  init(
    size: ClosedRange<Double>, height: Double, relief: Double = 0,
    draw: @escaping @Sendable (Canvas, inout RandomSource) -> Void
  ) {
    self.size = size
    self.height = height
    self.relief = relief
    self.draw = draw
  }
}
