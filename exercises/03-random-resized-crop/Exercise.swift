import ExerciseChecks
import Foundation

/// Draws the part of an image that RandomResizedCrop cuts out.
///
/// - Parameters:
///   - width: the columns of the image.
///   - height: its rows.
///   - area: the range of the part's share of the image's area, drawn uniformly.
///   - aspectRatio: the range of its width divided by its height; the logarithm is drawn uniformly.
///   - random: gives random numbers: `random.uniform(range)`, `random.integer(range)`.
/// - Returns: `PixelRectangle(x:y:width:height:)`, within the image.
func cropRectangle(
  width: Int, height: Int, area: ClosedRange<Double>, aspectRatio: ClosedRange<Double>,
  using random: inout RandomSource
) throws -> PixelRectangle {
  throw Unsolved("cropRectangle: a random rectangle within the image")
}
