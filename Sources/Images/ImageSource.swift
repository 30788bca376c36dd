/// A data set: images and their classes, by index. They may lie in files or be drawn when asked for.
public protocol ImageSource: Sendable {
  /// The number of images.
  var count: Int { get }
  /// The class of the image at `index`.
  func label(at index: Int) -> Int
  /// The image at `index`: the same one every time.
  func image(at index: Int) throws -> Image
}
