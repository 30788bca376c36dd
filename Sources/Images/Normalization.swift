import FineTuningTensors

/// The map from bytes to a network's input, channel by channel: `(byte / 255 − mean) / standard deviation`.
public struct Normalization: Sendable {
  /// The mean of red, green and blue, on a scale from 0 to 1.
  public let mean: SIMD3<Float>
  /// The standard deviation of red, green and blue, on the same scale.
  public let standardDeviation: SIMD3<Float>
  /// The result for each of the 256 bytes and each channel.
  private let table: [SIMD3<Float>]

  /// Subtracts `mean`, then divides by `standardDeviation`.
  public init(mean: SIMD3<Float>, standardDeviation: SIMD3<Float>) {
    precondition(standardDeviation.min() > 0, "a standard deviation must be positive")
    self.mean = mean
    self.standardDeviation = standardDeviation
    table = (0...255).map { byte in (SIMD3(repeating: Float(byte) / 255) - mean) / standardDeviation }
  }

  /// The statistics of ImageNet's images, which networks trained on ImageNet expect.
  public static let imageNet = Normalization(
    mean: [0.485, 0.456, 0.406], standardDeviation: [0.229, 0.224, 0.225])

  /// Writes the `height × width × 3` normalized values of `image`, channels contiguous, into a buffer of that
  /// size.
  public func write(_ image: Image, into target: UnsafeMutableBufferPointer<Float>) {
    precondition(target.count == image.pixels.count, "expected \(image.pixels.count) values")
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

  /// Returns the image with the given normalized values: the inverse of `write`.
  ///
  /// Values between or beyond the bytes are rounded to the nearest byte; NaN becomes 0.
  public func image(from values: UnsafeBufferPointer<Float>, width: Int, height: Int) -> Image {
    precondition(values.count == width * height * 3, "expected \(width * height * 3) values")
    var image = Image(width: width, height: height)
    for i in values.indices {
      let value = (values[i] * standardDeviation[i % 3] + mean[i % 3]) * 255
      image.pixels[i] = value.isNaN ? 0 : UInt8(min(max(value, 0), 255).rounded())
    }
    return image
  }
}

extension Normalization: Equatable {
  public static func == (a: Normalization, b: Normalization) -> Bool {
    a.mean == b.mean && a.standardDeviation == b.standardDeviation
  }
}

extension Normalization {
  /// Returns the image whose normalized form is a tensor of 1 × height × width × 3.
  public func image(from tensor: Tensor) -> Image {
    precondition(
      tensor.shape.count == 4 && tensor.shape[0] == 1 && tensor.shape[3] == 3,
      "expected one image, found \(tensor.shape)")
    return tensor.read { base in
      image(
        from: UnsafeBufferPointer(start: base, count: tensor.count), width: tensor.shape[2],
        height: tensor.shape[1])
    }
  }
}
