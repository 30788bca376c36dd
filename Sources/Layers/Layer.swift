import FineTuningTensors

/// How a network runs.
public enum Mode: Sendable {
  /// Batch normalization uses the statistics of the batch, and layers keep what backpropagation needs.
  case training
  /// Batch normalization uses its running statistics, and nothing is kept.
  case inference
}

/// A part of a network: a function from tensors to tensors that can pass a gradient back.
///
/// Layers form a tree, and the names along a branch are the path of a parameter in a checkpoint, such as
/// `features.5.0.bn1.gamma`. Tensors are NHWC: batch × height × width × channels.
public protocol Layer: AnyObject {
  /// The layers inside this one, in order.
  var children: [(name: String, layer: any Layer)] { get }
  /// The layer's own parameters, without those of its children, in the order of the checkpoint.
  var parameters: [(name: String, parameter: Parameter)] { get }
  /// Returns the output for an input. In training mode, keeps what `backward` needs.
  func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor
  /// Sets the gradient of every trainable parameter from the output gradient, after a `forward` in training mode.
  /// Returns the input gradient, or nil if the caller doesn't need it.
  func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor?
  /// Returns a deep copy: a layer of the same kind with its own parameters, which have the same values.
  func copy() -> Self
  /// Returns the shape of the output for an input of the given shape.
  func outputShape(of input: [Int]) -> [Int]
  /// Returns the input shape of each child, in order, when the layer reads an input of the given shape.
  func inputShapesOfChildren(for input: [Int]) -> [[Int]]
  /// Its kind and sizes, for one line of a listing.
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

  /// The output shape of the last child; without children, the input shape.
  public func outputShape(of input: [Int]) -> [Int] {
    children.reduce(input) { $1.layer.outputShape(of: $0) }
  }

  /// Freezes the whole branch: nothing in it changes in training, and batch normalization uses its running
  /// statistics.
  ///
  /// - Parameter statistics: false freezes only the parameters that the optimizer moves. Batch normalization
  ///   then still normalizes with the statistics of each batch, and its running statistics still follow them.
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

  /// Returns the number of parameters in the usual sense: the elements of all parameter tensors, or of those that
  /// meet a condition.
  public func parameterCount(where isCounted: (Parameter) -> Bool = { _ in true }) -> Int {
    namedParameters.map(\.parameter).filter(isCounted).reduce(0) { $0 + $1.value.count }
  }
}

extension Layer {
  /// Returns what `forward` kept, or stops if there was no `forward` in training mode before `backward`.
  func kept<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("\(summary): backward without a forward in training mode") }
    return value
  }
}
