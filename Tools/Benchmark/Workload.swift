import ArgumentParser
import FineTuningRecipe
import Foundation

/// The sizes of the work, passed to every candidate on its command line.
struct Workload: ParsableArguments {
  @Option(help: "Channels of the network's first stage. ResNet-18 has 64.")
  var width = 64

  @Option(help: "Width and height of the network's input in pixels.")
  var size = 224

  @Option(help: "Images in a batch.")
  var batch = Recipe.standard.batchSize

  @Option(help: "Worker threads. (default: the number of cores)")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Epochs of the whole experiment.")
  var epochs = 1

  /// The command line for a candidate.
  func arguments(_ work: Work, inputs: BenchmarkInputs) -> [String] {
    [
      work.rawValue, "--width", "\(width)", "--size", "\(size)", "--batch", "\(batch)", "--threads",
      "\(threads)", "--epochs", "\(epochs)", "--weights", inputs.weights, "--images", inputs.batch,
      "--folder", inputs.folder,
    ]
  }

  /// Rejects sizes below 1.
  func validate() throws {
    for (option, value) in [
      ("--width", width), ("--size", size), ("--batch", batch), ("--threads", threads), ("--epochs", epochs),
    ] where value < 1 {
      throw ValidationError("\(option): expected a whole number of at least 1, found \(value)")
    }
  }
}
