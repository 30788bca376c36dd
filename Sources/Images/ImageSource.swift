/// A data set: images and their classes, by index. Images may be read from files or drawn on demand.
public protocol ImageSource: Sendable {
  /// The number of images.
  var count: Int { get }
  /// Returns the class of the image at `index`.
  func label(at index: Int) -> Int
  /// Returns the image at `index`: the same one every time.
  func image(at index: Int) throws -> Image
}
