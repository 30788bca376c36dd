import FineTuningTensors

/// Crops an image to a square in its middle.
///
/// Like Gluon's `CenterCrop`: if the image is smaller than the square, its largest centred square is
/// enlarged.
public struct CenterCrop: Transform {
  /// Columns and rows of the result.
  public let size: Int

  /// Keeps the middle `size` × `size` pixels.
  public init(_ size: Int) {
    self.size = size
  }

  /// Returns the part of `image` that is kept.
  public func rectangle(in image: Image) -> PixelRectangle {
    let side = min(size, image.width, image.height)
    return PixelRectangle(
      x: (image.width - side) / 2, y: (image.height - side) / 2, width: side, height: side)
  }

  /// Returns the middle of `image`. Draws no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle(in: image), resizedTo: (size, size))
  }

  /// `size`, for every image.
  public var outputSize: Int? { size }
}
