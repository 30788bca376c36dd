import Tensors

/// Layers one after the other, named by their place: `0`, `1`, `2`, …
public final class Sequential: Layer {
  private let layers: [any Layer]

  /// The given layers, in order.
  public init(_ layers: [any Layer]) {
    self.layers = layers
  }

  /// The layer at a place.
  public subscript(index: Int) -> any Layer { layers[index] }

  public var children: [(name: String, layer: any Layer)] {
    layers.enumerated().map { (name: String($0), layer: $1) }
  }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for layer in layers { x = layer.forward(consume x, mode) }
    return x
  }

  /// Stops at the first layer that has anything to train, unless the gradient of the input is asked for.
  public func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor? {
    let firstTrained = layers.firstIndex { $0.isTrained } ?? layers.count
    var gradient = gradient
    for (index, layer) in layers.enumerated().reversed() where needsInput || index >= firstTrained {
      guard let next = layer.backward(consume gradient, needsInput: needsInput || index > firstTrained)
      else { return nil }
      gradient = next
    }
    return needsInput ? gradient : nil
  }

  public func copy() -> Sequential {
    Sequential(layers.map { $0.copy() })
  }

  public var summary: String { "Sequential" }
}
