/// A zip archive of any records, with checksums. Parts alternate between a record's directory fields,
/// followed by its name, and its compressed contents.
struct ArchiveEnvelope: Envelope {
  /// The flag for sizes and checksum after the contents. Joined archives never have them there.
  private static let isStreamed: UInt8 = 1 << 3

  func parts(of bytes: [UInt8]) -> [[UInt8]] {
    ZipRecord.records(in: bytes).flatMap { record in
      var fields = record.fields
      fields[ZipRecord.flags] &= ~Self.isStreamed
      return [fields + record.name, record.contents]
    }
  }

  func file(of parts: [[UInt8]]) -> [UInt8] {
    ZipRecord.archive(
      of: stride(from: 0, to: parts.count - 1, by: 2).map { index in
        let (head, contents) = (parts[index], parts[index + 1])
        let missing = max(0, ZipRecord.fieldCount - head.count)
        var record = ZipRecord(
          fields: head.prefix(ZipRecord.fieldCount) + [UInt8](repeating: 0, count: missing),
          name: Array(head.dropFirst(ZipRecord.fieldCount)), contents: contents)
        // For deflated contents, neither is known without unpacking them.
        if record.fields.littleEndian(at: ZipRecord.method, bytes: 2) == 0 {
          record.fields.set(ZipRecord.checksum, to: Int(contents.checksum), bytes: 4)
          record.fields.set(ZipRecord.unpackedSize, to: contents.count, bytes: 4)
        }
        return record
      })
  }
}
