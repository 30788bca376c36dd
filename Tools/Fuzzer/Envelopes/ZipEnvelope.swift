/// A zip archive of uncompressed records whose checksums nobody reads. Parts alternate between a record's
/// name and its contents.
struct ZipEnvelope: Envelope {
  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    ZipRecord.records(in: bytes).flatMap { [$0.name, $0.contents] }
  }

  func file(of parts: [[UInt8]]) -> [UInt8] {
    ZipRecord.archive(
      of: stride(from: 0, to: parts.count - 1, by: 2).map { index in
        var record = ZipRecord(
          fields: [UInt8](repeating: 0, count: ZipRecord.fieldCount), name: parts[index],
          contents: parts[index + 1])
        record.fields.set(ZipRecord.unpackedSize, to: record.contents.count, bytes: 4)
        return record
      })
  }
}
