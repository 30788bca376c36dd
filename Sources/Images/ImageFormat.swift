/// An image file format that this module reads and writes.
public enum ImageFormat: String, Sendable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"

  /// The format of a file that begins with `bytes`. Names lie; the first bytes don't.
  public init?(startOf bytes: some Collection<UInt8>) {
    let format = Self.allCases.first { bytes.starts(with: $0.signature) }
    guard let format else { return nil }
    self = format
  }

  /// The name of a format that this module doesn't read, but that a file with an image's name often has.
  static func nameOfOther(startOf bytes: some Collection<UInt8>) -> String? {
    let start = String(decoding: bytes.prefix(12), as: UTF8.self)
    if start.hasPrefix("RIFF") && start.hasSuffix("WEBP") { return "a WebP image" }
    if start.hasPrefix("GIF8") { return "a GIF image" }
    if start.hasPrefix("BM") { return "a BMP image" }
    if start.hasPrefix("II*\0") || start.hasPrefix("MM\0*") { return "a TIFF image" }
    if start.dropFirst(4).hasPrefix("ftyp") {
      return start.hasSuffix("avif") ? "an AVIF image" : "a HEIC image"
    }
    if start.hasPrefix("<svg") || start.hasPrefix("<?xml") { return "an SVG image" }
    if start.hasPrefix("<!DOCTYPE") || start.hasPrefix("<html") { return "a web page" }
    return nil
  }

  /// The format that a path's extension stands for, in upper or lower case.
  public init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
    case "png": self = .png
    default: return nil
    }
  }

  /// The usual extensions, for messages. Cameras and browsers also write .jpe and .jfif, which are JPEG too.
  public static let extensions = ".jpg, .jpeg or .png"

  /// The bytes that every file of this format begins with.
  private var signature: [UInt8] {
    switch self {
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    }
  }
}
