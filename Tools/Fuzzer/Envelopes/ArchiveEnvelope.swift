/// A zip archive of any records, with checksums. The parts are, in turn, what the directory says of a record, its
/// name at the end, and its bytes as they are packed.
struct ArchiveEnvelope: Envelope {
  /// The flag that sizes and checksum stand behind the bytes. They never do in what is put together here.
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
        // Of deflated bytes neither is known without unpacking them.
        if record.fields.littleEndian(at: ZipRecord.method, bytes: 2) == 0 {
          record.fields.set(ZipRecord.checksum, to: Int(contents.checksum), bytes: 4)
          record.fields.set(ZipRecord.unpackedSize, to: contents.count, bytes: 4)
        }
        return record
      })
  }
}
