import FineTuningFiles
import FineTuningImages
import FineTuningTensors
import Foundation
import Testing

/// Returns an image of waves, smooth enough for JPEG, and different in each channel and corner.
func waves(width: Int, height: Int, phase: Double = 0) -> Image {
  var image = Image(width: width, height: height)
  for y in 0..<height {
    for x in 0..<width {
      let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
      image[x, y] = (
        red: UInt8(127 + 120 * sin(5 * u + phase)), green: UInt8(127 + 120 * cos(4 * v + 2 * u)),
        blue: UInt8(255 * u * v)
      )
    }
  }
  return image
}

/// Returns an image of independent random bytes: no pixel can be guessed from its neighbours.
func noise(width: Int, height: Int, seed: UInt64 = 1) -> Image {
  var random = RandomSource(seed: seed)
  let bytes = (0..<width * height * 3).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  return Image(width: width, height: height, pixels: bytes)
}

/// Returns the largest difference between two images' bytes.
func largestDifference(_ one: Image, _ other: Image) -> Int {
  zip(one.pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
}

/// Returns the `InputError` that `body` throws.
func inputError(
  _ sourceLocation: SourceLocation = #_sourceLocation, from body: () throws -> Void
) throws -> InputError {
  try #require(throws: InputError.self, sourceLocation: sourceLocation, performing: body)
}
