import FineTuningTensors

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

  /// Reorders the taps area × in × out, as the algorithms sum them up, into a weight out × in × area.
  func weight(from taps: UnsafePointer<Float>) -> Tensor {
    let (inputs, outputs, area) = (inputChannels, outputChannels, kernelSize * kernelSize)
    var weight = Tensor(uninitialized: weightShape)
    weight.write { to in
      // Sixteen outputs at a time: the taps of an input are in as few cache lines.
      Parallel.split((outputs + 15) / 16) { groups in
        for group in groups {
          for input in 0..<inputs {
            for output in group * 16..<min(outputs, group * 16 + 16) {
              for tap in 0..<area {
                to[(output * inputs + input) * area + tap] = taps[(tap * inputs + input) * outputs + output]
              }
            }
          }
        }
      }
    }
    return weight
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
