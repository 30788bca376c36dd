/// A part of a network for exercise 05: a convolution, a batch normalization, and a scale parameter.
public final class ScaledBlock {
  /// A layer with a weight.
  public let convolution: Convolution
  /// A layer whose running statistics are parameters too.
  public let normalization: BatchNormalization
  /// A parameter that belongs to no layer.
  public let scale: Parameter
  /// Blocks that come after this one.
  public let next: [ScaledBlock]

  /// A block made of these parts.
  public init(
    convolution: Convolution, normalization: BatchNormalization, scale: Parameter, next: [ScaledBlock] = []
  ) {
    self.convolution = convolution
    self.normalization = normalization
    self.scale = scale
    self.next = next
  }

  /// All parameters of this block and the blocks after it, with their paths.
  public var namedParameters: [(path: String, parameter: Parameter)] {
    convolution.namedParameters.map { ("convolution.\($0.path)", $0.parameter) }
      + normalization.namedParameters.map { ("normalization.\($0.path)", $0.parameter) }
      + [("scale", scale)]
      + next.enumerated().flatMap { index, block in
        block.namedParameters.map { ("next.\(index).\($0.path)", $0.parameter) }
      }
  }
}
