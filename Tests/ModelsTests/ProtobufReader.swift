import Foundation
import Testing

/// A message of protobuf, read the naive way: the fields in order, each with its number and its bytes.
struct ProtobufReader {
  enum Value: Equatable {
    case integer(Int)
    case fixed32(UInt32)
    case bytes(Data)
  }

  let fields: [(number: Int, value: Value)]

  init(_ data: Data) throws {
    var rest = [UInt8](data)[...]
    func byte() throws -> UInt8 {
      guard let byte = rest.popFirst() else { throw Unexpected("the end of a message") }
      return byte
    }
    func varint() throws -> UInt64 {
      var (result, shift) = (UInt64(0), UInt64(0))
      while true {
        let next = try byte()
        result |= UInt64(next & 127) << shift
        if next < 128 { return result }
        shift += 7
      }
    }
    var fields: [(number: Int, value: Value)] = []
    while !rest.isEmpty {
      let key = try varint()
      let value: Value
      switch key % 8 {
      case 0: value = .integer(Int(Int64(bitPattern: try varint())))
      case 2:
        let length = Int(try varint())
        try #require(length <= rest.count, "a value ends after its message")
        value = .bytes(Data(rest.prefix(length)))
        rest = rest.dropFirst(length)
      case 5:
        value = .fixed32(
          try (0..<4).reduce(UInt32(0)) { sum, place in sum | UInt32(try byte()) << (8 * place) })
      default: throw Unexpected("wire type \(key % 8)")
      }
      fields.append((Int(key / 8), value))
    }
    self.fields = fields
  }

  struct Unexpected: Error {
    let description: String

    init(_ description: String) { self.description = description }
  }

  /// Every value of a field.
  func all(_ number: Int) -> [Value] { fields.filter { $0.number == number }.map(\.value) }

  func integers(_ number: Int) throws -> [Int] {
    try all(number).map { value in
      guard case .integer(let integer) = value else { throw Unexpected("field \(number) without an integer") }
      return integer
    }
  }

  func data(_ number: Int) throws -> [Data] {
    try all(number).map { value in
      guard case .bytes(let data) = value else { throw Unexpected("field \(number) without bytes") }
      return data
    }
  }

  func texts(_ number: Int) throws -> [String] {
    try data(number).map { try #require(String(data: $0, encoding: .utf8)) }
  }

  func messages(_ number: Int) throws -> [ProtobufReader] { try data(number).map { try ProtobufReader($0) } }

  /// The only value of a field.
  func integer(_ number: Int) throws -> Int { try only(integers(number), number) }
  func text(_ number: Int) throws -> String { try only(texts(number), number) }
  func message(_ number: Int) throws -> ProtobufReader { try only(messages(number), number) }

  private func only<Element>(_ values: [Element], _ number: Int) throws -> Element {
    try #require(values.count == 1, "field \(number) stands there \(values.count) times")
    return values[0]
  }
}
