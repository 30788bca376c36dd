import CKernels
import Tensors

/// What a layer reads: a tensor, or what a batch normalization and the rectifier after it make of one.
///
/// max(scale · x + shift, 0) is computed where it is read, each time anew. To write it down would take as much
/// memory as x, which the batch normalization keeps in any case, and more time than the arithmetic.
public struct FusedInput {
  /// The numbers in memory.
  let tensor: Tensor
  private let rectified: (scale: [Float], shift: [Float])?

  /// A tensor as it is.
  init(_ tensor: Tensor) {
    self.tensor = tensor
    rectified = nil
  }

  /// max(scale · x + shift, 0), a channel at a time.
  init(rectifying tensor: Tensor, scale: [Float], shift: [Float]) {
    self.tensor = tensor
    rectified = (scale, shift)
  }

  var shape: [Int] { tensor.shape }

  /// The numbers in memory, and how to read them.
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

/// A layer that can read what a batch normalization and a rectifier make of a tensor without having it written
/// down first. Its `backward` gives the gradient of what it has read.
public protocol FusedInputLayer: Layer {
  /// The output for an input. In training mode, what `backward` needs is kept.
  func forward(reading input: FusedInput, _ mode: Mode) -> Tensor
}

extension FusedInputLayer {
  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    forward(reading: FusedInput(input), mode)
  }
}
