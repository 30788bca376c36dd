import FineTuningTensors

/// A step between an image file and a network's input: image in, image out.
///
/// Random transforms draw only from the source they are given, so equal sources produce equal images.
public protocol Transform: Sendable {
  /// Returns the transformed image.
  func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image

  /// Columns and rows of the result if it's a square of the same size for every image, otherwise nil.
  var outputSize: Int? { get }

  /// How many columns and rows of an image are enough: a larger image, scaled down to no less, leads to as good
  /// a result. Nil if the result depends on the size of the image.
  var sufficientSize: Int? { get }
}

extension Transform {
  /// Nil, because most transforms keep the size of the image.
  public var outputSize: Int? { nil }
  /// Nil, because only a transform that scales its input can say.
  public var sufficientSize: Int? { nil }
}
