import FineTuningCImageCodecs
import FineTuningFiles
import Foundation

extension Image {
  /// Encodes the image as a JPEG file. Equal pixels become equal bytes.
  ///
  /// - Parameter quality: 1 (small) to 100 (faithful), on libjpeg's scale.
  /// - Throws: `InputError` if the format can't hold the image (more than 65,500 pixels on a side).
  public func jpegData(quality: Int = 92) throws -> Data {
    precondition((1...100).contains(quality), "JPEG quality runs from 1 to 100")
    return try encoded(as: .jpeg) { rgb, bytes, count, message in
      codec_jpeg_encode(rgb, width, height, Int32(quality), bytes, count, message)
    }
  }

  /// Encodes the image as a PNG file, without loss. Equal pixels become equal bytes.
  ///
  /// - Throws: `InputError` if the format can't hold the image (more than 1,000,000 pixels on a side).
  public func pngData() throws -> Data {
    try encoded(as: .png) { rgb, bytes, count, message in
      codec_png_encode(rgb, width, height, bytes, count, message)
    }
  }

  /// Writes the image to a file, completely or not at all, in the format of the path's extension.
  ///
  /// - Throws: `InputError` if the extension isn't .jpg, .jpeg or .png, or if the file can't be written.
  public func write(to path: String) throws {
    switch ImageFormat(extensionOf: path) {
    case .jpeg: try AtomicFile.write(jpegData(), to: path)
    case .png: try AtomicFile.write(pngData(), to: path)
    case nil:
      throw InputError(
        path, expected: "a name that ends in \(ImageFormat.extensions)", found: "another ending",
        advice: "choose one of these")
    }
  }

  private typealias EncodingFunction = (
    _ rgb: UnsafePointer<UInt8>?, _ bytes: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>,
    _ count: UnsafeMutablePointer<Int>, _ message: UnsafeMutablePointer<CChar>?
  ) -> Bool

  private func encoded(as format: ImageFormat, by encode: EncodingFunction) throws -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let message = pixels.withUnsafeBufferPointer { rgb in
      codecFailure { encode(rgb.baseAddress, &bytes, &count, $0) }
    }
    guard message == nil, let bytes else {
      throw InputError(
        "an image of \(width) × \(height) pixels",
        expected: "an image that \(format.rawValue) can hold", found: message ?? "no bytes",
        advice: "make the image smaller")
    }
    return Data(bytesNoCopy: bytes, count: count, deallocator: .free)
  }
}
