import Layers
import Tensors

/// ResNet-18 in its second version, layer for layer Gluon's `resnet18_v2`, at any width.
///
/// It has two parts: `features` turns pictures (N × H × W × 3, normalized) into rows of numbers, `output`
/// turns those into a score for each class. Paths of parameters are Gluon's: `features.5.0.bn1.gamma`.
public final class ResNet: Layer {
  /// Every layer but the last.
  public let features: Sequential
  /// The last layer: from features to a score for each class.
  public let output: Dense

  /// The channels of the first stage.
  public let width: Int

  /// A network of the given parts. It shares them with whoever else holds them: training it trains them.
  public init(features: Sequential, output: Dense, width: Int) {
    self.features = features
    self.output = output
    self.width = width
  }

  /// A fresh network, by Xavier's initialization.
  ///
  /// - Parameters:
  ///   - classes: the number of outputs.
  ///   - width: the channels of the first stage; they double with each of the other three. 64 is
  ///     `resnet18_v2` itself, 32 half its width.
  public static func resNet18(classes: Int, width: Int = 64, using random: inout RandomSource) -> ResNet {
    var layers: [any Layer] = [
      BatchNormalization(channels: 3, affine: false),
      Convolution(
        inputChannels: 3, outputChannels: width, kernelSize: 7, stride: 2, padding: 3, using: &random),
      BatchNormalization(channels: width),
      ReLU(),
      MaxPooling(kernelSize: 3, stride: 2, padding: 1),
    ]
    var channels = width
    for stage in 0..<4 {
      let wider = width << stage
      let stride = stage == 0 ? 1 : 2
      layers.append(
        Sequential([
          BasicBlock(
            inputChannels: channels, outputChannels: wider, stride: stride, downsamples: channels != wider,
            using: &random),
          BasicBlock(
            inputChannels: wider, outputChannels: wider, stride: 1, downsamples: false, using: &random),
        ]))
      channels = wider
    }
    layers += [BatchNormalization(channels: channels), ReLU(), GlobalAveragePooling(), Flatten()]
    return ResNet(
      features: Sequential(layers), output: Dense(inputs: channels, outputs: classes, using: &random),
      width: width)
  }

  /// A network for another task: a deep copy of `features`, so that training it leaves this network as it
  /// is, and a fresh output layer by Xavier's initialization.
  public func replacingOutput(classes: Int, using random: inout RandomSource) -> ResNet {
    ResNet(
      features: features.copy(), output: Dense(inputs: output.inputs, outputs: classes, using: &random),
      width: width)
  }

  /// A network of the same layers with all parameters fresh, as before any training.
  public func withFreshParameters(classes: Int, using random: inout RandomSource) -> ResNet {
    .resNet18(classes: classes, width: width, using: &random)
  }

  public var children: [(name: String, layer: any Layer)] { [("features", features), ("output", output)] }

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    output.forward(features.forward(input, mode), mode)
  }

  public func backward(_ gradient: consuming Tensor, needsInput: Bool) -> Tensor? {
    let trainsFeatures = features.isTrained
    guard let gradient = output.backward(gradient, needsInput: needsInput || trainsFeatures) else {
      return nil
    }
    return features.backward(gradient, needsInput: needsInput)
  }

  public func copy() -> ResNet {
    ResNet(features: features.copy(), output: output.copy(), width: width)
  }

  public var summary: String { "ResNet" }
}
