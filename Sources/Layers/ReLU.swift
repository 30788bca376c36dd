import FineTuningCKernels
import FineTuningTensors

/// The rectified linear unit, y = max(x, 0), element by element. Its gradient: dx = dy where y > 0, else 0.
public final class ReLU: Layer {
  private var output: Tensor?

  /// A ReLU.
  public init() {}

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    var x = input
    let count = x.count
    x.write { x in
      Parallel.split(count, grain: Parallel.minimumGrain) { range in
        relu_forward(x + range.lowerBound, range.count, x + range.lowerBound)
      }
    }
    if mode == .training { output = x }
    return x
  }

  /// The gradient passes where the output is positive.
  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let output = kept(self.output)
    self.output = nil
    guard needsInputGradient else { return nil }
    var dx = gradient
    output.read { y in
      dx.write { dx in
        Parallel.split(output.count, grain: Parallel.minimumGrain) { range in
          let dx = dx + range.lowerBound
          relu_backward(dx, y + range.lowerBound, range.count, dx)
        }
      }
    }
    return dx
  }

  public func copy() -> ReLU { ReLU() }

  public var summary: String { "ReLU" }
}
