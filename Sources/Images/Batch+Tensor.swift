import Tensors

extension Batch {
  /// The images as a network reads them: count × size × size × 3.
  public var tensor: Tensor {
    var tensor = Tensor(uninitialized: [count, size, size, 3])
    images.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      tensor.write { $0.update(from: base, count: numbers.count) }
    }
    return tensor
  }
}
