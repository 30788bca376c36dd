import FineTuningFiles
import FineTuningTensors
import Foundation

/// Reads and writes Gluon's `.params` files: MXNet's lists of arrays.
///
/// A file is little-endian: the number 0x112 and eight unused bytes, then the arrays, then their names. The
/// first word of an array tells which of four formats it has (`src/ndarray/ndarray.cc` in MXNet). Only dense
/// arrays are read; no network in this project has sparse ones.
public enum GluonParameters {
  private static let listMagic: UInt64 = 0x112
  private static let firstVersion: UInt32 = 0xF993_FAC8
  private static let secondVersion: UInt32 = 0xF993_FAC9
  private static let thirdVersion: UInt32 = 0xF993_FACA

  /// The element types in the order of MXNet's codes for them.
  private static let types: [ElementType] = [
    .float32, .float64, .float16, .uint8, .int32, .int8, .int64, .boolean, .int16, .uint16, .uint32, .uint64,
    .bfloat16,
  ]

  /// The maximum number of dimensions, more than MXNet itself allows.
  private static let maximumDimensions = 32

  /// Whether a file is a `.params` file.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 8 && UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) == listMagic
  }

  // MARK: Reading

  /// Lists the tensors of a file, in file order.
  static func contents(of file: MappedFile) throws -> [StoredTensor] {
    var reader = ByteReader(file)
    _ = try reader.skip(16, "a header")
    var arrays: [UnnamedArray] = []
    for number in 0..<(try reader.count(UInt64.self, "the number of arrays")) {
      arrays.append(try array(&reader, "array \(number)"))
    }
    let nameCount = try reader.count(UInt64.self, "the number of names")
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

  /// An array whose name comes later in the file.
  private struct UnnamedArray {
    let type: ElementType
    let shape: [Int]
    let range: Range<Int>
  }

  private static func array(_ reader: inout ByteReader, _ name: String) throws -> UnnamedArray {
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
    default:  // before there were versions, this word counted the dimensions
      shape = try dimensions(UInt32.self, word, &reader, name)
    }
    // Since the third version, an array without dimensions is a scalar; before, it was no array at all.
    guard word == thirdVersion || !shape.isEmpty else { throw Malformed("\(name) without a shape") }
    _ = try reader.skip(8, "the device of \(name)")
    let code = try reader.integer(Int32.self, "the type of \(name)")
    guard types.indices.contains(Int(code)) else { throw Malformed("\(name) of unknown type \(code)") }
    let type = types[Int(code)]
    guard let length = type.byteCount(of: shape) else { throw Malformed("\(name) of shape \(shape)") }
    return UnnamedArray(type: type, shape: shape, range: try reader.skip(length, name))
  }

  private static func dimensions(
    _ type: (some FixedWidthInteger).Type, _ count: some FixedWidthInteger, _ reader: inout ByteReader,
    _ name: String
  ) throws -> [Int] {
    guard 0...maximumDimensions ~= Int(count) else { throw Malformed("\(name) with \(count) dimensions") }
    return try (0..<Int(count)).map { _ in try reader.count(type, "a dimension of \(name)") }
  }

  // MARK: Writing

  /// Writes tensors sorted by name, in full or not at all, as MXNet 1.x writes them: dense arrays of the
  /// second version, on the CPU.
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
      for word: Int32 in [1, 0, 0] { data.append(littleEndian: word) }  // CPU 0, 32-bit floats
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
