import Tensors

/// Layers one after the other, named by position: `0`, `1`, `2`, …
public final class Sequential: Layer {
  private let layers: [any Layer]
  private let steps: [Step]

  /// A unit of computation: a layer, or a batch normalization, a ReLU, and a layer that can read their fused output
  /// without materializing it.
  private enum Step {
    case layer(any Layer)
    case rectified(BatchNormalization, any FusedInputLayer)

    var isTrainable: Bool {
      switch self {
      case .layer(let layer): layer.isTrainable
      case .rectified(let normalization, let reader): normalization.isTrainable || reader.isTrainable
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
        steps.append(.rectified(normalization, reader))
        rest.removeFirst(2)
      } else {
        steps.append(.layer(layer))
      }
    }
    self.steps = steps
  }

  /// The layer at a position.
  public subscript(index: Int) -> any Layer { layers[index] }

  public var children: [(name: String, layer: any Layer)] {
    layers.enumerated().map { (name: String($0), layer: $1) }
  }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for step in steps {
      switch step {
      case .layer(let layer): x = layer.forward(consume x, mode)
      case .rectified(let normalization, let reader):
        x = reader.forward(reading: normalization.rectified(consume x, mode), mode)
      }
    }
    return x
  }

  /// Stops at the first layer with anything to train, unless the gradient of the input is needed.
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
      case .rectified(let normalization, let reader):
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
