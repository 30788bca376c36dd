import FineTuningCImageCodecs
import FineTuningFiles
import Foundation

extension Image {
  /// The maximum number of pixels of an image read from a file: 300 MB. If such an image is a progressive
  /// JPEG, the decoder needs up to 800 MB on top of that; otherwise next to nothing.
  public static let pixelLimit = 100_000_000

  /// Reads a JPEG or PNG file, recognized by its content, not its name.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - sufficientSize: How many columns and rows are enough. A JPEG image that has at least twice as many of both
  ///     is decoded at 1/2, 1/4 or 1/8 of its size, which takes a fraction of the time and memory; it keeps at least
  ///     this size. Nil decodes every pixel.
  /// - Throws: `InputError` if the file can't be read, is not an image, is damaged or cut short, announces
  ///   more pixels than its bytes can hold, or has more than `pixelLimit` pixels.
  public init(contentsOf path: String, sufficientSize: Int? = nil) throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw InputError(
        path, expected: "an image that can be read", found: InputError.reason(error),
        advice: "check the path and its permissions")
    }
    self = try Self.decode(data, path: path, sufficientSize: sufficientSize)
  }

  /// Decodes the bytes of a JPEG or PNG file.
  ///
  /// Converts grey, palette, CMYK and 16-bit images to 8-bit red, green and blue. Ignores alpha and the
  /// orientation in EXIF data, like OpenCV's `IMREAD_COLOR` and therefore Gluon.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - path: The name for the bytes in error messages.
  ///   - sufficientSize: How many columns and rows are enough, as for `init(contentsOf:sufficientSize:)`.
  /// - Throws: `InputError`, as `init(contentsOf:)` does.
  public static func decode(
    _ bytes: some ContiguousBytes, path: String, sufficientSize: Int? = nil
  ) throws -> Image {
    try bytes.withUnsafeBytes { raw in
      try decode(raw.bindMemory(to: UInt8.self), path: path, sufficientSize: sufficientSize)
    }
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, sufficientSize: Int?
  ) throws -> Image {
    guard let format = ImageFormat(startOf: bytes) else {
      throw InputError(
        path, expected: "a JPEG or PNG image", found: firstBytes(of: bytes),
        advice: "convert or replace the file, or remove it")
    }
    let codec = DecodingFunctions(format)
    var (width, height, minimumBytes) = (0, 0, 0)
    func damaged(_ message: String) -> InputError {
      InputError(
        path, expected: "a sound \(format.rawValue) image", found: "damage (\(message))",
        advice: "get the file again, or remove it")
    }
    let message = codecFailure {
      codec.size(bytes.baseAddress, bytes.count, &width, &height, &minimumBytes, $0)
    }
    if let message { throw damaged(message) }
    guard width > 0, height > 0, height <= pixelLimit / width else {
      throw InputError(
        path, expected: "an image of at most \(pixelLimit) pixels", found: "\(width) × \(height)",
        advice: "make the image smaller")
    }
    guard minimumBytes <= bytes.count else {
      throw damaged("\(width) × \(height) pixels cannot be in \(bytes.count) bytes")
    }
    let shrink = format.shrink(width, height, sufficientSize: sufficientSize)
    (width, height) = ((width + shrink - 1) / shrink, (height + shrink - 1) / shrink)
    let pixels = try [UInt8](unsafeUninitializedCapacity: width * height * 3) { rgb, count in
      let message = codecFailure {
        codec.decode(bytes.baseAddress, bytes.count, shrink, width, height, rgb.baseAddress, $0)
      }
      if let message { throw damaged(message) }
      count = width * height * 3
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private static func firstBytes(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.isEmpty { return "an empty file" }
    if let name = ImageFormat.nameOfOther(startOf: bytes) { return name }
    let digits = bytes.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "a file that begins with the bytes \(digits.joined(separator: " "))"
  }
}

extension ImageFormat {
  /// By how much the decoder can divide the size of an image and leave at least `sufficientSize` columns and
  /// rows.
  fileprivate func shrink(_ width: Int, _ height: Int, sufficientSize: Int?) -> Int {
    guard self == .jpeg, let sufficientSize else { return 1 }
    return [8, 4, 2].first { min(width, height) / $0 >= sufficientSize } ?? 1
  }
}

/// The C functions that read an image format.
private struct DecodingFunctions {
  typealias Message = UnsafeMutablePointer<CChar>?
  typealias Result = UnsafeMutablePointer<Int>
  let size: (UnsafePointer<UInt8>?, Int, Result, Result, Result, Message) -> Bool
  let decode: (UnsafePointer<UInt8>?, Int, Int, Int, Int, UnsafeMutablePointer<UInt8>?, Message) -> Bool

  init(_ format: ImageFormat) {
    switch format {
    case .jpeg:
      size = codec_jpeg_size
      decode = { codec_jpeg_decode($0, $1, Int32($2), $3, $4, $5, $6) }
    case .png:
      size = codec_png_size
      decode = { bytes, count, _, width, height, rgb, message in
        codec_png_decode(bytes, count, width, height, rgb, message)
      }
    }
  }
}
