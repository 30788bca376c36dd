import CKernels
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

/// A way to compute a convolution and its two gradients; all give the same numbers up to rounding.
///
/// Activations are NHWC, weights out × in × height × width.
protocol ConvolutionAlgorithm {
  func forward(_ input: LayerInput, weight: Tensor) -> Tensor
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor
  func weightGradient(input: LayerInput, outputGradient: Tensor) -> Tensor
}

/// One sum for each worker of `Parallel`, added up in order, so that the result does not depend on timing.
struct PartialSums {
  private var sums: Tensor
  private let size: Int

  /// Zeros: `size` numbers for each worker.
  init(_ size: Int) {
    self.size = size
    sums = Tensor(zeros: [Parallel.workers, size])
  }

  /// Runs `body` on a part of `0 ..< total` for each worker, together with that worker's sum.
  mutating func split(
    _ total: Int, _ body: (_ sum: UnsafeMutablePointer<Float>, _ range: Range<Int>) -> Void
  ) {
    let size = self.size
    sums.write { base in
      Parallel.splitEvenly(total) { worker, range in body(base + worker * size, range) }
    }
  }

  /// The sum over workers.
  func total() -> Tensor {
    var total = Tensor(zeros: [size])
    let workers = sums.shape[0]
    sums.read { base in
      total.write { total in
        Parallel.split(size, grain: Parallel.fewestNumbers) { range in
          for worker in 0..<workers {
            add_to(base + worker * size + range.lowerBound, range.count, total + range.lowerBound)
          }
        }
      }
    }
    return total
  }
}
