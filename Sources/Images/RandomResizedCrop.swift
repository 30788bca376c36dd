import Foundation
import Tensors

/// Cuts out a random part of an image, of random area and aspect ratio, and resizes it to a square.
///
/// As Gluon's `RandomResizedCrop` (`random_size_crop` in `python/mxnet/image/image.py`).
public struct RandomResizedCrop: Transform {
  /// Columns and rows of the result.
  public let size: Int
  /// The part's share of the image's area.
  public let area: ClosedRange<Double>
  /// The part's width divided by its height.
  public let aspectRatio: ClosedRange<Double>

  /// Cuts out parts whose area is drawn uniformly from `area`, and the logarithm of whose aspect ratio uniformly
  /// between those of `aspectRatio`'s bounds: 3/4 is as likely as 4/3.
  public init(
    _ size: Int, area: ClosedRange<Double> = 0.08...1, aspectRatio: ClosedRange<Double> = 3.0 / 4...4.0 / 3
  ) {
    self.size = size
    self.area = area
    self.aspectRatio = aspectRatio
  }

  /// Draws the rectangle that is to be cut out of `image`.
  ///
  /// Of ten rectangles, the first that fits is taken. If none does, which happens to long, narrow images,
  /// it is the centre that `CenterCrop` cuts out.
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

  /// A random part of `image`.
  public func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    image.cropped(to: rectangle(in: image, using: &random), resizedTo: (size, size))
  }

  /// `size`, whatever goes in.
  public var outputSize: Int? { size }
}
