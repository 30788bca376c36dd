import Tensors

/// The map from bytes to a network's input, channel by channel: `(byte / 255 − mean) / standard deviation`.
public struct Normalization: Sendable {
  /// The mean of red, green and blue, on a scale from 0 to 1.
  public let mean: SIMD3<Float>
  /// The standard deviation of red, green and blue, on the same scale.
  public let standardDeviation: SIMD3<Float>
  /// The result for each of the 256 bytes, and each channel of a pixel.
  private let table: [SIMD3<Float>]

  /// Subtracts `mean`, then divides by `standardDeviation`.
  public init(mean: SIMD3<Float>, standardDeviation: SIMD3<Float>) {
    precondition(standardDeviation.min() > 0, "a standard deviation is positive")
    self.mean = mean
    self.standardDeviation = standardDeviation
    table = (0...255).map { byte in (SIMD3(repeating: Float(byte) / 255) - mean) / standardDeviation }
  }

  /// What networks trained on ImageNet expect: the statistics of its images.
  public static let imageNet = Normalization(
    mean: [0.485, 0.456, 0.406], standardDeviation: [0.229, 0.224, 0.225])

  /// Writes `image` as `height × width × 3` numbers, channels contiguous, into a buffer of that size.
  public func write(_ image: Image, into target: UnsafeMutableBufferPointer<Float>) {
    precondition(target.count == image.pixels.count, "expected \(image.pixels.count) numbers")
    image.pixels.withUnsafeBufferPointer { bytes in
      table.withUnsafeBufferPointer { table in
        var i = 0
        while i < bytes.count {
          target[i] = table[Int(bytes[i])].x
          target[i + 1] = table[Int(bytes[i + 1])].y
          target[i + 2] = table[Int(bytes[i + 2])].z
          i += 3
        }
      }
    }
  }

  /// The image of which `numbers` are the normalized form: the inverse of `write`.
  ///
  /// Numbers that stand for no byte are rounded to the nearest; those that are not numbers become black.
  public func image(from numbers: UnsafeBufferPointer<Float>, width: Int, height: Int) -> Image {
    precondition(numbers.count == width * height * 3, "expected \(width * height * 3) numbers")
    var image = Image(width: width, height: height)
    for i in numbers.indices {
      let value = (numbers[i] * standardDeviation[i % 3] + mean[i % 3]) * 255
      image.pixels[i] = value.isNaN ? 0 : UInt8(min(max(value, 0), 255).rounded())
    }
    return image
  }
}

extension Normalization {
  /// The image of which a tensor of 1 × height × width × 3 is the normalized form.
  public func image(from tensor: Tensor) -> Image {
    precondition(tensor.shape.count == 4 && tensor.shape[0] == 1 && tensor.shape[3] == 3, "one image")
    return tensor.read { base in
      image(
        from: UnsafeBufferPointer(start: base, count: tensor.count), width: tensor.shape[2],
        height: tensor.shape[1])
    }
  }
}
