import Tensors

/// Transforms one after another, and at the end the normalization: the whole way from an image to the
/// numbers that a network reads.
///
/// ```swift
/// let training = Compose([RandomResizedCrop(224), RandomFlipLeftRight()])
/// let testing = Compose([Resize(256), CenterCrop(224)])
/// ```
public struct Compose: Sendable {
  /// The steps, in their order.
  public let transforms: [any Transform]
  /// The last step, from bytes to numbers.
  public let normalization: Normalization
  /// Columns and rows of the result.
  public let size: Int

  /// Applies `transforms` in their order, then `normalization`.
  ///
  /// At least one of the transforms must fix the size, or images of a batch would differ in theirs.
  public init(_ transforms: [any Transform], normalization: Normalization = .imageNet) {
    guard let size = transforms.last(where: { $0.outputSize != nil })?.outputSize else {
      preconditionFailure("one of the transforms must fix the size of the result")
    }
    self.transforms = transforms
    self.normalization = normalization
    self.size = size
  }

  /// `image` after all transforms, before the normalization.
  public func transformed(_ image: Image, using random: inout RandomSource) -> Image {
    transforms.reduce(image) { image, transform in transform(image, using: &random) }
  }

  /// Transforms and normalizes `image`: `size × size × 3` numbers, channels contiguous, into a buffer of
  /// that many.
  public func callAsFunction(
    _ image: Image, using random: inout RandomSource, into target: UnsafeMutableBufferPointer<Float>
  ) {
    normalization.write(transformed(image, using: &random), into: target)
  }
}

extension Compose {
  /// The book's way to train: a random crop, resized, and flipped half the time.
  public static func training(size: Int) -> Compose {
    Compose([RandomResizedCrop(size), RandomFlipLeftRight()])
  }

  /// The book's way to test: resized to 256/224 of the size, then the centre. It distorts, as Gluon does.
  public static func testing(size: Int) -> Compose {
    Compose([Resize((size * 256 + 112) / 224), CenterCrop(size)])
  }
}

extension Compose {
  /// Transforms and normalizes one image: 1 × size × size × 3.
  public func tensor(of image: Image, using random: inout RandomSource) -> Tensor {
    var tensor = Tensor(uninitialized: [1, size, size, 3])
    let count = tensor.count
    tensor.write { self(image, using: &random, into: UnsafeMutableBufferPointer(start: $0, count: count)) }
    return tensor
  }
}
