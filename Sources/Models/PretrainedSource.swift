import FineTuningFiles
import FineTuningTensors
import Foundation

/// The source network that comes with the project: ResNet-18 at half width, trained on drawn ImageNet.
public enum PretrainedSource {
  /// The name of its weights file among the resources.
  public static let fileName = "resnet18-half-drawn-imagenet.safetensors"
  /// The name of its model card, beside the weights.
  public static let cardName = "resnet18-half-drawn-imagenet.md"
  /// The number of channels in its first stage.
  public static let width = 32
  /// The height and width of its input images.
  public static let inputSize = 96

  /// Loads the network.
  public static func load() throws -> ResNet {
    let path = Bundle.module.path(forResource: fileName, ofType: nil) ?? fileName
    return try ResNet.read(from: path)
  }
}
