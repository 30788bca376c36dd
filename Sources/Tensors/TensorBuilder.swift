/// A tensor under construction: several threads fill in different parts of it, then one of them finishes it.
///
/// ```swift
/// let builder = TensorBuilder([128, 96, 96, 3])
/// Parallel.split(128) { images in
///   for image in images { builder.withUnsafeMutableElements(of: image) { … } }
/// }
/// let batch = builder.finish()
/// ```
///
/// A `Tensor` can't do this, because writing to it requires exclusive access to all of it. A builder is
/// `Sendable` without the compiler checking its memory, so its users must make sure of two things: no part is
/// used by two threads at the same time, and every write happens before `finish`, by way of a lock or a join.
public struct TensorBuilder: Sendable {
  private let tensor: Tensor

  /// Reserves memory for a tensor of this shape. Its elements have no defined values until they are written.
  public init(_ shape: [Int]) {
    precondition(!shape.isEmpty, "a tensor without dimensions has no parts")
    tensor = Tensor(uninitialized: shape)
  }

  /// The size of each dimension.
  public var shape: [Int] { tensor.shape }

  /// Calls `body` with the memory of the elements at `index` of the first dimension: one image of a batch.
  public func withUnsafeMutableElements<Result>(
    of index: Int, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    precondition((0..<shape[0]).contains(index), "index \(index) is out of range for the shape \(shape)")
    let length = tensor.count / shape[0]
    return try tensor.read { base in
      // `Tensor.write` would make a copy here, because several threads hold the builder.
      let start = UnsafeMutablePointer(mutating: base) + index * length
      return try body(UnsafeMutableBufferPointer(start: start, count: length))
    }
  }

  /// Returns the tensor, without copying it. Don't write through the builder afterwards.
  public func finish() -> Tensor { tensor }
}
