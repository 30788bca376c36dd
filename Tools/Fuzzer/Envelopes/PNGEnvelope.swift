/// A PNG file: a signature and chunks, each a length, a type, contents, and a checksum of type and contents.
///
/// A part is a chunk's type and contents.
struct PNGEnvelope: Envelope {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var position = Self.signature.count
    while position + 12 <= bytes.count {
      let end = min(position + 8 + bytes.bigEndian(at: position, bytes: 4), bytes.count)
      parts.append(Array(bytes[position + 4..<end]))
      position = end + 4
    }
    return parts
  }

  func file(of parts: [[UInt8]]) -> [UInt8] {
    var bytes = Self.signature
    for part in parts {
      bytes.append(bigEndian: part.count - 4, bytes: 4)
      bytes += part
      bytes.append(bigEndian: Int(part.checksum), bytes: 4)
    }
    return bytes
  }
}
