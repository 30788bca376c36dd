import ExerciseChecks

/// Normalizes an image: (byte / 255 − mean) / standard deviation, with each byte's channel's values.
///
/// - Parameters:
///   - image: its bytes are `image.pixels`; the byte at `i` belongs to channel `i % 3`.
///   - mean: the means of red, green and blue, on a scale from 0 to 1.
///   - standardDeviation: the standard deviations of red, green and blue, on the same scale.
/// - Returns: a number for each byte, in the same order.
func normalize(_ image: Image, mean: [Float], standardDeviation: [Float]) throws -> [Float] {
  throw Unsolved("normalize: a number for each byte of the image")
}

/// Undoes `normalize`. `Image(width:height:pixels:)` makes an image.
func denormalize(
  _ numbers: [Float], width: Int, height: Int, mean: [Float], standardDeviation: [Float]
) throws -> Image {
  throw Unsolved("denormalize: the original image, each number rounded to the nearest byte")
}
