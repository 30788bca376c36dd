import ArgumentParser
import FineTuningFiles
import FineTuningModels

extension ModelCommand {
  /// Converts a network's weights to another framework's format.
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a network for Gluon, PyTorch or ONNX Runtime.",
      discussion: """
        The new file's extension decides: .params for Gluon, .safetensors for PyTorch, .onnx for ONNX Runtime. \
        Tensors get the names that the framework's own network has, and 32-bit elements.

        torchvision loads ResNet v1; for v2, which it doesn't have, Examples/PyTorch/resnet_v2.py is the network. \
        An ONNX file needs no code: it is the whole network, from "images" (N × 3 × H × W, normalized) to "logits" \
        (N × outputs).

        The metadata of a .safetensors file goes along, except into .params, which has no place for it.
        """)

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(help: "The file to write, .params, .safetensors or .onnx.", completion: .file())
    var out: String

    func run() throws {
      let network = try ResNet.read(from: file)
      let naming = try network.write(to: out, metadata: WeightFile(file).metadata)
      print("wrote \(out): \(network.architecture.rawValue), named as in \(naming.rawValue)")
    }
  }
}
