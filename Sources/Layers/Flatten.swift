import FineTuningTensors

/// Flattens each image into one row: N × H × W × C → N × (H·W·C).
public final class Flatten: Layer {
  private var inputShape: [Int]?

  /// A flattening layer.
  public init() {}

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    if mode == .training { inputShape = input.shape }
    return input.reshaped([input.shape[0], input.count / input.shape[0]])
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let shape = kept(inputShape)
    inputShape = nil
    return needsInputGradient ? gradient.reshaped(shape) : nil
  }

  public func outputShape(of input: [Int]) -> [Int] { [input[0], input.dropFirst().reduce(1, *)] }

  public func copy() -> Flatten { Flatten() }

  public var summary: String { "Flatten" }
}
