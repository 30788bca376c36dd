import ArgumentParser
import FineTuningFiles
import Foundation

/// Inspects, uses and converts weights files.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Inspects weights files, classifies images with them, converts them.",
    discussion: """
      Reads Gluon's .params, safetensors, and the files of PyTorch's torch.save, which it recognizes by their \
      contents. No code in a weights file is ever executed.
      """,
    subcommands: [Inspect.self, Predict.self, Convert.self])
}
