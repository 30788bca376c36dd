/// Reads little-endian numbers and runs of bytes one after the other, never past the end.
struct ByteReader {
  private let file: MappedFile
  /// Where it ends, counted from the start of the file.
  private let end: Int
  /// The next byte, counted from the start of the file.
  private(set) var position: Int

  /// A reader of the bytes of `file` in `range`, or all of them.
  init(_ file: MappedFile, _ range: Range<Int>? = nil) {
    let range = range ?? 0..<file.bytes.count
    precondition(range.lowerBound >= 0 && range.upperBound <= file.bytes.count, "a range within the file")
    self.file = file
    position = range.lowerBound
    end = range.upperBound
  }

  /// How many bytes are left.
  var remaining: Int { end - position }

  /// The next bytes as an integer; `what` names it in an error.
  mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, _ what: String) throws -> Integer {
    let range = try skip(MemoryLayout<Integer>.size, what)
    return Integer(littleEndian: file.bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: type))
  }

  /// The next integer, a size or a count, if it fits into an `Int` and is not negative.
  mutating func count(_ type: (some FixedWidthInteger).Type, _ what: String) throws -> Int {
    let value = try integer(type, what)
    guard let count = Int(exactly: value), count >= 0 else { throw Malformed("\(what) of \(value)") }
    return count
  }

  /// Passes over `count` bytes and returns where in the file they are.
  mutating func skip(_ count: Int, _ what: String) throws -> Range<Int> {
    guard 0...remaining ~= count else {
      throw Malformed("\(what) of \(count) bytes where \(remaining) are left")
    }
    position += count
    return position - count..<position
  }

  /// The next `count` bytes.
  mutating func bytes(_ count: Int, _ what: String) throws -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[try skip(count, what)])
  }

  /// The next `count` bytes as UTF-8.
  mutating func text(_ count: Int, _ what: String) throws -> String {
    guard let text = String(validating: try bytes(count, what), as: UTF8.self) else {
      throw Malformed("\(what) that is no UTF-8")
    }
    return text
  }

  /// The bytes up to the next newline as UTF-8, and passes over the newline.
  mutating func line(_ what: String) throws -> String {
    guard let newline = file.bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) else {
      throw Malformed("\(what) without an end")
    }
    let line = try text(newline - position, what)
    position += 1
    return line
  }
}
