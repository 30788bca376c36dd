import FineTuningTensors

/// Layers one after the other, named by their index: `0`, `1`, `2`, …
public final class Sequential: Layer {
  private let layers: [any Layer]
  private let steps: [Step]

  /// Layers that run together: a single one, or batch normalization, ReLU, and a layer that fuses both into its
  /// input.
  private enum Step {
    case layer(any Layer)
    case fused(BatchNormalization, any FusedInputLayer)

    var isTrainable: Bool {
      switch self {
      case .layer(let layer): layer.isTrainable
      case .fused(let normalization, let reader): normalization.isTrainable || reader.isTrainable
      }
    }
  }

  /// The given layers, in order.
  public init(_ layers: [any Layer]) {
    self.layers = layers
    var steps: [Step] = []
    var rest = layers[...]
    while let layer = rest.popFirst() {
      if let normalization = layer as? BatchNormalization, rest.first is ReLU,
        let reader = rest.dropFirst().first as? any FusedInputLayer
      {
        steps.append(.fused(normalization, reader))
        rest.removeFirst(2)
      } else {
        steps.append(.layer(layer))
      }
    }
    self.steps = steps
  }

  /// The layer at an index.
  public subscript(index: Int) -> any Layer { layers[index] }

  public var children: [(name: String, layer: any Layer)] {
    layers.enumerated().map { (name: String($0), layer: $1) }
  }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for step in steps {
      switch step {
      case .layer(let layer): x = layer.forward(consume x, mode)
      case .fused(let normalization, let reader):
        x = reader.forward(reading: normalization.rectified(consume x, mode), mode)
      }
    }
    return x
  }

  /// Stops at the first trainable layer, unless the caller needs the input gradient.
  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let firstTrainable = steps.firstIndex { $0.isTrainable } ?? steps.count
    var gradient = gradient
    for (index, step) in steps.enumerated().reversed() where needsInputGradient || index >= firstTrainable {
      let needsInputGradient = needsInputGradient || index > firstTrainable
      switch step {
      case .layer(let layer):
        guard let next = layer.backward(consume gradient, needsInputGradient: needsInputGradient) else {
          return nil
        }
        gradient = next
      case .fused(let normalization, let reader):
        guard
          let read = reader.backward(
            consume gradient, needsInputGradient: needsInputGradient || normalization.isTrainable),
          let next = normalization.backward(consume read, needsInputGradient: needsInputGradient)
        else { return nil }
        gradient = next
      }
    }
    return needsInputGradient ? gradient : nil
  }

  public func copy() -> Sequential {
    Sequential(layers.map { $0.copy() })
  }

  public var summary: String { "Sequential" }
}
