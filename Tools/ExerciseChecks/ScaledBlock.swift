/// A part of a network for exercise 05: a convolution, a batch normalization, and a scale of its own.
public final class ScaledBlock {
  /// A layer with parameters of its own.
  public let convolution: Convolution
  /// Another; its running statistics are parameters too.
  public let normalization: BatchNormalization
  /// A parameter that belongs to no layer.
  public let scale: Parameter
  /// Blocks that come after this one.
  public let next: [ScaledBlock]

  /// A block of the given parts.
  public init(
    convolution: Convolution, normalization: BatchNormalization, scale: Parameter, next: [ScaledBlock] = []
  ) {
    self.convolution = convolution
    self.normalization = normalization
    self.scale = scale
    self.next = next
  }

  /// Every parameter of it and of the blocks after it, by its path.
  public var namedParameters: [(path: String, parameter: Parameter)] {
    convolution.namedParameters.map { ("convolution.\($0.path)", $0.parameter) }
      + normalization.namedParameters.map { ("normalization.\($0.path)", $0.parameter) }
      + [("scale", scale)]
      + next.enumerated().flatMap { index, block in
        block.namedParameters.map { ("next.\(index).\($0.path)", $0.parameter) }
      }
  }
}
