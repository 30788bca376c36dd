import FineTuningTensors
import Foundation

/// A message in the wire format of protobuf (https://protobuf.dev/programming-guides/encoding).
///
/// A message is a list of fields, and a field is a key and a value. The key holds the field's number and its wire
/// type, from which a reader knows where the value ends. Names and types aren't in the message: reader and writer
/// know them from a schema. A field that holds several values stands there once for each of them.
///
/// A message within a message comes after its length, so its length must be known before its first byte is
/// written. Here a message is a list of pieces whose lengths are known: bytes, and tensors that become bytes only
/// while the file is written. So a file larger than the memory that is left is no problem.
struct ProtobufMessage {
  /// A part of the encoded message.
  private enum Piece {
    case bytes(Data)
    /// The elements of a tensor, as 32-bit floats.
    case elements(Tensor)
  }

  /// How the bytes of a value are delimited.
  private enum WireType: UInt64 {
    case varint = 0
    case lengthDelimited = 2
    case fixed32 = 5
  }

  private var pieces: [Piece] = []
  /// The length of the encoded message.
  private(set) var byteCount = 0

  /// Encodes one piece after the other and passes it to `write`.
  func forEachPiece(_ write: (Data) throws -> Void) rethrows {
    for piece in pieces {
      switch piece {
      case .bytes(let data): try write(data)
      case .elements(let tensor):
        var data = Data(capacity: 4 * tensor.count)
        data.append(singles: tensor)
        try write(data)
      }
    }
  }

  // MARK: Fields

  /// Appends an integer or the number of a case of an enumeration.
  mutating func append(_ field: Int, integer: Int) {
    append(key: field, .varint)
    append(varint: UInt64(bitPattern: Int64(integer)))
  }

  /// Appends a 32-bit float.
  mutating func append(_ field: Int, float: Float) {
    append(key: field, .fixed32)
    var data = Data()
    data.append(littleEndian: float.bitPattern)
    append(data)
  }

  /// Appends a string.
  mutating func append(_ field: Int, text: String) {
    let data = Data(text.utf8)
    append(key: field, .lengthDelimited)
    append(varint: UInt64(data.count))
    append(data)
  }

  /// Appends the elements of a tensor in C order: four bytes for each, lowest byte first.
  mutating func append(_ field: Int, elementsOf tensor: Tensor) {
    let length = 4 * tensor.count
    append(key: field, .lengthDelimited)
    append(varint: UInt64(length))
    pieces.append(.elements(tensor))
    byteCount += length
  }

  /// Appends a message.
  mutating func append(_ field: Int, message: ProtobufMessage) {
    append(key: field, .lengthDelimited)
    append(varint: UInt64(message.byteCount))
    for piece in message.pieces {
      switch piece {
      case .bytes(let data): append(data)
      case .elements(let tensor):
        pieces.append(piece)
        byteCount += 4 * tensor.count
      }
    }
  }

  // MARK: Bytes

  private mutating func append(key field: Int, _ type: WireType) {
    append(varint: UInt64(field) << 3 | type.rawValue)
  }

  /// Appends an integer in groups of seven bits, lowest first. The eighth bit of each byte says whether another
  /// follows; negative numbers take all ten bytes.
  private mutating func append(varint integer: UInt64) {
    var (rest, data) = (integer, Data())
    while rest > 0x7F {
      data.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    data.append(UInt8(rest))
    append(data)
  }

  private mutating func append(_ data: Data) {
    byteCount += data.count
    if case .bytes(var last)? = pieces.last {
      pieces.removeLast()  // so that the bytes have one owner, and are extended in place
      last.append(data)
      pieces.append(.bytes(last))
    } else {
      pieces.append(.bytes(data))
    }
  }
}
