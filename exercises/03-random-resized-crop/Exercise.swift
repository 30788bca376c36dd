import ExerciseChecks
import Foundation

/// Draws the part of a picture that RandomResizedCrop cuts out.
///
/// - Parameters:
///   - width: the columns of the picture.
///   - height: its rows.
///   - area: the range of the part's share of the picture's area, drawn uniformly.
///   - aspect: the range of its width divided by its height; the logarithm is drawn uniformly.
///   - random: gives random numbers: `random.uniform(range)`, `random.integer(range)`.
/// - Returns: `PixelRectangle(x:y:width:height:)`, within the picture.
func cropRectangle(
  width: Int, height: Int, area: ClosedRange<Double>, aspect: ClosedRange<Double>,
  using random: inout RandomSource
) throws -> PixelRectangle {
  throw Unsolved("cropRectangle: a random rectangle within the picture")
}
