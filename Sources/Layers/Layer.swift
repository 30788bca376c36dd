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
  func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor?
  /// A layer of the same kind with parameters of its own that hold the same numbers: a deep copy.
  func copy() -> Self
  /// Freezes (or frees) what the layer owns itself, without its children.
  func setFrozen(_ isFrozen: Bool)
  /// One line about it: kind and sizes, as a listing shows it.
  var summary: String { get }
}

extension Layer {
  /// No children.
  public var children: [(name: String, layer: any Layer)] { [] }
  /// No parameters.
  public var parameters: [(name: String, parameter: Parameter)] { [] }

  /// Freezes (or frees) the layer's own parameters.
  public func setFrozen(_ isFrozen: Bool) {
    for (_, parameter) in parameters { parameter.isFrozen = isFrozen }
  }

  /// Freezes the whole branch: neither training steps nor batches move anything in it.
  public func freeze() {
    visit { $0.setFrozen(true) }
  }

  /// Lets the whole branch train again.
  public func unfreeze() {
    visit { $0.setFrozen(false) }
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
  public var isTrained: Bool {
    namedParameters.contains { $0.parameter.isTrained }
  }

  private func visit(_ body: (any Layer) -> Void) {
    body(self)
    for (_, child) in children { child.visit(body) }
  }
}

extension Layer {
  /// What a layer says when `backward` is called without a `forward` in training mode before it.
  func kept<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("\(summary): backward without a forward in training mode") }
    return value
  }
}
