import FineTuningTensors

/// Images as a network reads them, and their labels.
public struct Batch: Sendable {
  /// The normalized images, count × size × size × 3 (NHWC).
  public let images: Tensor
  /// The class of each image.
  public let labels: [Int]
  /// The index of each image in its data set.
  public let indices: [Int]

  /// The number of images.
  public var count: Int { labels.count }

  /// Columns and rows of each image.
  public var size: Int { images.shape[1] }

  /// Returns the image at `position` of the batch, for people to look at.
  public func image(at position: Int, undoing normalization: Normalization) -> Image {
    precondition(labels.indices.contains(position), "position \(position) is outside a batch of \(count)")
    let length = size * size * 3
    return images.read { base in
      normalization.image(
        from: UnsafeBufferPointer(start: base + position * length, count: length), width: size, height: size)
    }
  }
}

/// A batch in the making. The loader's threads write its images to the memory that the network reads, so
/// nothing is copied.
struct UnfinishedBatch: Sendable {
  private let images: TensorBuilder
  private let labels: [Int]
  private let indices: [Int]

  /// Reserves memory for images of `size` × `size` pixels.
  init(size: Int, labels: [Int], indices: [Int]) {
    images = TensorBuilder([labels.count, size, size, 3])
    self.labels = labels
    self.indices = indices
  }

  /// Calls `body` with the memory of the image at `position`, which no other thread may use meanwhile.
  func withImage(at position: Int, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Void) rethrows {
    try images.withUnsafeMutableElements(of: position, body)
  }

  /// Returns the batch, once all of its images are filled in.
  func finish() -> Batch {
    Batch(images: images.finish(), labels: labels, indices: indices)
  }
}
