import FineTuningLayers
import FineTuningTensors
import Testing

/// Compares a layer's gradients with finite differences of the loss Σ y · r, r random.
///
/// - Parameters:
///   - step: how far an element is moved to each side.
///   - tolerance: the largest difference allowed, relative to the largest gradient of the same tensor.
///   - samples: the number of elements checked in each tensor.
func expectGradientsMatch(
  _ layer: any Layer, input: Tensor, step: Float = 1e-2, tolerance: Float = 2e-3, samples: Int = 24,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let start = layer.namedParameters.map { $0.parameter.value }
  /// Statistics move in training; each evaluation starts from the same ones.
  func restore() {
    for ((_, parameter), value) in zip(layer.namedParameters, start) where parameter.role == .statistic {
      parameter.value = value
    }
  }
  let output = layer.forward(input, .training)
  let weights = normal(output.shape, seed: 99)
  func loss(_ x: Tensor) -> Double {
    restore()
    return zip(layer.forward(x, .training).values, weights.values).reduce(0) {
      $0 + Double($1.0) * Double($1.1)
    }
  }
  restore()
  _ = layer.forward(input, .training)
  guard let inputGradient = layer.backward(weights, needsInputGradient: true) else {
    Issue.record("no gradient of the input", sourceLocation: sourceLocation)
    return
  }
  let parameterGradients = layer.namedParameters.map { ($0.path, $0.parameter, $0.parameter.gradient) }

  func check(_ name: String, _ gradient: Tensor, _ evaluate: (_ place: Int, _ change: Float) -> Double) {
    var random = RandomSource(seed: 5)
    let places =
      gradient.count <= samples
      ? Array(0..<gradient.count) : (0..<samples).map { _ in random.integer(0...gradient.count - 1) }
    let scale = max(1e-3, gradient.values.map(\.magnitude).max() ?? 0)
    for place in places {
      let numeric = Float((evaluate(place, step) - evaluate(place, -step)) / Double(2 * step))
      let difference = (numeric - gradient.values[place]).magnitude / scale
      #expect(
        difference < tolerance, "\(name)[\(place)]: \(gradient.values[place]) but measured \(numeric)",
        sourceLocation: sourceLocation)
    }
  }
  func moved(_ tensor: Tensor, _ place: Int, _ change: Float) -> Tensor {
    var moved = tensor
    moved.write { $0[place] += change }
    return moved
  }
  check("input", inputGradient) { loss(moved(input, $0, $1)) }
  for (path, parameter, gradient) in parameterGradients where parameter.isTrainable {
    guard let gradient else {
      Issue.record("no gradient of \(path)", sourceLocation: sourceLocation)
      continue
    }
    let value = parameter.value
    check(path, gradient) { place, change in
      parameter.value = moved(value, place, change)
      defer { parameter.value = value }
      return loss(input)
    }
  }
}
