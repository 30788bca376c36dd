import ArgumentParser
import Files
import Foundation

/// What can be done with a file of weights.
@main
struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book model",
    abstract: "Looks into files of weights, classifies pictures with them, converts them.",
    discussion: """
      Read are Gluon's .params, safetensors, and what PyTorch's torch.save writes, recognized by their \
      contents. Nothing in a file is ever run.
      """,
    subcommands: [Inspect.self, Predict.self, Convert.self])
}
