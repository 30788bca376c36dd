import Files
import Foundation
import Tensors

/// Weights in the format of safetensors: a header in JSON that says where each tensor lies, then the numbers.
///
/// The format: the length of the header as 8 little-endian bytes, the header, the data in C order without
/// holes (https://github.com/huggingface/safetensors).
public struct Safetensors {
  /// How numbers are written.
  public enum Precision: String, Sendable {
    case half = "F16"
    case single = "F32"

    fileprivate var byteCount: Int {
      switch self {
      case .half: 2
      case .single: 4
      }
    }
  }

  /// The tensors by name.
  public var tensors: [String: Tensor]
  /// Free text by key.
  public var metadata: [String: String]

  /// Weights to be written.
  public init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads all of a file; anything that does not add up is an error that says what.
  public init(contentsOf path: String) throws {
    let file = try WeightFile(path)
    guard file.format == .safetensors else {
      throw InputError(
        path, expected: "a safetensors file", found: "a \(file.format.rawValue)",
        advice: "convert it with: ./book model convert")
    }
    try self.init(tensors: file.state(), metadata: file.metadata)
  }

  /// The longest header that is read, as in the format's own library.
  private static let longestHeader = 100_000_000

  /// Whether a file may be one: a length that a header may have, then the start of an object.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count > 8 && bytes[8] == UInt8(ascii: "{")
  }

  /// The tensors of a file in their order in the file, and the metadata.
  static func contents(of file: MappedFile) throws -> (tensors: [StoredTensor], metadata: [String: String]) {
    var reader = ByteReader(file)
    let length = try reader.integer(UInt64.self, "the length of the header")
    guard length <= longestHeader else { throw Malformed("a header of \(length) bytes") }
    let header = try SafetensorsHeader(reader.bytes(Int(length), "a header"))
    let start = reader.position
    let inOrder = header.entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    let tensors = try inOrder.map { entry in
      guard entry.range.lowerBound == reader.position - start else {
        throw Malformed("a hole or an overlap before \(entry.name)")
      }
      let range = try reader.skip(entry.range.count, entry.name)
      return try StoredTensor(entry.name, entry.type, entry.shape, at: range)
    }
    guard reader.remaining == 0 else { throw Malformed("\(reader.remaining) bytes of no tensor") }
    return (tensors, header.metadata)
  }

  /// Writes the tensors in the order of their names, whole or not at all. The same tensors give the same
  /// bytes; only one of them at a time is in memory a second time.
  public func write(to path: String, precision: Precision = .single) throws {
    var header: [String: Any] = metadata.isEmpty ? [:] : ["__metadata__": metadata]
    let inOrder = tensors.sorted { $0.key < $1.key }
    var end = 0
    for (name, tensor) in inOrder {
      let start = end
      end += tensor.count * precision.byteCount
      header[name] = [
        "dtype": precision.rawValue, "shape": tensor.shape, "data_offsets": [start, end],
      ]
    }
    var json = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    json.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: -json.count & 7))
    var start = Data()
    start.append(littleEndian: UInt64(json.count))
    start.append(json)
    try AtomicFile.write(
      to: path,
      inPieces: { write in
        try write(start)
        for (_, tensor) in inOrder { try write(Self.bytes(of: tensor, precision)) }
      })
  }

  private static func bytes(of tensor: Tensor, _ precision: Precision) -> Data {
    var bytes = Data(capacity: tensor.count * precision.byteCount)
    switch precision {
    case .single: bytes.append(singles: tensor)
    case .half:
      let halves = tensor.values.map { HalfFloat.rounded($0).littleEndian }
      halves.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
