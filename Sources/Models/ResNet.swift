import FineTuningLayers
import FineTuningTensors

/// A ResNet of 18 or 34 layers at any width: v1, layer for layer torchvision's, or v2, Gluon's.
///
/// It has two parts: `features` turns normalized images (N × H × W × 3) into rows of features, and `output`
/// turns each row into logits, one for each class. Parameter paths are Gluon's: `features.5.0.bn1.gamma`.
public final class ResNet: Layer {
  /// Every layer but the last.
  public let features: Sequential
  /// The last layer: from features to a logit for each class.
  public let output: Dense

  /// The kind of ResNet.
  public let architecture: Architecture
  /// The number of channels in the first stage.
  public let width: Int

  /// Creates a network from the given parts. It doesn't copy them: training the network also trains any other
  /// network they belong to.
  public init(
    _ architecture: Architecture = .resNet18V2, features: Sequential, output: Dense, width: Int
  ) {
    self.architecture = architecture
    self.features = features
    self.output = output
    self.width = width
  }

  /// Creates a network with weights made by `weight`, which is called in the order of the layers.
  convenience init(
    _ architecture: Architecture, classes: Int, width: Int, weight: (_ shape: [Int]) -> Tensor
  ) {
    let features = architecture.features(width: width, weight: weight)
    let output = Dense(
      inputs: Architecture.outputChannels(width: width), outputs: classes, weight: weight)
    self.init(architecture, features: features, output: output, width: width)
  }

  /// Creates an untrained network, with Xavier initialization.
  ///
  /// - Parameters:
  ///   - architecture: the depth of the network and the order of its layers.
  ///   - classes: the number of outputs.
  ///   - width: the number of channels in the first stage, which doubles in each of the other three. The
  ///     frameworks' networks have 64.
  ///   - random: draws the parameters.
  public convenience init(
    _ architecture: Architecture, classes: Int, width: Int = 64, using random: inout RandomSource
  ) {
    self.init(
      architecture, classes: classes, width: width, weight: { Initializer.xavier($0, using: &random) })
  }

  /// Creates an untrained ResNet-18 v2, layer for layer Gluon's `resnet18_v2`.
  public static func resNet18(classes: Int, width: Int = 64, using random: inout RandomSource) -> ResNet {
    ResNet(.resNet18V2, classes: classes, width: width, using: &random)
  }

  /// Returns a network for another task, with a deep copy of `features` and a new output layer with Xavier
  /// initialization. Training it leaves this network unchanged.
  public func replacingOutput(classes: Int, using random: inout RandomSource) -> ResNet {
    ResNet(
      architecture, features: features.copy(),
      output: Dense(inputs: output.inputs, outputs: classes, using: &random), width: width)
  }

  /// Returns an untrained network of the same architecture and width, with all parameters new.
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
