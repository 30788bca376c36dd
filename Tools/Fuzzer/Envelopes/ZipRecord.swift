/// A record of a zip archive, and what the directory says of it.
struct ZipRecord {
  /// The directory's fields after its mark, up to the name.
  var fields: [UInt8]
  var name: [UInt8]
  /// The bytes, packed by the method that the fields tell.
  var contents: [UInt8]

  /// How many bytes of fields there are, and where a few of them stand.
  static let fieldCount = 42
  static let (flags, method, checksum, unpackedSize) = (4, 6, 12, 20)
  private static let (packedSize, nameLength, place) = (16, 24, 38)

  private static let recordMark = Array("PK\u{3}\u{4}".utf8)
  private static let entryMark = Array("PK\u{1}\u{2}".utf8)
  private static let endMark = Array("PK\u{5}\u{6}".utf8)

  /// The records that a directory lists.
  static func records(in bytes: [UInt8]) -> [ZipRecord] {
    var records: [ZipRecord] = []
    var position = 0
    while let entry = bytes[position...].firstIndex(of: entryMark[0]) {
      position = entry + 1
      guard bytes[entry...].starts(with: entryMark) else { continue }
      let size = bytes.littleEndian(at: entry + 20, bytes: 4)
      let nameEnd = entry + 46 + bytes.littleEndian(at: entry + 28, bytes: 2)
      let record = bytes.littleEndian(at: entry + 42, bytes: 4)
      let start =
        record + 30 + bytes.littleEndian(at: record + 26, bytes: 2)
        + bytes.littleEndian(at: record + 28, bytes: 2)
      position = min(nameEnd + bytes.littleEndian(at: entry + 30, bytes: 2), bytes.count)
      guard nameEnd <= bytes.count, start + size <= bytes.count else { continue }
      records.append(
        ZipRecord(
          fields: Array(bytes[entry + 4..<entry + 46]), name: Array(bytes[entry + 46..<nameEnd]),
          contents: Array(bytes[start..<start + size])))
    }
    return records
  }

  /// An archive of records: lengths and places are made anew, all other fields stay.
  static func archive(of records: [ZipRecord]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for record in records {
      var fields = record.fields
      fields.set(Self.packedSize, to: record.contents.count, bytes: 4)
      fields.set(Self.nameLength, to: record.name.count, bytes: 2)
      fields.set(Self.nameLength + 2, to: 0, bytes: 4)  // no further fields, and no comment
      fields.set(Self.place, to: bytes.count, bytes: 4)
      directory += Self.entryMark + fields + record.name
      bytes += Self.recordMark + fields[2..<Self.nameLength + 4] + record.name + record.contents
    }
    let start = bytes.count
    bytes += directory + Self.endMark + [0, 0, 0, 0]
    for _ in 0..<2 { bytes.append(littleEndian: records.count, bytes: 2) }
    bytes.append(littleEndian: directory.count, bytes: 4)
    bytes.append(littleEndian: start, bytes: 4)
    return bytes + [0, 0]
  }
}

extension [UInt8] {
  /// Overwrites bytes with the lowest of a number, the lowest first.
  mutating func set(_ place: Int, to value: Int, bytes: Int) {
    for index in 0..<bytes { self[place + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) }
  }
}
