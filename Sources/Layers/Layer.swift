import Tensors

/// The mode in which a network runs.
public enum Mode: Sendable {
  /// Uses batch statistics, which the running ones follow, and keeps what backpropagation needs.
  case training
  /// Uses running statistics and keeps nothing.
  case inference
}

/// A part of a network: a function of a tensor that can pass a gradient back.
///
/// Layers form a tree, and the names along a branch are the path of a parameter in a checkpoint, such as
/// `features.5.0.bn1.gamma`. Tensors are NHWC: batch × height × width × channels.
public protocol Layer: AnyObject {
  /// The sublayers, in order.
  var children: [(name: String, layer: any Layer)] { get }
  /// The layer's own parameters, in the order of the checkpoint.
  var parameters: [(name: String, parameter: Parameter)] { get }
  /// Returns the output for an input; in training mode, keeps what `backward` needs.
  func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor
  /// Sets the gradient of every trainable parameter from the gradient of the output, after a `forward` in training
  /// mode. Returns the gradient of the input, or nil where the caller doesn't need it.
  func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor?
  /// Returns a deep copy: a layer of the same kind with equal parameters that it doesn't share.
  func copy() -> Self
  /// The shape of the output for an input of the given shape.
  func outputShape(of input: [Int]) -> [Int]
  /// The shapes that the `children` read, in order, when the layer reads one of the given shape.
  func inputShapesOfChildren(for input: [Int]) -> [[Int]]
  /// One line for a listing: kind and sizes.
  var summary: String { get }
}

extension Layer {
  /// No children.
  public var children: [(name: String, layer: any Layer)] { [] }
  /// No parameters.
  public var parameters: [(name: String, parameter: Parameter)] { [] }

  /// Each child reads the output of the one before it.
  public func inputShapesOfChildren(for input: [Int]) -> [[Int]] {
    children.reduce(into: (shapes: [[Int]](), next: input)) { chain, child in
      chain.shapes.append(chain.next)
      chain.next = child.layer.outputShape(of: chain.next)
    }.shapes
  }

  /// The output shape of the last child; without children, the shape of the input.
  public func outputShape(of input: [Int]) -> [Int] {
    children.reduce(input) { $1.layer.outputShape(of: $0) }
  }

  /// Freezes the whole branch: neither training steps nor batches change anything in it, and batch normalization uses
  /// its running statistics.
  ///
  /// - Parameter statistics: false freezes only what the optimizer changes. Batch normalization then keeps normalizing
  ///   with the statistics of each batch, and its running statistics keep following them.
  public func freeze(statistics: Bool = true) {
    for (_, parameter) in namedParameters where statistics || parameter.role != .statistic {
      parameter.isFrozen = true
    }
  }

  /// Makes the whole branch trainable again.
  public func unfreeze() {
    for (_, parameter) in namedParameters { parameter.isFrozen = false }
  }

  /// Every parameter of the branch with its path, in the order of the tree.
  public var namedParameters: [(path: String, parameter: Parameter)] {
    parameters.map { (path: $0.name, parameter: $0.parameter) }
      + children.flatMap { name, layer in
        layer.namedParameters.map { (path: "\(name).\($0.path)", parameter: $0.parameter) }
      }
  }

  /// Scales the learning rate of every parameter of the branch.
  public func setLearningRateMultiplier(_ multiplier: Float) {
    for (_, parameter) in namedParameters { parameter.learningRateMultiplier = multiplier }
  }

  /// Whether any parameter of the branch is trainable.
  public var isTrainable: Bool {
    namedParameters.contains { $0.parameter.isTrainable }
  }

  /// The number of parameters in the branch, all or only those in tensors that meet a condition.
  public func parameterCount(where isCounted: (Parameter) -> Bool = { _ in true }) -> Int {
    namedParameters.map(\.parameter).filter(isCounted).reduce(0) { $0 + $1.value.count }
  }
}

extension Layer {
  /// Unwraps what `forward` kept, or explains that `backward` came without a `forward` in training mode.
  func kept<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("\(summary): backward without a forward in training mode") }
    return value
  }
}
