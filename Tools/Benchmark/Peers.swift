import FineTuningFiles
import FineTuningRecipe
import Foundation

/// The frameworks installed in a Python, as variants with different settings.
struct Peers {
  private let python: String
  private static let script = "Tools/Benchmark/Peers/peer.py"

  /// The variants, such as `pytorch-channels-last-compiled`.
  let variants: [String]

  /// Asks a Python for its frameworks.
  ///
  /// - Throws: `InputError` if it isn't a Python, or has neither PyTorch nor MXNet.
  init(_ python: String) throws {
    self.python = python
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, Self.script, "list"]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    variants = text.split(separator: "\n").map(String.init)
    guard process.terminationStatus == 0, !variants.isEmpty else {
      throw InputError(
        python, expected: "a Python with torch and torchvision, or with mxnet", found: "neither",
        advice: "install them there, or name another Python")
    }
  }

  /// The command line that runs a variant. It gets the recipe's hyperparameters from here.
  func command(_ variant: String, _ arguments: [String]) -> [String] {
    let recipe = Recipe.standard
    return [python, Self.script, variant] + arguments + [
      "--learning-rate", "\(recipe.learningRate)", "--scratch-learning-rate", "\(recipe.scratchLearningRate)",
      "--weight-decay", "\(recipe.weightDecay)",
    ]
  }

  /// The variants worth timing at `work`: all of them for a network alone, one of each framework where
  /// reading files counts too.
  func variants(for work: Work) -> [String] {
    work.isNetworkOnly ? variants : variants.filter { $0 == "pytorch-channels-last" || $0 == "mxnet" }
  }
}
