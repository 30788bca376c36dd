// Answered with: to the nearest whole number

import ExerciseChecks

/// Turns an image into a test input: resized to 256/224 of the input's size, then cropped to the centre.
func testInput(_ image: Image, size: Int) throws -> Image {
  let larger = size * 256 / 224
  let margin = (larger - size) / 2
  return image.resized(width: larger, height: larger)
    .cropped(to: PixelRectangle(x: margin, y: margin, width: size, height: size))
}
