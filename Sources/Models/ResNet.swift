import Layers
import Tensors

/// A ResNet of 18 or 34 layers, in its first version (layer for layer torchvision's) or its second (Gluon's),
/// at any width.
///
/// It has two parts: `features` turns images (N × H × W × 3, normalized) into rows of numbers, `output`
/// turns those into a score for each class. Paths of parameters are Gluon's: `features.5.0.bn1.gamma`.
public final class ResNet: Layer {
  /// Every layer but the last.
  public let features: Sequential
  /// The last layer: from features to a score for each class.
  public let output: Dense

  /// Which ResNet it is.
  public let architecture: Architecture
  /// The channels of the first stage.
  public let width: Int

  /// A network of the given parts. It shares them with whoever else holds them: training it trains them.
  public init(
    _ architecture: Architecture = .resNet18V2, features: Sequential, output: Dense, width: Int
  ) {
    self.architecture = architecture
    self.features = features
    self.output = output
    self.width = width
  }

  /// A network with the weights that `weight` makes, in the order of the layers.
  convenience init(
    _ architecture: Architecture, classes: Int, width: Int, weight: (_ shape: [Int]) -> Tensor
  ) {
    let features = architecture.features(width: width, weight: weight)
    let output = Dense(
      inputs: Architecture.outputChannels(width: width), outputs: classes, weight: weight)
    self.init(architecture, features: features, output: output, width: width)
  }

  /// A fresh network, by Xavier's initialization.
  ///
  /// - Parameters:
  ///   - classes: the number of outputs.
  ///   - width: the channels of the first stage; they double with each of the other three. 64 is the
  ///     width of the frameworks' networks, 32 half of it.
  public convenience init(
    _ architecture: Architecture, classes: Int, width: Int = 64, using random: inout RandomSource
  ) {
    self.init(
      architecture, classes: classes, width: width, weight: { Initializer.xavier($0, using: &random) })
  }

  /// A fresh ResNet-18 in its second version, layer for layer Gluon's `resnet18_v2`.
  public static func resNet18(classes: Int, width: Int = 64, using random: inout RandomSource) -> ResNet {
    ResNet(.resNet18V2, classes: classes, width: width, using: &random)
  }

  /// A network for another task: a deep copy of `features`, so that training it leaves this network as it
  /// is, and a fresh output layer by Xavier's initialization.
  public func replacingOutput(classes: Int, using random: inout RandomSource) -> ResNet {
    ResNet(
      architecture, features: features.copy(),
      output: Dense(inputs: output.inputs, outputs: classes, using: &random), width: width)
  }

  /// A network of the same layers with all parameters fresh, as before any training.
  public func withFreshParameters(classes: Int, using random: inout RandomSource) -> ResNet {
    ResNet(architecture, classes: classes, width: width, using: &random)
  }

  public var children: [(name: String, layer: any Layer)] { [("features", features), ("output", output)] }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    output.forward(features.forward(input, mode), mode)
  }

  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let trainsFeatures = features.isTrainable
    guard let gradient = output.backward(gradient, needsInputGradient: needsInputGradient || trainsFeatures)
    else {
      return nil
    }
    return features.backward(gradient, needsInputGradient: needsInputGradient)
  }

  public func copy() -> ResNet {
    ResNet(architecture, features: features.copy(), output: output.copy(), width: width)
  }

  public var summary: String { "ResNet" }
}
