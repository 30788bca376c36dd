/// The mean and standard deviation of red, green and blue over all pixels of several images.
public struct ChannelStatistics: Sendable {
  private var pixels = 0.0
  private var sums = SIMD3<Double>()
  private var squares = SIMD3<Double>()

  /// Starts without images.
  public init() {}

  /// Includes every pixel of `image`.
  public mutating func add(_ image: Image) {
    // Integers add up without rounding. They overflow only beyond 2⁶⁴ / 255² pixels.
    var (sum, square) = (SIMD3<UInt64>(), SIMD3<UInt64>())
    image.pixels.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let pixel = SIMD3(UInt64(bytes[start]), UInt64(bytes[start + 1]), UInt64(bytes[start + 2]))
        sum &+= pixel
        square &+= pixel &* pixel
      }
    }
    pixels += Double(image.width * image.height)
    sums += SIMD3<Double>(sum)
    squares += SIMD3<Double>(square)
  }

  /// The mean of each channel, on a scale from 0 to 1.
  public var mean: SIMD3<Double> { sums / (255 * pixels) }

  /// The standard deviation of each channel, on the same scale.
  public var standardDeviation: SIMD3<Double> {
    let variance = squares / (255 * 255 * pixels) - mean * mean
    return variance.squareRoot()
  }
}
