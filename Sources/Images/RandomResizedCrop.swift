import FineTuningElementaryFunctions
import FineTuningTensors

/// Crops an image to a rectangle of random area, aspect ratio and position, and resizes it to a square.
///
/// Like Gluon's `RandomResizedCrop` (`random_size_crop` in `python/mxnet/image/image.py`).
public struct RandomResizedCrop: Transform {
  /// Columns and rows of the result.
  public let size: Int
  /// The range of the crop's area, as a fraction of the image's.
  public let area: ClosedRange<Double>
  /// The range of the crop's width divided by its height.
  public let aspectRatio: ClosedRange<Double>

  /// Draws the crop's area uniformly from `area`, and the logarithm of its aspect ratio uniformly between
  /// those of `aspectRatio`'s bounds: 3/4 is as likely as 4/3.
  public init(
    _ size: Int, area: ClosedRange<Double> = 0.08...1, aspectRatio: ClosedRange<Double> = 3.0 / 4...4.0 / 3
  ) {
    self.size = size
    self.area = area
    self.aspectRatio = aspectRatio
  }

  /// Draws the part of `image` to keep.
  ///
  /// Returns the first of up to ten rectangles that fits. If none does, as may happen with long, narrow
  /// images, it returns the centre, like `CenterCrop`.
  public func rectangle(in image: Image, using random: inout RandomSource) -> PixelRectangle {
    for _ in 0..<10 {
      let targetArea = random.uniform(area) * Double(image.width * image.height)
      let ratio = exp(random.uniform(log(aspectRatio.lowerBound)...log(aspectRatio.upperBound)))
      let width = Int((targetArea * ratio).squareRoot().rounded(.toNearestOrEven))
      let height = Int((targetArea / ratio).squareRoot().rounded(.toNearestOrEven))
      if (1...image.width).contains(width) && (1...image.height).contains(height) {
        return PixelRectangle(
          x: random.integer(0...image.width - width), y: random.integer(0...image.height - height),
          width: width, height: height)
      }
    }
    return CenterCrop(size).rectangle(in: image)
  }

  /// Returns a random part of `image`, resized.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle(in: image, using: &random), resizedTo: (size, size))
  }

  /// `size`, for every image.
  public var outputSize: Int? { size }

  /// Enough for the smallest and the narrowest crop to have `size` columns and rows: 4.1 times as many.
  public var sufficientSize: Int? {
    let narrowest = min(aspectRatio.lowerBound, 1 / aspectRatio.upperBound)
    return Int(exactly: (Double(size) / (area.lowerBound * narrowest).squareRoot()).rounded(.up))
  }
}
