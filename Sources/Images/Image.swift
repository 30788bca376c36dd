/// An image in memory: rows from the top, three bytes per pixel in the order red, green, blue.
public struct Image: Equatable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `height × width × 3` bytes, 0…255.
  public var pixels: [UInt8]

  /// Creates an image with the given pixels, or a black one.
  public init(width: Int, height: Int, pixels: [UInt8]? = nil) {
    precondition(width > 0 && height > 0, "an image has at least one pixel")
    let count = width * height * 3
    precondition(pixels == nil || pixels?.count == count, "expected \(count) bytes")
    self.width = width
    self.height = height
    self.pixels = pixels ?? [UInt8](repeating: 0, count: count)
  }

  /// The red, green and blue bytes at column `x` of row `y`.
  public subscript(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
    get {
      let offset = (y * width + x) * 3
      return (pixels[offset], pixels[offset + 1], pixels[offset + 2])
    }
    set {
      let offset = (y * width + x) * 3
      pixels[offset] = newValue.red
      pixels[offset + 1] = newValue.green
      pixels[offset + 2] = newValue.blue
    }
  }
}
