import ArgumentParser
import Files
import Foundation

/// What can be done with a file of weights.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Looks into files of weights, classifies images with them, converts them.",
    discussion: """
      Read are Gluon's .params, safetensors, and what PyTorch's torch.save writes, recognized by their \
      contents. No code in a weights file is ever executed.
      """,
    subcommands: [Inspect.self, Predict.self, Convert.self])
}
