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
  ///
  /// - Throws: `InputError` if the weights file is missing: a program that is copied elsewhere needs the folder of
  ///   resources that was beside it.
  public static func load() throws -> ResNet {
    try ResNet.read(from: Resource.path(of: fileName))
  }
}
