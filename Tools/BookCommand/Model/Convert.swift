import ArgumentParser
import Files
import Models

extension ModelCommand {
  /// Writes a network's weights in another form.
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the weights of a network for Gluon or for PyTorch.",
      discussion: """
        The ending of the new file's name says for whom: .params for Gluon, .safetensors for PyTorch. The \
        tensors get the names that the framework's own network has, and 32 bits a number.
        """)

    @Argument(help: "The file of weights.", completion: .file()) var file: String
    @Argument(help: "The file to write, which ends in .params or .safetensors.", completion: .file())
    var out: String

    func run() throws {
      let network = try ResNet.read(from: file)
      let naming = try network.write(to: out)
      print("wrote \(out): \(network.architecture.rawValue), named as in \(naming.rawValue)")
    }
  }
}
