import ArgumentParser
import FineTuningFiles
import FineTuningModels
import FineTuningTraining
import Processes

extension ModelCommand {
  /// Converts a network's weights to another framework's format.
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the weights of a network for Gluon or for PyTorch.",
      discussion: """
        The new file's extension decides: .params for Gluon, .safetensors for PyTorch. Tensors get the names that \
        the framework's own network has, and 32-bit elements.
        """)

    @Argument(help: "The weights file.", completion: .file()) var file: String
    @Argument(help: "The file to write, .params or .safetensors.", completion: .file())
    var out: String

    func run() throws {
      let classifier = try Classifier(contentsOf: file.fromCaller)
      let naming = try classifier.write(to: out.fromCaller)
      print("wrote \(out): \(classifier.network.architecture.rawValue), named as in \(naming.rawValue)")
    }
  }
}
