// Answered with: the size of the crop

import ExerciseChecks

/// Turns an image into a test input: resized to 256/224 of the input's size, then cropped to the centre.
func testInput(_ image: Image, size: Int) throws -> Image {
  let larger = Int((Double(size) * 256 / 224).rounded())
  let margin = (larger - size) / 2
  return image.resized(width: larger, height: larger)
    .cropped(to: PixelRectangle(x: margin, y: margin, width: size + 1, height: size + 1))
}
