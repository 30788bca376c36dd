/// A tensor under construction: several threads fill in its parts, each a different one, then one of them
/// finishes it.
///
/// ```swift
/// let builder = TensorBuilder([128, 96, 96, 3])
/// Parallel.split(128) { images in
///   for image in images { builder.withUnsafeMutableElements(of: image) { … } }
/// }
/// let batch = builder.finish()
/// ```
///
/// A `Tensor` alone can't do this: to write to it takes exclusive access to all of it. The compiler doesn't check
/// what the builder relies on instead, so this is the caller's to ensure: no two threads write to the same part,
/// and all writing has ended, and is visible to the calling thread, before `finish`. A lock or a join that tells
/// that thread so is enough.
public struct TensorBuilder: Sendable {
  private let tensor: Tensor

  /// Reserves memory for a tensor of this shape. Its elements have no defined values until they are written.
  public init(_ shape: [Int]) {
    precondition(!shape.isEmpty, "a tensor without dimensions has no parts")
    tensor = Tensor(uninitialized: shape)
  }

  /// The size of each dimension.
  public var shape: [Int] { tensor.shape }

  /// Calls `body` with the elements at `index` of the first dimension, to be written: one image of a batch.
  public func withUnsafeMutableElements<Result>(
    of index: Int, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    precondition((0..<shape[0]).contains(index), "index \(index) is out of range for the shape \(shape)")
    let length = tensor.count / shape[0]
    return try tensor.read { base in
      // Not through `Tensor.write`, which would copy the memory as soon as two threads hold the builder.
      let start = UnsafeMutablePointer(mutating: base) + index * length
      return try body(UnsafeMutableBufferPointer(start: start, count: length))
    }
  }

  /// Returns the tensor, which has the builder's memory: nothing is copied. Nobody may write through the builder
  /// afterwards.
  public func finish() -> Tensor { tensor }
}
