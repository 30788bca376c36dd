import ArgumentParser
import FineTuningFiles
import FineTuningModels
import FineTuningTraining
import Processes

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

        The names of the classes, the size of the input and its normalization go along, except into .params, which has \
        no place for them.
        """)

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(help: "The file to write, .params, .safetensors or .onnx.", completion: .file())
    var out: String

    func run() throws {
      let classifier = try Classifier(contentsOf: file.fromCaller)
      let naming = try classifier.write(to: out.fromCaller)
      print("wrote \(out): \(classifier.network.architecture.rawValue), named as in \(naming.rawValue)")
    }
  }
}
