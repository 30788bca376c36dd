import ExerciseChecks
import Foundation

/// Draws a random rectangle for RandomResizedCrop.
///
/// - Parameters:
///   - width: the image's width in pixels.
///   - height: the image's height in pixels.
///   - area: the range of the rectangle's area, as a fraction of the image's; drawn uniformly.
///   - aspectRatio: the range of the rectangle's width / height; its logarithm is drawn uniformly.
///   - random: generates random numbers: `random.uniform(range)`, `random.integer(range)`.
/// - Returns: `PixelRectangle(x:y:width:height:)`, within the image.
func cropRectangle(
  width: Int, height: Int, area: ClosedRange<Double>, aspectRatio: ClosedRange<Double>,
  using random: inout RandomSource
) throws -> PixelRectangle {
  throw Unsolved("cropRectangle: a random rectangle within the image")
}
