// Answered with: subtract the mean before you divide

import ExerciseChecks

/// Normalizes an image: (byte / 255 − mean) / standard deviation, with each byte's channel's values.
func normalize(_ image: Image, mean: [Float], standardDeviation: [Float]) throws -> [Float] {
  image.pixels.enumerated().map { i, byte in
    Float(byte) / 255 / standardDeviation[i % 3] - mean[i % 3]
  }
}

/// Undoes `normalize`.
func denormalize(
  _ numbers: [Float], width: Int, height: Int, mean: [Float], standardDeviation: [Float]
) throws -> Image {
  let pixels = numbers.enumerated().map { i, number in
    let value = (number * standardDeviation[i % 3] + mean[i % 3]) * 255
    return UInt8(min(max(value, 0), 255).rounded())
  }
  return Image(width: width, height: height, pixels: pixels)
}
