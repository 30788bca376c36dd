/// How the files of a format are put together from parts, with lengths and checksums between.
///
/// A parser that meets a wrong length or checksum goes no further. So half of the mutations change parts,
/// and lengths and checksums are made anew.
protocol Envelope: Sendable {
  /// Takes a valid file apart.
  func parts(of bytes: [UInt8]) -> [[UInt8]]
  /// A file of the given parts, which may be any.
  func file(of parts: [[UInt8]]) -> [UInt8]
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, the highest of them first.
  mutating func append(bigEndian value: Int, bytes: Int) {
    for place in (0..<bytes).reversed() { append(UInt8(truncatingIfNeeded: value >> (place * 8))) }
  }

  /// Appends the lowest bytes of a number, the lowest first.
  mutating func append(littleEndian value: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (place * 8))) }
  }

  /// The number in the bytes from `start`, the highest first; bytes past the end count as 0.
  func bigEndian(at start: Int, bytes: Int) -> Int {
    (start..<start + bytes).reduce(0) { $0 << 8 | Int($1 < count ? self[$1] : 0) }
  }

  /// The number in the bytes from `start`, the lowest first; bytes past the end count as 0.
  func littleEndian(at start: Int, bytes: Int) -> Int {
    (start..<start + bytes).reversed().reduce(0) { $0 << 8 | Int($1 < count ? self[$1] : 0) }
  }
}
