import FineTuningTensors

/// Flips an image left to right with a given probability.
public struct RandomFlipLeftRight: Transform {
  /// The probability of a flip.
  public let probability: Double

  /// Flips with the given probability.
  public init(probability: Double = 0.5) {
    self.probability = probability
  }

  /// Returns `image` or its mirror image.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    random.chance(probability) ? image.flippedLeftRight() : image
  }
}

extension Image {
  /// Returns the mirror image, with left and right exchanged.
  public func flippedLeftRight() -> Image {
    let flipped = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for y in 0..<height {
          var (from, to) = ((y + 1) * width * 3 - 3, y * width * 3)
          for _ in 0..<width {
            target[to] = source[from]
            target[to + 1] = source[from + 1]
            target[to + 2] = source[from + 2]
            from -= 3
            to += 3
          }
        }
      }
      count = pixels.count
    }
    return Image(width: width, height: height, pixels: flipped)
  }
}
