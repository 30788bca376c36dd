import FineTuningTensors

/// Crops an image to a rectangle and resizes it to a square, in one step.
public struct Crop: Transform {
  /// The part of the image to keep.
  public let rectangle: PixelRectangle
  /// Columns and rows of the result.
  public let size: Int

  /// Crops to `rectangle`, which must lie within the image, and resizes to `size` × `size` pixels.
  public init(_ rectangle: PixelRectangle, size: Int) {
    self.rectangle = rectangle
    self.size = size
  }

  /// Returns the part of `image` within the rectangle, resized. Draws no random numbers.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle, resizedTo: (size, size))
  }

  /// `size`, for every image.
  public var outputSize: Int? { size }
}
