/// A rectangle of whole pixels: its upper left corner and its size.
public struct PixelRectangle: Equatable, Hashable, Sendable {
  /// The first column and row.
  public var x, y: Int
  /// Columns and rows.
  public var width, height: Int

  /// Creates a rectangle whose upper left pixel is at column `x` of row `y`.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Returns true if the rectangle isn't empty and lies within `image`.
  public func fits(in image: Image) -> Bool {
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= image.width && y + height <= image.height
  }
}

extension Image {
  /// The rectangle of all pixels.
  public var bounds: PixelRectangle { PixelRectangle(x: 0, y: 0, width: width, height: height) }
}
