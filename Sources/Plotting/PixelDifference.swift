import FineTuningImages

/// The pixels in which two images differ, and an image of them.
///
/// Other versions of Cairo may mix translucent colours a little differently, by up to 7 levels between 1.16 and 1.18. One
/// changed digit is far more than that: at least 27 pixels by more than 32 levels.
public struct PixelDifference {
  /// The difference in a channel, of 255, up to which two pixels are taken for the same.
  public static let channelTolerance = 16
  /// The differing pixels in a million up to which two images are taken for the same.
  public static let pixelTolerance = 20

  /// How many pixels differ; where only one image has a pixel, it does.
  public private(set) var count = 0
  /// The pixels of an image that is as wide as the wider one and as high as the higher.
  public let total: Int
  private let images: (old: Image, new: Image)
  /// The old image in pale grey, with the pixels that differ in red.
  private var map: Image

  /// Compares two images pixel by pixel.
  public init(_ old: Image, _ new: Image) {
    let (width, height) = (max(old.width, new.width), max(old.height, new.height))
    images = (old, new)
    total = width * height
    map = Image(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        guard x < min(old.width, new.width), y < min(old.height, new.height),
          Self.areSame(old[x, y], new[x, y])
        else {
          count += 1
          map[x, y] = (220, 30, 30)
          continue
        }
        let (red, green, blue) = old[x, y]
        let pale = UInt8(191 + (Int(red) + Int(green) + Int(blue)) / 12)
        map[x, y] = (pale, pale, pale)
      }
    }
  }

  private static func areSame(
    _ a: (red: UInt8, green: UInt8, blue: UInt8), _ b: (red: UInt8, green: UInt8, blue: UInt8)
  ) -> Bool {
    func areClose(_ a: UInt8, _ b: UInt8) -> Bool { abs(Int(a) - Int(b)) <= channelTolerance }
    return areClose(a.red, b.red) && areClose(a.green, b.green) && areClose(a.blue, b.blue)
  }

  /// Whether the images differ by more than fonts and codecs of two machines do.
  public var isSignificant: Bool { count * 1_000_000 > total * Self.pixelTolerance }

  /// Both images and their difference side by side, two pixels to a point.
  public var figure: ImageGrid {
    ImageGrid(
      [
        .init(images.old, caption: ["committed"]), .init(images.new, caption: ["new"]),
        .init(map, caption: ["differing pixels in red"]),
      ], columns: 3, cellSize: (Double(map.width) / 2, Double(map.height) / 2))
  }
}
