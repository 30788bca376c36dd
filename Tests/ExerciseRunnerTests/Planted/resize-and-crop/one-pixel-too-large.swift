// Answered with: the size of what is cropped

import ExerciseChecks

/// What a network is shown of `image` in testing: resized to 256/224 of the input's size, then the centre.
func testInput(_ image: Image, size: Int) throws -> Image {
  let larger = Int((Double(size) * 256 / 224).rounded())
  let margin = (larger - size) / 2
  return image.resized(width: larger, height: larger)
    .cropped(to: PixelRectangle(x: margin, y: margin, width: size + 1, height: size + 1))
}
