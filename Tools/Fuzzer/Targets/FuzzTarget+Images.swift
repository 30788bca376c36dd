import FineTuningImages

extension FuzzTarget {
  /// The decoder accepts at most a thousand pixels per byte of the file, at three bytes each.
  private static let imageMemory = 128 << 20

  static let jpeg = FuzzTarget(
    name: "jpeg", summary: "JPEG images, through libjpeg", memoryLimit: imageMemory,
    envelope: JPEGEnvelope(),
    tokens: [[0xFF, 0xD8, 0xFF], [0xFF, 0xD9], [0xFF, 0xD0], [0xFF, 0xC4], [0xEA, 0x60, 0xEA, 0x60]]
      + ["JFIF\0", "Exif\0\0", "Adobe\0"].map { Array($0.utf8) },
    corpus: {
      try fixtures(in: "images", endings: [".jpg"], bytes: 4096)
        + sizes.map { [UInt8](try image($0, $1).jpegData()) }
    },
    parser: { _ in decode })

  static let png = FuzzTarget(
    name: "png", summary: "PNG images, through libpng", memoryLimit: imageMemory, envelope: PNGEnvelope(),
    tokens: [
      "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "tEXt", "zTXt", "iTXt", "bKGD",
      "pHYs", "sBIT", "hIST", "tIME", "sPLT", "eXIf", "acTL",
    ].map { Array($0.utf8) } + [[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]],
    corpus: {
      try fixtures(in: "images", endings: [".png"], bytes: 2048)
        + sizes.map { [UInt8](try image($0, $1).pngData()) }
    },
    parser: { _ in decode })

  private static let decode: @Sendable ([UInt8]) throws -> Void = {
    _ = try Image.decode($0, path: "the image")
  }

  private static let sizes = [(1, 1), (9, 5), (16, 16)]

  /// Returns an image in which no pixel is like its neighbours.
  private static func image(_ width: Int, _ height: Int) -> Image {
    Image(
      width: width, height: height,
      pixels: (0..<width * height * 3).map { UInt8(truncatingIfNeeded: $0 * $0 * 7) })
  }
}
