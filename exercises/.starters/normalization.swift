import ExerciseChecks

/// The numbers that a network reads of `image`: for each byte, (byte / 255 − mean) / standard deviation of its channel.
///
/// - Parameters:
///   - image: `image.pixels` are its bytes; the one at `i` belongs to channel `i % 3`.
///   - mean: of red, green and blue, on a scale from 0 to 1.
///   - standardDeviation: of red, green and blue, on the same scale.
/// - Returns: a number for each byte, in the same order.
func normalize(_ image: Image, mean: [Float], standardDeviation: [Float]) throws -> [Float] {
  throw Unsolved("normalize: a number for each byte of the image")
}

/// The image of which `numbers` are the normalized form. `Image(width:height:pixels:)` makes an image.
func denormalize(
  _ numbers: [Float], width: Int, height: Int, mean: [Float], standardDeviation: [Float]
) throws -> Image {
  throw Unsolved("denormalize: the image again, each number rounded to the nearest byte")
}
