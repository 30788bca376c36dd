import FineTuningTensors

/// A tensor in a weights file: its name, shape and type. Its elements are still unread.
public struct StoredTensor: Sendable {
  /// Its name in the file.
  public let name: String
  /// The size of each dimension.
  public let shape: [Int]
  /// The type of its elements.
  public let type: ElementType
  /// The position of its elements in the file, including all that `strides` reaches.
  let range: Range<Int>
  /// The elements from one neighbour to the next in each dimension; nil for C order without gaps.
  let strides: [Int]?

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// Describes a tensor whose elements fill `range` of the file in C order.
  init(_ name: String, _ type: ElementType, _ shape: [Int], at range: Range<Int>) throws {
    guard type.byteCount(of: shape) == range.count else {
      throw Malformed("\(name) of type \(type.rawValue) and shape \(shape) in \(range.count) bytes")
    }
    self.init(name: name, shape: shape, type: type, range: range, strides: nil)
  }

  /// Describes a tensor that steps through the elements in `range` by `strides`, like a view in PyTorch.
  init(
    _ name: String, _ type: ElementType, _ shape: [Int], strides: [Int], offset: Int, in range: Range<Int>
  ) throws {
    let stored = range.count / type.width
    guard shape.count == strides.count, offset >= 0, let bytes = type.byteCount(of: shape),
      bytes <= range.count, let reach = Self.reach(shape, strides),
      case let (end, overflow) = offset.addingReportingOverflow(reach), !overflow, end <= stored
    else {
      throw Malformed(
        "\(name) of shape \(shape) and strides \(strides) from offset \(offset) in \(stored) elements")
    }
    let start = range.lowerBound + offset * type.width
    let isContiguous = bytes == 0 || strides == Self.contiguousStrides(shape)
    self.init(
      name: name, shape: shape, type: type,
      range: start..<start + (isContiguous ? bytes : reach * type.width),
      strides: isContiguous ? nil : strides)
  }

  private init(name: String, shape: [Int], type: ElementType, range: Range<Int>, strides: [Int]?) {
    self.name = name
    self.shape = shape
    self.type = type
    self.range = range
    self.strides = strides
  }

  /// Returns the number of elements that a view spans, or nil if that's negative or overflows.
  private static func reach(_ shape: [Int], _ strides: [Int]) -> Int? {
    guard !shape.contains(0) else { return 0 }
    var reach = 1
    for (size, stride) in zip(shape, strides) {
      let (steps, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
      guard stride >= 0, !overflow else { return nil }
      let (sum, overflows) = reach.addingReportingOverflow(steps)
      guard !overflows else { return nil }
      reach = sum
    }
    return reach
  }

  /// Returns the strides of C order, for a shape with at least one element.
  private static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for dimension in shape.indices.dropLast().reversed() {
      strides[dimension] = strides[dimension + 1] * shape[dimension + 1]
    }
    return strides
  }

  /// Reads its elements, in C order.
  func read(from file: MappedFile) -> Tensor {
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    var tensor = Tensor(uninitialized: shape)
    let count = count
    tensor.write { target in
      guard let strides else {
        if type == .float32, 1.littleEndian == 1 {  // as in memory
          UnsafeMutableRawBufferPointer(start: target, count: bytes.count).copyMemory(from: bytes)
          return
        }
        for index in 0..<count { target[index] = type.float(at: index, of: bytes) }
        return
      }
      for index in 0..<count {
        var (rest, offset) = (index, 0)
        for (size, stride) in zip(shape, strides).reversed() {
          offset += rest % size * stride
          rest /= size
        }
        target[index] = type.float(at: offset, of: bytes)
      }
    }
    return tensor
  }
}
