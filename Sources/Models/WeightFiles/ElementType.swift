/// The element type of a tensor in a weights file. The raw values are safetensors' names.
public enum ElementType: String, CaseIterable, Sendable {
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

  /// The size of an element in bytes.
  public var width: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .int8, .uint8, .boolean: 1
    }
  }

  /// Whether it's a floating-point type. Only those can be read as tensors.
  public var isFloat: Bool {
    switch self {
    case .float64, .float32, .float16, .bfloat16: true
    default: false
    }
  }

  /// Returns the size in bytes of a tensor with the given shape, or nil if it's negative or overflows.
  func byteCount(of shape: [Int]) -> Int? {
    var total = width
    for size in shape {
      let (next, overflow) = total.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      total = next
    }
    return total
  }

  /// Returns the element at `index` as a 32-bit float: 16-bit floats are widened exactly, 64-bit floats
  /// rounded to the nearest.
  func float(at index: Int, of bytes: UnsafeRawBufferPointer) -> Float {
    func bits<Bits: FixedWidthInteger>(_ type: Bits.Type) -> Bits {
      Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: type))
    }
    switch self {
    case .float64: return Float(Double(bitPattern: bits(UInt64.self)))
    case .float32: return Float(bitPattern: bits(UInt32.self))
    case .float16: return HalfFloat.widened(bits(UInt16.self))
    case .bfloat16: return Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    default: preconditionFailure("\(rawValue) isn't a floating-point type")
    }
  }
}
