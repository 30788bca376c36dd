/// Reads little-endian integers and runs of bytes in sequence, never past the end.
struct ByteReader {
  private let file: MappedFile
  /// The end of the range, as an offset in the file.
  private let end: Int
  /// The offset of the next byte in the file.
  private(set) var position: Int

  /// Creates a reader of the bytes of `file` in `range`, by default all of them.
  init(_ file: MappedFile, _ range: Range<Int>? = nil) {
    let range = range ?? 0..<file.bytes.count
    precondition(range.lowerBound >= 0 && range.upperBound <= file.bytes.count, "a range within the file")
    self.file = file
    position = range.lowerBound
    end = range.upperBound
  }

  /// The number of bytes left.
  var remaining: Int { end - position }

  /// Reads the next integer; errors call it `what`.
  mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, _ what: String) throws -> Integer {
    let range = try skip(MemoryLayout<Integer>.size, what)
    return Integer(littleEndian: file.bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: type))
  }

  /// Reads the next integer as a size or a count: it must fit into an `Int` and not be negative.
  mutating func count(_ type: (some FixedWidthInteger).Type, _ what: String) throws -> Int {
    let value = try integer(type, what)
    guard let count = Int(exactly: value), count >= 0 else { throw Malformed("\(value) as \(what)") }
    return count
  }

  /// Skips `count` bytes and returns their range in the file.
  mutating func skip(_ count: Int, _ what: String) throws -> Range<Int> {
    guard 0...remaining ~= count else {
      throw Malformed("\(what) of \(count) bytes with only \(remaining) left")
    }
    position += count
    return position - count..<position
  }

  /// Reads the next `count` bytes.
  mutating func bytes(_ count: Int, _ what: String) throws -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[try skip(count, what)])
  }

  /// Reads the next `count` bytes as UTF-8.
  mutating func text(_ count: Int, _ what: String) throws -> String {
    guard let text = String(validating: try bytes(count, what), as: UTF8.self) else {
      throw Malformed("\(what) that isn't UTF-8")
    }
    return text
  }

  /// Reads the bytes up to the next newline as UTF-8, and skips the newline.
  mutating func line(_ what: String) throws -> String {
    guard let newline = file.bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) else {
      throw Malformed("\(what) without an end")
    }
    let line = try text(newline - position, what)
    position += 1
    return line
  }
}
