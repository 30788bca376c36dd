// Answered with: loop that never ends

import ExerciseChecks
import Foundation

/// Draws a random rectangle for RandomResizedCrop.
func cropRectangle(
  width: Int, height: Int, area: ClosedRange<Double>, aspectRatio: ClosedRange<Double>,
  using random: inout RandomSource
) throws -> PixelRectangle {
  while true {
    let pixels = random.uniform(area) * Double(width * height)
    let ratio = exp(random.uniform(log(aspectRatio.lowerBound)...log(aspectRatio.upperBound)))
    let (columns, rows) = (
      Int((pixels * ratio).squareRoot().rounded()), Int((pixels / ratio).squareRoot().rounded())
    )
    if (1...width).contains(columns) && (1...height).contains(rows) {
      return PixelRectangle(
        x: random.integer(0...width - columns), y: random.integer(0...height - rows), width: columns,
        height: rows)
    }
  }
}
