import FineTuningTensors

/// Initial values for new parameters.
public enum Initializer {
  /// Returns a weight with Glorot and Bengio's initialization and the defaults of Gluon's `Xavier()`: uniform in
  /// ±√(3 / ((fanIn + fanOut) / 2)). For a weight out × in × height × width, fanIn is in · height · width, and
  /// fanOut is out · height · width.
  public static func xavier(_ shape: [Int], using random: inout RandomSource) -> Tensor {
    precondition(
      shape.count >= 2, "Xavier initialization needs a weight with an input and an output dimension")
    let area = shape.dropFirst(2).reduce(1, *)
    let bound = (6 / Double((shape[0] + shape[1]) * area)).squareRoot()
    let values = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(-bound...bound)) }
    return Tensor(values, shape)
  }
}
