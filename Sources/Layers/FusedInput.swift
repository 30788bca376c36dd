import FineTuningCKernels
import FineTuningTensors

/// A layer's input: a tensor as it is, or a tensor that batch normalization and ReLU still have to be applied to.
///
/// Fused batch norm + ReLU, max(scale · x + shift, 0), is computed anew each time the next layer reads x.
/// Materializing it would take as much memory as x, which batch normalization keeps in any case, and more time than
/// the arithmetic.
public struct FusedInput {
  /// The values in memory, before batch norm and ReLU.
  let tensor: Tensor
  private let rectified: (scale: [Float], shift: [Float])?

  /// A tensor as it is.
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

  /// The input as a plain tensor, with batch norm and ReLU applied; a plain tensor is returned as it is.
  var materialized: Tensor {
    guard let rectified else { return tensor }
    let channels = rectified.scale.count
    let values = tensor.values.enumerated().map { index, x in
      let y = rectified.scale[index % channels] * x + rectified.shift[index % channels]
      return y > 0 ? y : 0
    }
    return Tensor(values, shape)
  }

  /// Runs `body` with the values in memory and the map to apply as they are read.
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

/// A layer that applies batch normalization and ReLU itself while it reads its input, so that nobody has to
/// materialize their result. Its `backward` returns the gradient with respect to that result.
public protocol FusedInputLayer: Layer {
  /// Returns the output for an input. In training mode, keeps what `backward` needs.
  func forward(reading input: FusedInput, _ mode: Mode) -> Tensor
}

extension FusedInputLayer {
  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    forward(reading: FusedInput(input), mode)
  }
}
