/// A data set: images and their classes, by index. Images may be read from files or drawn on demand.
public protocol ImageSource: Sendable {
  /// The number of images.
  var count: Int { get }
  /// Returns the class of the image at `index`.
  func label(at index: Int) -> Int
  /// Returns the image at `index`: the same one every time.
  func image(at index: Int) throws -> Image
  /// Returns the image at `index`, perhaps scaled down to no less than `sufficientSize` columns and rows.
  func image(at index: Int, sufficientSize: Int?) throws -> Image
}

extension ImageSource {
  /// Returns the image as it is.
  public func image(at index: Int, sufficientSize: Int?) throws -> Image { try image(at: index) }
}
