// Answered with: which leaves a margin to cut off

import ExerciseChecks

/// Turns an image into a test input: resized to 256/224 of the input's size, then cropped to the centre.
func testInput(_ image: Image, size: Int) throws -> Image {
  image.resized(width: size, height: size)
}
