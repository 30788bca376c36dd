import Tensors

/// Resizes an image to a square, whatever its aspect ratio: what is not square is distorted.
///
/// As Gluon's `Resize(size)`, which does not keep the ratio of the sides. (torchvision's `Resize(size)` does.)
public struct Resize: Transform {
  /// Columns and rows of the result.
  public let size: Int

  /// Resizes to exactly `size` × `size` pixels.
  public init(_ size: Int) {
    self.size = size
  }

  /// The resized image; it uses no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.resized(width: size, height: size)
  }

  /// `size`, whatever goes in.
  public var outputSize: Int? { size }
}
