import FineTuningCKernels

/// A multidimensional array of 32-bit floats, contiguous, the last dimension fastest.
///
/// A tensor is a value. Copies share their memory until you write to one of them, so a deep copy of a network costs
/// nothing until it is trained. Images are NHWC: batch, height, width, channels.
public struct Tensor: Sendable {
  /// The size of each dimension.
  public let shape: [Int]
  private var storage: Storage

  /// The number of elements.
  public var count: Int { storage.count }

  /// A tensor with undefined elements: write all of them before you read any.
  public init(uninitialized shape: [Int]) {
    let count = shape.reduce(1, *)
    self.init(Storage(count: count, from: .shared(for: count)), shape)
  }

  /// A worker's scratch memory, uninitialized: one worker fills and reads it, and drops it when done.
  public init(scratch shape: [Int]) {
    self.init(Storage(count: shape.reduce(1, *), from: .scratch), shape)
  }

  /// A tensor whose elements all have the same value.
  public init(repeating value: Float, _ shape: [Int]) {
    self.init(uninitialized: shape)
    let base = storage.base
    Parallel.split(count, grain: Parallel.minimumGrain) { range in
      (base + range.lowerBound).update(repeating: value, count: range.count)
    }
  }

  /// A tensor of zeros.
  public init(zeros shape: [Int]) {
    self.init(repeating: 0, shape)
  }

  /// A tensor with the given elements, as many as the shape needs.
  public init(_ values: [Float], _ shape: [Int]) {
    self.init(uninitialized: shape)
    precondition(values.count == count, "\(values.count) elements do not fill the shape \(shape)")
    storage.base.update(from: values, count: count)
  }

  private init(_ storage: Storage, _ shape: [Int]) {
    self.shape = shape
    self.storage = storage
  }

  /// Returns the same elements under another shape of the same size.
  public func reshaped(_ shape: [Int]) -> Tensor {
    precondition(shape.reduce(1, *) == count, "the shapes \(self.shape) and \(shape) differ in size")
    return Tensor(storage, shape)
  }

  /// Runs `body` with the elements, to read them.
  public func read<Result>(_ body: (UnsafePointer<Float>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafePointer(storage.base)) }
  }

  /// Runs `body` with the elements, to read and write them; other copies keep theirs.
  public mutating func write<Result>(
    _ body: (UnsafeMutablePointer<Float>) throws -> Result
  ) rethrows -> Result {
    if !isKnownUniquelyReferenced(&storage) {
      let copy = Storage(count: storage.count, from: .shared(for: storage.count))
      copy.base.update(from: storage.base, count: storage.count)
      storage = copy
    }
    return try withExtendedLifetime(storage) { try body(storage.base) }
  }

  /// The elements as an array.
  public var values: [Float] {
    read { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }
}

extension Tensor {
  /// Returns the sum with a tensor of the same shape.
  public consuming func adding(_ other: Tensor) -> Tensor {
    var sum = consume self
    sum.add(other)
    return sum
  }

  /// Adds a tensor of the same shape.
  public mutating func add(_ other: Tensor) {
    precondition(shape == other.shape, "the shapes \(shape) and \(other.shape) differ")
    let count = count
    other.read { x in
      write { y in
        Parallel.split(count, grain: Parallel.minimumGrain) { range in
          add_to(x + range.lowerBound, range.count, y + range.lowerBound)
        }
      }
    }
  }
}

extension Tensor: Equatable {
  /// Whether shapes and all elements are equal.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape
      && (left.storage === right.storage
        || left.read { a in
          right.read { b in (0..<left.count).allSatisfy { a[$0] == b[$0] } }
        })
  }
}
