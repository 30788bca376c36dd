import Tensors

/// A step on the way from an image to a network's input: image in, image out.
///
/// Random transforms take their numbers from the source that they are given, and from nowhere else: the same
/// source makes the same image.
public protocol Transform: Sendable {
  /// The transformed image.
  func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image

  /// The sides of the square image that comes out whatever goes in, or nil if that depends on what goes in.
  var outputSize: Int? { get }
}

extension Transform {
  /// Nil: most transforms keep the size.
  public var outputSize: Int? { nil }
}
