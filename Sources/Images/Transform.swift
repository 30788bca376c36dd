import Tensors

/// A step on the way from a picture to a network's input: picture in, picture out.
///
/// Random transforms take their numbers from the source that they are given, and from nowhere else: the same
/// source makes the same picture.
public protocol Transform: Sendable {
  /// The transformed picture.
  func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image

  /// The sides of the square picture that comes out whatever goes in, or nil if that depends on what goes in.
  var outputSize: Int? { get }
}

extension Transform {
  /// Nil: most transforms keep the size.
  public var outputSize: Int? { nil }
}
