import Tensors

/// The sizes that define a convolution.
struct ConvolutionShape {
  let inputChannels, outputChannels, kernelSize, stride, padding: Int

  var weightShape: [Int] { [outputChannels, inputChannels, kernelSize, kernelSize] }

  func outputSize(_ inputSize: Int) -> Int {
    (inputSize + 2 * padding - kernelSize) / stride + 1
  }

  func outputShape(_ input: [Int]) -> [Int] {
    [input[0], outputSize(input[1]), outputSize(input[2]), outputChannels]
  }
}

/// A way to compute a convolution and its two gradients. All agree with `DirectConvolution` up to rounding.
///
/// Activations are NHWC, weights out × in × height × width.
protocol ConvolutionAlgorithm {
  func forward(_ input: FusedInput, weight: Tensor) -> Tensor
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor
  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor
}

/// The algorithm of a convolution.
public enum ConvolutionMethod: Sendable, CaseIterable {
  /// The fastest for the shape: Winograd's where it applies, else the implicit GEMM.
  case automatic
  /// The definition, as plain loops.
  case direct
  /// One matrix product over patches that are never materialized.
  case implicitGEMM

  /// The algorithm for a shape.
  func algorithm(for shape: ConvolutionShape) -> any ConvolutionAlgorithm {
    switch self {
    case .automatic where WinogradConvolution.applies(to: shape): WinogradConvolution(shape)
    case .automatic, .implicitGEMM: ImplicitGEMMConvolution(shape)
    case .direct: DirectConvolution(shape: shape)
    }
  }
}
