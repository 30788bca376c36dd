import FineTuningTensors

/// Several transforms in a row, then the normalization: all the steps from an image to a network's input.
///
/// ```swift
/// let training = Compose([RandomResizedCrop(224), RandomFlipLeftRight()])
/// let testing = Compose([Resize(256), CenterCrop(224)])
/// ```
public struct Compose: Sendable {
  /// The steps before the normalization, in order.
  public let transforms: [any Transform]
  /// The last step, from bytes to floats.
  public let normalization: Normalization
  /// Columns and rows of the result.
  public let size: Int

  /// Applies `transforms` in order, then `normalization`.
  ///
  /// At least one of the transforms must fix the size, because all images of a batch have the same one.
  public init(_ transforms: [any Transform], normalization: Normalization = .imageNet) {
    guard let size = transforms.last(where: { $0.outputSize != nil })?.outputSize else {
      preconditionFailure("one of the transforms must fix the size of the result")
    }
    self.transforms = transforms
    self.normalization = normalization
    self.size = size
  }

  /// How many columns and rows of an image are enough for the first transform, which alone sees its size; nil
  /// if all are needed. Large photographs are decoded scaled down to no less.
  public var sufficientSize: Int? { transforms.first?.sufficientSize }

  /// Returns `image` after all transforms, before the normalization.
  public func transformed(_ image: Image, using random: inout RandomSource) -> Image {
    transforms.reduce(image) { image, transform in transform(image, using: &random) }
  }

  /// Transforms and normalizes `image` and writes the `size × size × 3` values, channels contiguous, into a
  /// buffer of that size.
  public func callAsFunction(
    _ image: Image, using random: inout RandomSource, into target: UnsafeMutableBufferPointer<Float>
  ) {
    normalization.write(transformed(image, using: &random), into: target)
  }
}

extension Compose {
  /// The transforms that D2L trains with: a random crop, resized and flipped half the time.
  public static func training(size: Int, normalization: Normalization = .imageNet) -> Compose {
    Compose([RandomResizedCrop(size), RandomFlipLeftRight()], normalization: normalization)
  }

  /// The transforms that D2L tests with: resized to 256/224 of the size, then cropped to the centre. Like
  /// Gluon's, they ignore the aspect ratio.
  public static func testing(size: Int, normalization: Normalization = .imageNet) -> Compose {
    Compose([Resize((size * 256 + 112) / 224), CenterCrop(size)], normalization: normalization)
  }
}

extension Compose {
  /// Transforms and normalizes one image into a batch of one: 1 × size × size × 3.
  public func tensor(of image: Image, using random: inout RandomSource) -> Tensor {
    var tensor = Tensor(uninitialized: [1, size, size, 3])
    let count = tensor.count
    tensor.write { self(image, using: &random, into: UnsafeMutableBufferPointer(start: $0, count: count)) }
    return tensor
  }
}
