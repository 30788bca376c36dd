import Files
import Foundation
import Tensors

/// The source network that comes with the project: ResNet-18 at half width, trained on drawn ImageNet.
public enum PretrainedSource {
  /// The name of the file of weights among the resources.
  public static let fileName = "resnet18-half-drawn-imagenet.safetensors"
  /// The name of the model card beside it.
  public static let cardName = "resnet18-half-drawn-imagenet.md"
  /// The channels of its first stage.
  public static let width = 32
  /// Columns and rows of its input.
  public static let inputSize = 96

  /// Reads the network.
  public static func load() throws -> ResNet {
    let path = Bundle.module.path(forResource: fileName, ofType: nil) ?? fileName
    return try ResNet.read(from: path)
  }
}
