import FineTuningTensors

/// Resizes an image to a square, ignoring its aspect ratio: images that aren't square are distorted.
///
/// Like Gluon's `Resize(size)`. Torchvision's `Resize(size)` keeps the aspect ratio.
public struct Resize: Transform {
  /// Columns and rows of the result.
  public let size: Int

  /// Resizes to exactly `size` × `size` pixels.
  public init(_ size: Int) {
    self.size = size
  }

  /// Returns the resized image. Draws no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.resized(width: size, height: size)
  }

  /// `size`, for every image.
  public var outputSize: Int? { size }

  /// Four times `size`. Bilinear shrinking reads only the pixels next to each position, so an image of ordinary size
  /// looks as Gluon's `Resize` makes it, grain and all; only what is far larger is smoothed first, as in training.
  public var sufficientSize: Int? { 4 * size }
}
