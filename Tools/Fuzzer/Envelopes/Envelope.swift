/// A file format's structure: parts, with lengths and checksums in between.
///
/// A parser stops at a wrong length or checksum. So half of the mutations change parts, and `file(of:)`
/// computes lengths and checksums again.
protocol Envelope: Sendable {
  /// Splits a valid file into parts.
  func parts(of bytes: [UInt8]) -> [[UInt8]]
  /// Joins parts, which may hold any bytes, to a file.
  func file(of parts: [[UInt8]]) -> [UInt8]
}
