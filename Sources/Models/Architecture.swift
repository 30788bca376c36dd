import FineTuningLayers
import FineTuningTensors

/// A ResNet of two-convolution blocks, by version and depth. The raw values are the names in Gluon's model
/// zoo.
public enum Architecture: String, CaseIterable, Sendable {
  case resNet18V2 = "resnet18_v2"
  case resNet34V2 = "resnet34_v2"
  case resNet18V1 = "resnet18_v1"
  case resNet34V1 = "resnet34_v1"

  /// The order of the layers in a block, which also decides the layers around the blocks.
  enum Version {
    /// v1, post-activation, as torchvision builds it.
    case postActivation
    /// v2, pre-activation, as Gluon builds it.
    case preActivation
  }

  /// The order of the layers in a block.
  var version: Version {
    switch self {
    case .resNet18V1, .resNet34V1: .postActivation
    case .resNet18V2, .resNet34V2: .preActivation
    }
  }

  /// The number of blocks in each of the four stages.
  var blocks: [Int] {
    switch self {
    case .resNet18V1, .resNet18V2: [2, 2, 2, 2]
    case .resNet34V1, .resNet34V2: [3, 4, 6, 3]
    }
  }

  /// The number of channels in the last stage, given the number in the first.
  static func outputChannels(width: Int) -> Int { width << 3 }

  /// Makes every layer but the last: from images to rows of `outputChannels(width:)` features.
  func features(width: Int, weight: (_ shape: [Int]) -> Tensor) -> Sequential {
    var layers = version.stem(width, weight)
    var channels = width
    for (stage, blockCount) in blocks.enumerated() {
      layers.append(
        Sequential(
          (0..<blockCount).map { index in
            defer { channels = width << stage }
            return version.block(channels, width << stage, index == 0 && stage > 0 ? 2 : 1, weight)
          }))
    }
    return Sequential(layers + version.head(channels))
  }
}

extension Architecture.Version {
  /// Makes the layers before the blocks, which quarter the height and width and output `channels` channels.
  fileprivate func stem(_ channels: Int, _ weight: (_ shape: [Int]) -> Tensor) -> [any Layer] {
    let convolution = Convolution(
      inputChannels: 3, outputChannels: channels, kernelSize: 7, stride: 2, padding: 3, weight: weight)
    let pooling = MaxPooling(kernelSize: 3, stride: 2, padding: 1)
    switch self {
    case .postActivation:
      let normalization = BatchNormalization(channels: channels, runningVariance: .unbiased)
      return [convolution, normalization, ReLU(), pooling]
    case .preActivation:
      return [
        BatchNormalization(channels: 3, affine: false), convolution, BatchNormalization(channels: channels),
        ReLU(), pooling,
      ]
    }
  }

  /// Makes one block.
  fileprivate func block(
    _ inputChannels: Int, _ outputChannels: Int, _ stride: Int, _ weight: (_ shape: [Int]) -> Tensor
  ) -> any Layer {
    switch self {
    case .postActivation:
      PostActivationBlock(
        inputChannels: inputChannels, outputChannels: outputChannels, stride: stride, weight: weight)
    case .preActivation:
      PreActivationBlock(
        inputChannels: inputChannels, outputChannels: outputChannels, stride: stride, weight: weight)
    }
  }

  /// Makes the layers after the blocks, which reduce each image to a row of features.
  fileprivate func head(_ channels: Int) -> [any Layer] {
    switch self {
    case .postActivation: [GlobalAveragePooling(), Flatten()]
    case .preActivation:
      [BatchNormalization(channels: channels), ReLU(), GlobalAveragePooling(), Flatten()]
    }
  }
}
