import Tensors

/// How a network runs.
public enum Mode: Sendable {
  /// Batch statistics, which the running ones follow; what backpropagation needs is kept.
  case training
  /// Running statistics; nothing is kept.
  case inference
}

/// A part of a network: a map from tensors to tensors that can pass a gradient back.
///
/// Layers form a tree, and the names along a branch are the path of a parameter in a checkpoint, such as
/// `features.5.0.bn1.gamma`. Tensors are NHWC: batch × height × width × channels.
public protocol Layer: AnyObject {
  /// The layers that this one is made of, in order.
  var children: [(name: String, layer: any Layer)] { get }
  /// The layer's own parameters, in the order of the checkpoint.
  var parameters: [(name: String, parameter: Parameter)] { get }
  /// The output for an input. In training mode, what `backward` needs is kept.
  func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor
  /// Sets the gradient of every trained parameter from the gradient of the output, after a `forward` in
  /// training mode. Returns the gradient of the input, or nil where the caller does not need it.
  func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor?
  /// A layer of the same kind with parameters of its own that hold the same numbers: a deep copy.
  func copy() -> Self
  /// The shape of the output for an input of the given shape.
  func outputShape(of input: [Int]) -> [Int]
  /// The shapes that the `children` read, in their order, when the layer reads one of the given shape.
  func inputShapesOfChildren(for input: [Int]) -> [[Int]]
  /// One line about it: kind and sizes, as a listing shows it.
  var summary: String { get }
}

extension Layer {
  /// No children.
  public var children: [(name: String, layer: any Layer)] { [] }
  /// No parameters.
  public var parameters: [(name: String, parameter: Parameter)] { [] }

  /// Each child reads what the one before it gives.
  public func inputShapesOfChildren(for input: [Int]) -> [[Int]] {
    children.reduce(into: (shapes: [[Int]](), next: input)) { chain, child in
      chain.shapes.append(chain.next)
      chain.next = child.layer.outputShape(of: chain.next)
    }.shapes
  }

  /// That of the last child; a layer without children gives what it reads.
  public func outputShape(of input: [Int]) -> [Int] {
    children.reduce(input) { $1.layer.outputShape(of: $0) }
  }

  /// Freezes the whole branch: neither training steps nor batches move anything in it, and batch
  /// normalization uses its running statistics.
  ///
  /// - Parameter statistics: false freezes only what the optimizer moves. Batch normalization then goes on
  ///   to normalize with the statistics of each batch, and its running statistics go on to follow them.
  public func freeze(statistics: Bool = true) {
    for (_, parameter) in namedParameters where statistics || parameter.role != .statistic {
      parameter.isFrozen = true
    }
  }

  /// Lets the whole branch train again.
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

  /// Whether any parameter of the branch is trained.
  public var isTrainable: Bool {
    namedParameters.contains { $0.parameter.isTrainable }
  }

  /// How many numbers its parameters hold, all of them or those that meet a condition.
  public func parameterCount(where isCounted: (Parameter) -> Bool = { _ in true }) -> Int {
    namedParameters.map(\.parameter).filter(isCounted).reduce(0) { $0 + $1.value.count }
  }
}

extension Layer {
  /// What a layer says when `backward` is called without a `forward` in training mode before it.
  func kept<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("\(summary): backward without a forward in training mode") }
    return value
  }
}
