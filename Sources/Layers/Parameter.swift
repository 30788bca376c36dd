import FineTuningTensors

/// A named tensor of a layer, as a checkpoint stores it.
///
/// Parameters are objects: two layers that hold the same one train it together. To train one network and leave
/// the other alone, copy it first (`Layer.copy`).
public final class Parameter {
  /// How a parameter changes in training.
  public enum Role: Sendable {
    /// Moved by the optimizer along its gradient.
    case weight
    /// Moved by the layer itself: the running mean and variance of batch normalization.
    case statistic
    /// Never moved, but stored in checkpoints: γ and β of a batch normalization without scale and shift.
    case constant
  }

  /// Its values, in the field's usual shape and order: a convolution's weight is out × in × height × width.
  public var value: Tensor
  /// The gradient of the loss from the last backward pass, with the shape of `value`.
  public var gradient: Tensor?
  /// How it changes in training.
  public let role: Role
  /// Whether it is frozen: a frozen parameter never changes.
  public var isFrozen = false
  /// Scales the learning rate for this parameter, and with it the effect of weight decay.
  public var learningRateMultiplier: Float = 1
  /// Scales the weight decay for this parameter.
  public var weightDecayMultiplier: Float = 1

  /// A parameter with the given values.
  public init(_ value: Tensor, role: Role = .weight) {
    self.value = value
    self.role = role
  }

  /// Whether the optimizer moves it, and so needs its gradient.
  public var isTrainable: Bool { role == .weight && !isFrozen }

  /// Returns an independent parameter with the same values and settings.
  public func copy() -> Parameter {
    let copy = Parameter(value, role: role)
    copy.isFrozen = isFrozen
    copy.learningRateMultiplier = learningRateMultiplier
    copy.weightDecayMultiplier = weightDecayMultiplier
    return copy
  }
}
