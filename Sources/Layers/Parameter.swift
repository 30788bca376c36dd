import Tensors

/// A tensor that a layer owns under a name, as a checkpoint stores it.
///
/// Parameters are objects: two layers that hold the same parameter train it together. To train one network
/// and leave another as it is, copy it (`Layer.copy`).
public final class Parameter {
  /// What becomes of a parameter in training.
  public enum Role: Sendable {
    /// Moved by the optimizer along its gradient.
    case weight
    /// Moved by the layer itself: the running mean and variance of batch normalization.
    case statistic
    /// Never moved, though a checkpoint holds it: the scale of a batch normalization without one.
    case constant
  }

  /// The numbers, in the shape and order of the field: a convolution's weight is out × in × height × width.
  public var value: Tensor
  /// The gradient of the loss, as the last backward pass left it: same shape as `value`.
  public var gradient: Tensor?
  /// What becomes of it in training.
  public let role: Role
  /// A frozen parameter stays as it is.
  public var isFrozen = false
  /// Scales the learning rate for this parameter, and with it the step of the weight decay.
  public var learningRateMultiplier: Float = 1
  /// Scales the weight decay for this parameter.
  public var weightDecayMultiplier: Float = 1

  /// A parameter with the given numbers.
  public init(_ value: Tensor, role: Role = .weight) {
    self.value = value
    self.role = role
  }

  /// Whether the optimizer moves it, so that its gradient is needed.
  public var isTrainable: Bool { role == .weight && !isFrozen }

  /// A parameter of its own with the same numbers and settings.
  public func copy() -> Parameter {
    let copy = Parameter(value, role: role)
    copy.isFrozen = isFrozen
    copy.learningRateMultiplier = learningRateMultiplier
    copy.weightDecayMultiplier = weightDecayMultiplier
    return copy
  }
}
