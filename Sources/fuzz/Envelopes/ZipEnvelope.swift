/// A zip archive of stored records. The parts are, in turn, the names and the bytes of its records.
struct ZipEnvelope: Envelope {
  /// The records that the directory lists.
  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var position = 0
    while let entry = bytes[position...].firstIndex(of: Self.entryMark[0]) {
      position = entry + 1
      guard bytes[entry...].starts(with: Self.entryMark) else { continue }
      let size = bytes.littleEndian(at: entry + 24, bytes: 4)
      let nameEnd = entry + 46 + bytes.littleEndian(at: entry + 28, bytes: 2)
      let record = bytes.littleEndian(at: entry + 42, bytes: 4)
      let start =
        record + 30 + bytes.littleEndian(at: record + 26, bytes: 2)
        + bytes.littleEndian(at: record + 28, bytes: 2)
      position = min(nameEnd + bytes.littleEndian(at: entry + 30, bytes: 2), bytes.count)
      guard nameEnd <= bytes.count, start + size <= bytes.count else { continue }
      parts += [Array(bytes[entry + 46..<nameEnd]), Array(bytes[start..<start + size])]
    }
    return parts
  }

  private static let recordMark = Array("PK\u{3}\u{4}".utf8)
  private static let entryMark = Array("PK\u{1}\u{2}".utf8)
  private static let endMark = Array("PK\u{5}\u{6}".utf8)

  func file(of parts: [[UInt8]]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let (name, contents) = (parts[index], parts[index + 1])
      directory += Self.entryMark + [UInt8](repeating: 0, count: 16)
      for _ in 0..<2 { directory.append(littleEndian: contents.count, bytes: 4) }
      directory.append(littleEndian: name.count, bytes: 2)
      directory += [UInt8](repeating: 0, count: 12)
      directory.append(littleEndian: bytes.count, bytes: 4)
      directory += name
      bytes += Self.recordMark + [UInt8](repeating: 0, count: 14)
      for _ in 0..<2 { bytes.append(littleEndian: contents.count, bytes: 4) }
      bytes.append(littleEndian: name.count, bytes: 2)
      bytes += [0, 0] + name + contents
    }
    let start = bytes.count
    bytes += directory + Self.endMark + [0, 0, 0, 0]
    for _ in 0..<2 { bytes.append(littleEndian: parts.count / 2, bytes: 2) }
    bytes.append(littleEndian: directory.count, bytes: 4)
    bytes.append(littleEndian: start, bytes: 4)
    return bytes + [0, 0]
  }
}
