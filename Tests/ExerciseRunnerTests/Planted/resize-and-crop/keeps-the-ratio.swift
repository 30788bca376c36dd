// Answered with: whatever the image's aspect ratio

import ExerciseChecks

/// Turns an image into a test input: resized to 256/224 of the input's size, then cropped to the centre.
func testInput(_ image: Image, size: Int) throws -> Image {
  let larger = Int((Double(size) * 256 / 224).rounded())
  let shorter = min(image.width, image.height)
  let (width, height) = (image.width * larger / shorter, image.height * larger / shorter)
  return image.resized(width: width, height: height)
    .cropped(to: PixelRectangle(x: (width - size) / 2, y: (height - size) / 2, width: size, height: size))
}
