/// The directory of a zip archive with uncompressed records, as PyTorch writes it.
///
/// It's parsed here because no library tells where in the file a record's bytes are, and reading them in
/// place requires that. Zip is specified in PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.3.
struct ZipDirectory {
  private struct Record {
    /// The position of its bytes.
    let range: Range<Int>
    /// The position of the whole record, including the header before its bytes.
    let extent: Range<Int>
    /// How the bytes were transformed (compressed, encrypted), if at all.
    let change: String?
  }

  private var records: [String: Record] = [:]

  private static let localSignature: UInt32 = 0x0403_4B50
  private static let entrySignature: UInt32 = 0x0201_4B50
  private static let endSignature: UInt32 = 0x0605_4B50
  private static let longEndSignature: UInt32 = 0x0606_4B50
  private static let longEndLocatorSignature: UInt32 = 0x0706_4B50
  private static let (endLength, longEndLocatorLength) = (22, 20)

  /// Whether a file may be a zip archive.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 4 && UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) == localSignature
  }

  /// Reads the directory of a file.
  init(of file: MappedFile) throws {
    var (reader, count) = try Self.directory(file)
    for _ in 0..<count {
      let (name, record) = try Self.record(&reader, file)
      guard records.updateValue(record, forKey: name) == nil else {
        throw Malformed("the record \(name) twice")
      }
    }
    let extents = records.values.map(\.extent).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    for (one, next) in zip(extents, extents.dropFirst()) where one.upperBound > next.lowerBound {
      throw Malformed("records that overlap at byte \(next.lowerBound)")
    }
  }

  /// The names of all records.
  var names: some Collection<String> { records.keys }

  /// Returns the position of a record's bytes, or nil if there's no such record.
  func range(of name: String) throws -> Range<Int>? {
    guard let record = records[name] else { return nil }
    if let change = record.change {
      throw Malformed(
        "the record \(name), which is \(change)",
        expected: "an archive with uncompressed records, as PyTorch writes it")
    }
    return record.range
  }

  /// Finds the directory by the signature at the end of the file. A comment may follow, though PyTorch never
  /// writes one.
  private static func directory(_ file: MappedFile) throws -> (reader: ByteReader, count: Int) {
    let length = file.bytes.count
    let maximumCommentLength = Int(UInt16.max)
    let first = max(0, length - endLength - maximumCommentLength)
    for end in stride(from: length - endLength, through: first, by: -1) {
      var reader = ByteReader(file, end..<length)
      guard try reader.integer(UInt32.self, "the end of the archive") == endSignature else { continue }
      _ = try reader.skip(6, "the end of the archive")
      let count = try reader.count(UInt16.self, "the number of records")
      let size = try reader.count(UInt32.self, "the size of the directory")
      let start = try reader.count(UInt32.self, "the start of the directory")
      guard try reader.count(UInt16.self, "a comment's length") == reader.remaining else { continue }
      if let long = try longDirectory(file, before: end) { return long }
      return (try self.reader(file, start, size, before: end), count)
    }
    throw Malformed("a zip archive without its directory, perhaps cut short")
  }

  /// Finds the directory as archives over 4 GB record it, which PyTorch always does.
  private static func longDirectory(
    _ file: MappedFile, before end: Int
  ) throws -> (reader: ByteReader, count: Int)? {
    guard end >= longEndLocatorLength else { return nil }
    var locator = ByteReader(file, end - longEndLocatorLength..<end)
    guard try locator.integer(UInt32.self, "a locator") == longEndLocatorSignature else { return nil }
    _ = try locator.skip(4, "a locator")
    let place = try locator.count(UInt64.self, "the offset of the directory's end")
    var reader = ByteReader(file, 0..<end)
    _ = try reader.skip(place, "the part before the directory's end")
    guard try reader.integer(UInt32.self, "the directory's end") == longEndSignature else {
      throw Malformed("a wrong signature at the directory's end")
    }
    _ = try reader.skip(28, "the directory's end")
    let count = try reader.count(UInt64.self, "the number of records")
    let size = try reader.count(UInt64.self, "the size of the directory")
    let start = try reader.count(UInt64.self, "the start of the directory")
    return (try self.reader(file, start, size, before: place), count)
  }

  private static func reader(_ file: MappedFile, _ start: Int, _ size: Int, before end: Int) throws
    -> ByteReader
  {
    guard start <= end, size <= end - start else {
      throw Malformed("a directory of \(size) bytes at byte \(start), past its end at \(end)")
    }
    return ByteReader(file, start..<start + size)
  }

  /// Reads the next entry of the directory.
  private static func record(
    _ reader: inout ByteReader, _ file: MappedFile
  ) throws -> (name: String, record: Record) {
    let what = "an entry of the directory"
    guard try reader.integer(UInt32.self, what) == entrySignature else {
      throw Malformed("a wrong signature at \(what)")
    }
    _ = try reader.skip(4, what)
    let flags = try reader.integer(UInt16.self, what)
    let method = try reader.integer(UInt16.self, what)
    _ = try reader.skip(8, what)
    var packed = try reader.count(UInt32.self, what)
    var size = try reader.count(UInt32.self, what)
    let nameLength = try reader.count(UInt16.self, what)
    let extraLength = try reader.count(UInt16.self, what)
    let commentLength = try reader.count(UInt16.self, what)
    _ = try reader.skip(8, what)
    var start = try reader.count(UInt32.self, what)
    let name = try reader.text(nameLength, "the name of a record")
    var extra = ByteReader(file, try reader.skip(extraLength, "the extra field of \(name)"))
    _ = try reader.skip(commentLength, "a comment")
    try readLongSizes(&extra, &size, &packed, &start)
    let change = flags & 1 != 0 ? "encrypted" : method != 0 || packed != size ? "compressed" : nil

    var local = ByteReader(file)
    _ = try local.skip(start, "the part before \(name)")
    guard try local.integer(UInt32.self, name) == localSignature else {
      throw Malformed("a wrong signature at the record \(name)")
    }
    _ = try local.skip(22, name)
    let localNameLength = try local.count(UInt16.self, name)
    let localExtraLength = try local.count(UInt16.self, name)
    guard try local.text(localNameLength, "the name of a record") == name else {
      throw Malformed("another name than \(name) at its record")
    }
    _ = try local.skip(localExtraLength, name)
    let range = try local.skip(packed, "the record \(name)")
    return (name, Record(range: range, extent: start..<range.upperBound, change: change))
  }

  /// Reads the sizes and offsets that don't fit into 32 bits from an extra field, where they're in this
  /// order.
  private static func readLongSizes(
    _ extra: inout ByteReader, _ size: inout Int, _ packed: inout Int, _ start: inout Int
  ) throws {
    let what = "an extra field"
    while extra.remaining > 0 {
      let kind = try extra.integer(UInt16.self, what)
      var field = extra
      _ = try extra.skip(extra.count(UInt16.self, what), what)
      guard kind == 1 else { continue }
      _ = try field.skip(2, what)
      if size == UInt32.max { size = try field.count(UInt64.self, what) }
      if packed == UInt32.max { packed = try field.count(UInt64.self, what) }
      if start == UInt32.max { start = try field.count(UInt64.self, what) }
    }
  }
}
