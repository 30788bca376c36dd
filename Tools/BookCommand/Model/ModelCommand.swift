import ArgumentParser
import FineTuningFiles
import Foundation

/// Inspects, uses and converts weights files.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Classifies images with a network, measures it, looks into its file, converts it.",
    discussion: """
      Reads Gluon's .params, safetensors, and the files of PyTorch's torch.save, which it recognizes by their \
      contents. No code in a weights file is ever executed.
      """,
    subcommands: [Predict.self, Evaluate.self, Inspect.self, Convert.self])
}
