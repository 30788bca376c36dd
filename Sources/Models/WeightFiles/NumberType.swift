/// How a number is stored in a file of weights. The raw values are safetensors' names.
public enum NumberType: String, CaseIterable, Sendable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint64 = "U64"
  case uint32 = "U32"
  case uint16 = "U16"
  case uint8 = "U8"
  case boolean = "BOOL"

  /// The bytes of one number.
  public var width: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .boolean: 1
    }
  }

  /// Whether tensors are read from it: the floats are, the integers are not.
  public var isFloat: Bool {
    switch self {
    case .float64, .float32, .float16, .bfloat16: true
    default: false
    }
  }

  /// The bytes of as many numbers as a shape asks for, unless that is more than can be counted.
  func byteCount(of shape: [Int]) -> Int? {
    var total = width
    for size in shape {
      let (next, overflow) = total.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      total = next
    }
    return total
  }

  /// The number at `index` of `bytes`, in 32 bits: those of 16 bits are widened exactly, those of 64 rounded
  /// to the nearest.
  func float(at index: Int, of bytes: UnsafeRawBufferPointer) -> Float {
    func bits<Bits: FixedWidthInteger>(_ type: Bits.Type) -> Bits {
      Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: type))
    }
    switch self {
    case .float64: return Float(Double(bitPattern: bits(UInt64.self)))
    case .float32: return Float(bitPattern: bits(UInt32.self))
    case .float16: return HalfFloat.widened(bits(UInt16.self))
    case .bfloat16: return Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    default: preconditionFailure("\(rawValue) is not read as a float")
    }
  }
}
