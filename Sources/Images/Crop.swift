import Tensors

/// Cuts a rectangle out of an image and resizes it to a square, in one step.
public struct Crop: Transform {
  /// The part of the image to keep.
  public let rectangle: PixelRectangle
  /// Columns and rows of the result.
  public let size: Int

  /// Cuts out `rectangle`, which must lie within the image, and resizes it to `size` × `size` pixels.
  public init(_ rectangle: PixelRectangle, size: Int) {
    self.rectangle = rectangle
    self.size = size
  }

  /// The part of `image`; it uses no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle, resizedTo: (size, size))
  }

  /// `size`, whatever goes in.
  public var outputSize: Int? { size }
}
