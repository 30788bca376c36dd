import Tensors

/// A tensor that a layer owns under a name, as checkpoints store it.
///
/// Parameters are objects: two layers that hold the same parameter train it together. To train one network
/// without changing another, copy it (`Layer.copy`).
public final class Parameter {
  /// The role of a parameter in training.
  public enum Role: Sendable {
    /// Changed by the optimizer, along its gradient.
    case weight
    /// Changed by the layer itself: the running mean and variance of batch normalization.
    case statistic
    /// Never changed, though a checkpoint holds it: the scale of a batch normalization without one.
    case constant
  }

  /// The tensor, in the field's order: a convolution's weight is out × in × height × width.
  public var value: Tensor
  /// The gradient of the loss from the last backward pass, in the shape of `value`.
  public var gradient: Tensor?
  /// The role in training.
  public let role: Role
  /// Whether training leaves the parameter as it is.
  public var isFrozen = false
  /// A factor for the learning rate, and with it for the step of the weight decay.
  public var learningRateMultiplier: Float = 1
  /// A factor for the weight decay.
  public var weightDecayMultiplier: Float = 1

  /// A parameter with the given value.
  public init(_ value: Tensor, role: Role = .weight) {
    self.value = value
    self.role = role
  }

  /// Whether the optimizer changes it, so that its gradient is needed.
  public var isTrainable: Bool { role == .weight && !isFrozen }

  /// Returns a separate parameter with the same value and settings.
  public func copy() -> Parameter {
    let copy = Parameter(value, role: role)
    copy.isFrozen = isFrozen
    copy.learningRateMultiplier = learningRateMultiplier
    copy.weightDecayMultiplier = weightDecayMultiplier
    return copy
  }
}
