import CKernels
import Tensors

/// The input of a layer: a tensor, or a fused batch norm + ReLU of one.
///
/// The fused input max(scale · x + shift, 0) is computed each time it is read. Materializing it would take as much
/// memory as x, which the batch normalization keeps anyway, and more time than the arithmetic.
public struct FusedInput {
  /// The tensor in memory.
  let tensor: Tensor
  private let rectified: (scale: [Float], shift: [Float])?

  /// A plain tensor.
  init(_ tensor: Tensor) {
    self.tensor = tensor
    rectified = nil
  }

  /// max(scale · x + shift, 0), channel by channel.
  init(rectifying tensor: Tensor, scale: [Float], shift: [Float]) {
    self.tensor = tensor
    rectified = (scale, shift)
  }

  var shape: [Int] { tensor.shape }

  /// The input as a plain tensor, for algorithms that don't read through the map.
  var materialized: Tensor {
    guard let rectified else { return tensor }
    let values = tensor.values.enumerated().map { place, x in
      let channel = place % rectified.scale.count
      return max(x * rectified.scale[channel] + rectified.shift[channel], 0)
    }
    return Tensor(values, tensor.shape)
  }

  /// Gives `body` the tensor's elements and the map through which to read them.
  func read<Result>(_ body: (UnsafePointer<Float>, channel_map) throws -> Result) rethrows -> Result {
    try tensor.read { x in
      guard let rectified else { return try body(x, channel_map()) }
      return try rectified.scale.withUnsafeBufferPointer { scale in
        try rectified.shift.withUnsafeBufferPointer { shift in
          try body(x, channel_map(scale: scale.baseAddress, shift: shift.baseAddress))
        }
      }
    }
  }
}

/// A layer that can read a fused batch norm + ReLU input without materializing it. Its `backward` returns the
/// gradient of that input.
public protocol FusedInputLayer: Layer {
  /// Returns the output for an input; in training mode, keeps what `backward` needs.
  func forward(reading input: FusedInput, _ mode: Mode) -> Tensor
}

extension FusedInputLayer {
  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    forward(reading: FusedInput(input), mode)
  }
}
