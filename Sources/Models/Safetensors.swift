import Files
import Foundation
import Tensors

/// Weights in the format of safetensors: a header in JSON that says where each tensor lies, then the numbers.
///
/// The format: the length of the header as 8 little-endian bytes, the header, the data in C order without
/// holes (https://github.com/huggingface/safetensors). Floats of 32 and 16 bits are read and written; what
/// is stored in 16 is widened exactly.
public struct Safetensors {
  /// How numbers are stored in a file.
  public enum Precision: String, Sendable {
    case half = "F16"
    case single = "F32"

    var bytes: Int { self == .half ? 2 : 4 }
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

  private struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]
  }

  /// What stands under one key of the header.
  private enum HeaderValue: Decodable {
    case tensor(Entry)
    case metadata([String: String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let entry = try? container.decode(Entry.self) {
        self = .tensor(entry)
      } else {
        self = .metadata(try container.decode([String: String].self))
      }
    }
  }

  /// The longest header that is read.
  private static let longestHeader = 100_000_000

  // MARK: Reading

  /// Reads a file; anything that does not add up is an error that says what.
  public init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError(
        path, expected: "a safetensors file", found: "no file that can be read",
        advice: "check the path and its permissions")
    }
    func malformed(_ found: String) -> InputError {
      InputError(
        path, expected: "a safetensors file", found: found, advice: "fetch or write the file again")
    }
    guard data.count >= 8 else { throw malformed("\(data.count) bytes") }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= min(UInt64(Self.longestHeader), UInt64(data.count - 8)) else {
      throw malformed("a header of \(length) bytes in a file of \(data.count)")
    }
    let header = data[8..<8 + Int(length)]
    guard header.first == UInt8(ascii: "{"),
      let entries = try? JSONDecoder().decode([String: HeaderValue].self, from: header)
    else { throw malformed("a header that is not a JSON object of types, shapes and offsets") }

    tensors = [:]
    metadata = [:]
    let body = data.dropFirst(8 + Int(length))
    var covered: [Range<Int>] = []
    for (name, value) in entries {
      guard case .tensor(let entry) = value else {
        guard name == "__metadata__", case .metadata(let text) = value else {
          throw malformed("no type, shape and offsets for \(name)")
        }
        metadata = text
        continue
      }
      guard let precision = Precision(rawValue: entry.dtype) else {
        throw malformed("\(name) of type \(entry.dtype), where F32 and F16 are read")
      }
      guard let count = Self.product(entry.shape), entry.data_offsets.count == 2,
        let start = entry.data_offsets.first, let end = entry.data_offsets.last, 0 <= start, start <= end,
        end <= body.count, count.multipliedReportingOverflow(by: precision.bytes) == (end - start, false)
      else {
        throw malformed("\(name) of shape \(entry.shape) at bytes \(entry.data_offsets) of \(body.count)")
      }
      covered.append(start..<end)
      let bytes = body[body.startIndex + start..<body.startIndex + end]
      tensors[name] = Tensor(Self.decode(bytes, precision), entry.shape)
    }
    covered.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var position = 0
    for range in covered {
      guard range.lowerBound == position else {
        throw malformed("a hole or an overlap at byte \(min(position, range.lowerBound))")
      }
      position = range.upperBound
    }
    guard position == body.count else { throw malformed("\(body.count - position) bytes of no tensor") }
  }

  private static func product(_ shape: [Int]) -> Int? {
    var count = 1
    for size in shape {
      let (next, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      count = next
    }
    return count
  }

  private static func decode(_ bytes: Data, _ precision: Precision) -> [Float] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / precision.bytes).map { index in
        switch precision {
        case .single:
          Float(
            bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        case .half:
          HalfFloat.widened(
            UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)))
        }
      }
    }
  }

  // MARK: Writing

  /// Writes the tensors in the order of their names, whole or not at all. The same tensors give the same
  /// bytes.
  public func write(to path: String, precision: Precision = .single) throws {
    var header: [String: Any] = metadata.isEmpty ? [:] : ["__metadata__": metadata]
    var body = Data()
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let start = body.count
      for value in tensor.values {
        switch precision {
        case .single: withUnsafeBytes(of: value.bitPattern.littleEndian) { body.append(contentsOf: $0) }
        case .half: withUnsafeBytes(of: HalfFloat.rounded(value).littleEndian) { body.append(contentsOf: $0) }
        }
      }
      header[name] = [
        "dtype": precision.rawValue, "shape": tensor.shape, "data_offsets": [start, body.count],
      ]
    }
    var json = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    json.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: -json.count & 7))
    var data = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
    data.append(json)
    data.append(body)
    try AtomicFile.write(data, to: path)
  }
}
