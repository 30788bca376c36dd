import Foundation

/// The header of a safetensors file: a JSON object that says how and where each tensor is stored.
///
/// Only the JSON that the format allows is accepted: an object of objects, each with a type, a shape and two
/// offsets, and an object of strings under `__metadata__`. A general JSON parser would silently keep one of
/// two equal keys; here the second is an error.
struct SafetensorsHeader {
  /// The description of one tensor.
  struct Entry {
    let name: String
    let type: ElementType
    let shape: [Int]
    /// The tensor's bytes, counted from the end of the header.
    let range: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// Parses a header; only blanks may follow it.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    self.bytes = bytes
    try object("the header") { header, key in
      if key == "__metadata__" {
        try header.object(key) { $0.metadata[$1] = try $0.string() }
      } else {
        header.entries.append(try header.entry(key))
      }
    }
    skipBlanks()
    guard position == bytes.count else { throw unexpected("the end of the header") }
  }

  private mutating func entry(_ name: String) throws -> Entry {
    var (type, shape, offsets): (ElementType?, [Int]?, [Int]?)
    try object(name) { header, key in
      switch key {
      case "dtype":
        let text = try header.string()
        guard let known = ElementType(rawValue: text) else {
          throw Malformed("\(name) of unknown type \(text)")
        }
        type = known
      case "shape": shape = try header.integers()
      case "data_offsets": offsets = try header.integers()
      default: throw Malformed("the key \(key) in \(name)")
      }
    }
    guard let type, let shape, let offsets else {
      throw Malformed("\(name) without type, shape and offsets")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw Malformed("\(name) with the offsets \(offsets)")
    }
    return Entry(name: name, type: type, shape: shape, range: offsets[0]..<offsets[1])
  }

  /// Parses an object; `body` parses the value of each key. Keys must be unique.
  private mutating func object(
    _ name: String, _ body: (inout SafetensorsHeader, _ key: String) throws -> Void
  ) throws {
    var keys: Set<String> = []
    try list(from: "{", to: "}") { header in
      let key = try header.string()
      guard keys.insert(key).inserted else { throw Malformed("the key \(key) twice in \(name)") }
      try header.expect(":")
      try body(&header, key)
    }
  }

  private mutating func integers() throws -> [Int] {
    var result: [Int] = []
    try list(from: "[", to: "]") { result.append(try $0.integer()) }
    return result
  }

  private mutating func list(
    from open: Unicode.Scalar, to close: Unicode.Scalar, _ item: (inout SafetensorsHeader) throws -> Void
  ) throws {
    try expect(open)
    if skip(close) { return }
    repeat { try item(&self) } while skip(",")
    try expect(close)
  }

  private mutating func integer() throws -> Int {
    skipBlanks()
    let digits = bytes[position...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let text = String(decoding: digits.prefix(20), as: UTF8.self)
    guard let value = Int(text), text.count == 1 || !text.hasPrefix("0") else {
      throw unexpected("a size that is a whole number")
    }
    position += digits.count
    return value
  }

  private mutating func string() throws -> String {
    try expect("\"")
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { throw Malformed("a header that ends within a string") }
    position += 1
    let quoted = Data(bytes[start - 1..<position])
    guard let text = try? JSONDecoder().decode(String.self, from: quoted) else {
      throw Malformed("the string \(String(decoding: quoted.prefix(100), as: UTF8.self)) in the header")
    }
    return text
  }

  private mutating func skipBlanks() {
    while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
  }

  /// Skips a character if it comes next.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw unexpected("“\(character)”") }
  }

  private func unexpected(_ expected: String) -> Malformed {
    let next = String(decoding: bytes[min(position, bytes.count)...].prefix(12), as: UTF8.self)
    return Malformed(
      next.isEmpty
        ? "a header that ends where \(expected) should follow"
        : "“\(next)” at byte \(position) of the header, where \(expected) should follow")
  }
}
