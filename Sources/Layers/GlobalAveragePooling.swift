import FineTuningCKernels
import FineTuningTensors

/// Global average pooling: the mean of each channel over the whole image, N × H × W × C → N × 1 × 1 × C.
///
/// y[n, c] = Σ x[n, i, j, c] / (H·W), so dx[n, i, j, c] = dy[n, c] / (H·W).
public final class GlobalAveragePooling: FusedInputLayer {
  private var inputShape: [Int]?

  /// A global average pooling.
  public init() {}

  public func forward(reading input: FusedInput, _ mode: Mode) -> Tensor {
    let (pixels, channels) = (input.shape[1] * input.shape[2], input.shape[3])
    var output = Tensor(uninitialized: [input.shape[0], 1, 1, channels])
    input.read { x, map in
      output.write { y in
        for image in 0..<input.shape[0] {
          average_pool_forward(
            x + image * pixels * channels, map, pixels, channels, y + image * channels)
        }
      }
    }
    if mode == .training { inputShape = input.shape }
    return output
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let shape = kept(inputShape)
    inputShape = nil
    guard needsInputGradient else { return nil }
    let (pixels, channels) = (shape[1] * shape[2], shape[3])
    var dx = Tensor(uninitialized: shape)
    gradient.read { dy in
      dx.write { dx in
        for image in 0..<shape[0] {
          average_pool_backward(dy + image * channels, pixels, channels, dx + image * pixels * channels)
        }
      }
    }
    return dx
  }

  public func outputShape(of input: [Int]) -> [Int] { [input[0], 1, 1, input[3]] }

  public func copy() -> GlobalAveragePooling { GlobalAveragePooling() }

  public var summary: String { "GlobalAveragePooling" }
}
