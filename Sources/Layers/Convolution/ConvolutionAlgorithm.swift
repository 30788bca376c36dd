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

/// A way to compute a convolution and its two gradients. `DirectConvolution` is the definition; the others return the
/// same values up to rounding, faster.
///
/// Activations are NHWC, weights out × in × height × width.
protocol ConvolutionAlgorithm {
  /// Returns the output y.
  func forward(_ input: FusedInput, weight: Tensor) -> Tensor
  /// Returns dx, the gradient of the loss with respect to the input, from dy.
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor
  /// Returns dw, the gradient of the loss with respect to the weight, from dy.
  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor
}
