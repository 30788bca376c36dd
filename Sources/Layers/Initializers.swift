import Tensors

/// Initial values for fresh parameters.
public enum Initializer {
  /// Glorot and Bengio's initialization with the defaults of Gluon's `Xavier()`: uniform in
  /// ±√(3 / ((fanIn + fanOut) / 2)), for a weight out × in × (height × width). The fans are multiplied by the area of
  /// the kernel.
  public static func xavier(_ shape: [Int], using random: inout RandomSource) -> Tensor {
    precondition(shape.count >= 2, "Xavier needs a weight with an input and an output dimension")
    let area = shape.dropFirst(2).reduce(1, *)
    let bound = (6 / Double((shape[0] + shape[1]) * area)).squareRoot()
    let values = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(-bound...bound)) }
    return Tensor(values, shape)
  }
}
