import Tensors

extension Compose {
  /// Transforms and normalizes one picture: 1 × size × size × 3.
  public func tensor(of image: Image, using random: inout RandomSource) -> Tensor {
    var tensor = Tensor(uninitialized: [1, size, size, 3])
    let count = tensor.count
    tensor.write { self(image, using: &random, into: UnsafeMutableBufferPointer(start: $0, count: count)) }
    return tensor
  }
}

extension Normalization {
  /// The picture of which a tensor of 1 × height × width × 3 is the normalized form.
  public func image(from tensor: Tensor) -> Image {
    precondition(tensor.shape.count == 4 && tensor.shape[0] == 1 && tensor.shape[3] == 3, "one picture")
    return tensor.read { base in
      image(
        from: UnsafeBufferPointer(start: base, count: tensor.count), width: tensor.shape[2],
        height: tensor.shape[1])
    }
  }
}
