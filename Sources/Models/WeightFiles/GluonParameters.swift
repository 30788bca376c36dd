import Files
import Foundation
import Tensors

/// Weights in the format of Gluon's `.params` files: MXNet's lists of arrays.
///
/// Little-endian: the number 0x112 and eight bytes of nothing, the arrays, their names. Each array says in
/// its first word in which of four ways it is written (`src/ndarray/ndarray.cc` of MXNet). Dense arrays are
/// read; sparse ones no network of this project has.
public enum GluonParameters {
  private static let listMagic: UInt64 = 0x112
  private static let firstVersion: UInt32 = 0xF993_FAC8
  private static let secondVersion: UInt32 = 0xF993_FAC9
  private static let thirdVersion: UInt32 = 0xF993_FACA

  /// MXNet's numbers for types, in their order.
  private static let types: [NumberType] = [
    .float32, .float64, .float16, .uint8, .int32, .int8, .int64, .boolean, .int16, .uint16, .uint32, .uint64,
    .bfloat16,
  ]

  /// More dimensions than MXNet itself allows an array.
  private static let dimensionLimit = 32

  /// Whether a file is one.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 8 && UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) == listMagic
  }

  // MARK: Reading

  /// The tensors of a file in their order in the file.
  static func contents(of file: MappedFile) throws -> [StoredTensor] {
    var reader = ByteReader(file)
    _ = try reader.skip(16, "the start of a list")
    var arrays: [Array] = []
    for number in 0..<(try reader.count(UInt64.self, "a number of arrays")) {
      arrays.append(try array(&reader, "array \(number)"))
    }
    let nameCount = try reader.count(UInt64.self, "a number of names")
    guard nameCount == arrays.count else {
      throw Malformed("\(nameCount) names for \(arrays.count) arrays")
    }
    var names: Set<String> = []
    let tensors = try arrays.map { array in
      let name = try reader.text(reader.count(UInt64.self, "the length of a name"), "a name")
      guard names.insert(name).inserted else { throw Malformed("the name \(name) twice") }
      return try StoredTensor(name, array.type, array.shape, at: array.range)
    }
    guard reader.remaining == 0 else { throw Malformed("\(reader.remaining) bytes after the last name") }
    return tensors
  }

  /// An array whose name comes later.
  private struct Array {
    let type: NumberType
    let shape: [Int]
    let range: Range<Int>
  }

  private static func array(_ reader: inout ByteReader, _ name: String) throws -> Array {
    let word = try reader.integer(UInt32.self, name)
    let shape: [Int]
    switch word {
    case secondVersion, thirdVersion:
      let storage = try reader.integer(Int32.self, "the storage of \(name)")
      guard storage == 0 else {
        throw Malformed("\(name) in sparse storage (kind \(storage))", expected: "a file of dense arrays")
      }
      shape = try dimensions(Int64.self, reader.integer(Int32.self, "dimensions"), &reader, name)
    case firstVersion:
      shape = try dimensions(Int64.self, reader.integer(Int32.self, "dimensions"), &reader, name)
    default:  // from before the versions: the word counts the dimensions
      shape = try dimensions(UInt32.self, word, &reader, name)
    }
    // Only since the third version is an array without dimensions a number; before, it was no array at all.
    guard word == thirdVersion || !shape.isEmpty else { throw Malformed("\(name) without a shape") }
    _ = try reader.skip(8, "the device of \(name)")
    let code = try reader.integer(Int32.self, "the type of \(name)")
    guard types.indices.contains(Int(code)) else { throw Malformed("\(name) of the unknown type \(code)") }
    let type = types[Int(code)]
    guard let length = type.byteCount(of: shape) else { throw Malformed("\(name) of shape \(shape)") }
    return Array(type: type, shape: shape, range: try reader.skip(length, name))
  }

  private static func dimensions(
    _ type: (some FixedWidthInteger).Type, _ count: some FixedWidthInteger, _ reader: inout ByteReader,
    _ name: String
  ) throws -> [Int] {
    guard 0...dimensionLimit ~= Int(count) else { throw Malformed("\(name) of \(count) dimensions") }
    return try (0..<Int(count)).map { _ in try reader.count(type, "a size in the shape of \(name)") }
  }

  // MARK: Writing

  /// Writes tensors in the order of their names, whole or not at all, as MXNet 1.x writes them: dense arrays
  /// of the second version, on the processor.
  public static func write(_ tensors: [String: Tensor], to path: String) throws {
    let inOrder = tensors.sorted { $0.key < $1.key }
    var data = Data()
    data.append(littleEndian: listMagic)
    data.append(littleEndian: UInt64(0))
    data.append(littleEndian: UInt64(inOrder.count))
    for (_, tensor) in inOrder {
      data.append(littleEndian: secondVersion)
      data.append(littleEndian: Int32(0))  // dense
      data.append(littleEndian: Int32(tensor.shape.count))
      for size in tensor.shape { data.append(littleEndian: Int64(size)) }
      for word: Int32 in [1, 0, 0] { data.append(littleEndian: word) }  // processor, number 0; 32-bit floats
      data.append(singles: tensor)
    }
    data.append(littleEndian: UInt64(inOrder.count))
    for (name, _) in inOrder {
      data.append(littleEndian: UInt64(name.utf8.count))
      data.append(Data(name.utf8))
    }
    try AtomicFile.write(data, to: path)
  }
}
