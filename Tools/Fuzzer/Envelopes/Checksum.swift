extension [UInt8] {
  /// CRC-32, as PNG files and zip archives have it: annex D of the PNG specification.
  var checksum: UInt32 { ~reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 } }
}

private let table = (0..<256).map { (byte: UInt32) in
  (0..<8).reduce(byte) { code, _ in code & 1 == 1 ? 0xEDB8_8320 ^ code >> 1 : code >> 1 }
}
