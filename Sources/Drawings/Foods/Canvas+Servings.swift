import FineTuningCanvas
import FineTuningTensors

extension Canvas {
  /// Draws several long things side by side, each at most 1.9 long and `spacing` wide.
  func sideBySide(
    _ count: Int, spacing: Double, _ random: inout RandomSource, _ draw: (inout RandomSource) -> Void
  ) {
    let height = spacing * Double(count)
    saved {
      rotate(random.uniform(-0.5...0.5))
      scale(min(1, 1 / (0.92 + height * height / 4).squareRoot()))
      for index in 0..<count {
        saved {
          translate(0, spacing * (Double(index) - Double(count - 1) / 2))
          if count > 1 { rotate(random.uniform(-0.08...0.08)) }
          draw(&random)
        }
      }
    }
  }

  /// Draws one thing, or now and then two smaller ones, the second on top of the first.
  ///
  /// The first is `shift` away from the middle, the second equally far on the other side.
  func oneOrTwo(
    shift: Point, size: Double, _ random: inout RandomSource, _ draw: (inout RandomSource) -> Void
  ) {
    guard random.chance(0.25) else { return draw(&random) }
    for side in [1.0, -1] {
      saved {
        translate(shift.x * side, shift.y * side)
        scale(size)
        draw(&random)
      }
    }
  }
}
