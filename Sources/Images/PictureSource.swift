/// A data set: pictures and their classes, by index. They may lie in files or be drawn when asked for.
public protocol PictureSource: Sendable {
  /// The number of pictures.
  var count: Int { get }
  /// The class of the picture at `index`.
  func label(at index: Int) -> Int
  /// The picture at `index`: the same one every time.
  func image(at index: Int) throws -> Image
}
