/// Images as a network reads them, and their labels.
public struct Batch: Sendable {
  /// `count × size × size × 3` numbers: image by image, row by row, channels contiguous (NHWC).
  public let images: BatchBuffer
  /// The class of each image.
  public let labels: [Int]
  /// The index of each image in its data set.
  public let indices: [Int]
  /// Columns and rows of each image.
  public let size: Int

  /// The number of images.
  public var count: Int { labels.count }

  /// The image at `position` of the batch, for people to look at.
  public func image(at position: Int, undoing normalization: Normalization) -> Image {
    images.withUnsafeBufferPointer { numbers in
      let length = size * size * 3
      let range = position * length..<(position + 1) * length
      return normalization.image(
        from: UnsafeBufferPointer(rebasing: numbers[range]), width: size, height: size)
    }
  }
}
