/// A record of a zip archive, with its fields in the archive's directory.
struct ZipRecord {
  /// The fields of its directory entry, from behind the signature up to the name.
  var fields: [UInt8]
  var name: [UInt8]
  /// The contents, compressed with the method given in the fields.
  var contents: [UInt8]

  /// The number of bytes in `fields`, and the offsets of some fields.
  static let fieldCount = 42
  static let (flags, method, checksum, unpackedSize) = (4, 6, 12, 20)
  private static let (packedSize, nameLength, place) = (16, 24, 38)

  private static let recordSignature = Array("PK\u{3}\u{4}".utf8)
  private static let entrySignature = Array("PK\u{1}\u{2}".utf8)
  private static let endSignature = Array("PK\u{5}\u{6}".utf8)

  /// Returns the records listed in an archive's directory.
  static func records(in bytes: [UInt8]) -> [ZipRecord] {
    var records: [ZipRecord] = []
    var position = 0
    while let entry = bytes[position...].firstIndex(of: entrySignature[0]) {
      position = entry + 1
      guard bytes[entry...].starts(with: entrySignature) else { continue }
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

  /// Joins records to an archive, with new lengths and offsets; all other fields stay as they are.
  static func archive(of records: [ZipRecord]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for record in records {
      var fields = record.fields
      fields.set(Self.packedSize, to: record.contents.count, bytes: 4)
      fields.set(Self.nameLength, to: record.name.count, bytes: 2)
      fields.set(Self.nameLength + 2, to: 0, bytes: 4)  // no extra fields and no comment
      fields.set(Self.place, to: bytes.count, bytes: 4)
      directory += Self.entrySignature + fields + record.name
      bytes += Self.recordSignature + fields[2..<Self.nameLength + 4] + record.name + record.contents
    }
    let start = bytes.count
    bytes += directory + Self.endSignature + [0, 0, 0, 0]
    for _ in 0..<2 { bytes.append(littleEndian: records.count, bytes: 2) }
    bytes.append(littleEndian: directory.count, bytes: 4)
    bytes.append(littleEndian: start, bytes: 4)
    return bytes + [0, 0]
  }
}
