import FineTuningFiles
import FineTuningTensors
import Foundation

/// The contents of a safetensors file: tensors and metadata.
///
/// The format: the length of the header as 8 little-endian bytes; the header, JSON that says where each
/// tensor is; the elements in C order without gaps (https://github.com/huggingface/safetensors).
public struct Safetensors {
  /// The precision of the elements in a written file.
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

  /// Creates the contents of a file to write.
  public init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a whole file. If anything in it doesn't add up, the error says what.
  public init(contentsOf path: String) throws {
    let file = try WeightFile(path)
    guard file.format == .safetensors else {
      throw InputError(
        path, expected: "a safetensors file", found: "a \(file.format.rawValue)",
        advice: "convert it with: ./book model convert")
    }
    try self.init(tensors: file.state(), metadata: file.metadata)
  }

  /// The maximum length of a header, as in the format's own library.
  private static let maximumHeaderLength = 100_000_000

  /// Whether a file may be a safetensors file: a header's length, then the start of a JSON object.
  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count > 8 && bytes[8] == UInt8(ascii: "{")
  }

  /// Lists the tensors of a file, in file order, and its metadata.
  static func contents(of file: MappedFile) throws -> (tensors: [StoredTensor], metadata: [String: String]) {
    var reader = ByteReader(file)
    let length = try reader.integer(UInt64.self, "the length of the header")
    guard length <= maximumHeaderLength else { throw Malformed("a header of \(length) bytes") }
    let header = try SafetensorsHeader(reader.bytes(Int(length), "a header"))
    let start = reader.position
    let inOrder = header.entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    let tensors = try inOrder.map { entry in
      guard entry.range.lowerBound == reader.position - start else {
        throw Malformed("a gap or an overlap before \(entry.name)")
      }
      let range = try reader.skip(entry.range.count, entry.name)
      return try StoredTensor(entry.name, entry.type, entry.shape, at: range)
    }
    guard reader.remaining == 0 else { throw Malformed("\(reader.remaining) bytes that belong to no tensor") }
    return (tensors, header.metadata)
  }

  /// Writes the tensors sorted by name, in full or not at all. The same tensors always make the same bytes.
  /// Only one tensor at a time is copied in memory.
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
