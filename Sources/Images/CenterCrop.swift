import Tensors

/// Cuts a square out of the middle of an image.
///
/// As Gluon's `CenterCrop`: an image smaller than the square gives its largest centred square, enlarged.
public struct CenterCrop: Transform {
  /// Columns and rows of the result.
  public let size: Int

  /// Keeps the middle `size` × `size` pixels.
  public init(_ size: Int) {
    self.size = size
  }

  /// The rectangle that is cut out of `image`.
  public func rectangle(in image: Image) -> PixelRectangle {
    let side = min(size, image.width, image.height)
    return PixelRectangle(
      x: (image.width - side) / 2, y: (image.height - side) / 2, width: side, height: side)
  }

  /// The middle of `image`; it uses no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle(in: image), resizedTo: (size, size))
  }

  /// `size`, whatever goes in.
  public var outputSize: Int? { size }
}
