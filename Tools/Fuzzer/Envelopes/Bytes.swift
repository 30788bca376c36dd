extension [UInt8] {
  /// Appends the low bytes of `value` in big-endian order.
  mutating func append(bigEndian value: Int, bytes: Int) {
    for place in (0..<bytes).reversed() { append(UInt8(truncatingIfNeeded: value >> (place * 8))) }
  }

  /// Appends the low bytes of `value` in little-endian order.
  mutating func append(littleEndian value: Int, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (place * 8))) }
  }

  /// Reads a big-endian number; bytes past the end count as 0.
  func bigEndian(at start: Int, bytes: Int) -> Int {
    (start..<start + bytes).reduce(0) { $0 << 8 | Int($1 < count ? self[$1] : 0) }
  }

  /// Reads a little-endian number; bytes past the end count as 0.
  func littleEndian(at start: Int, bytes: Int) -> Int {
    (start..<start + bytes).reversed().reduce(0) { $0 << 8 | Int($1 < count ? self[$1] : 0) }
  }

  /// Overwrites bytes at `place` with the low bytes of `value` in little-endian order.
  mutating func set(_ place: Int, to value: Int, bytes: Int) {
    for index in 0..<bytes { self[place + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) }
  }

  /// CRC-32, as in PNG files and zip archives: annex D of the PNG specification.
  var checksum: UInt32 { ~reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 } }
}

private let table = (0..<256).map { (byte: UInt32) in
  (0..<8).reduce(byte) { code, _ in code & 1 == 1 ? 0xEDB8_8320 ^ code >> 1 : code >> 1 }
}
