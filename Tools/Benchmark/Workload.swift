import ArgumentParser
import Foundation

/// What is timed.
enum Work: String, CaseIterable, Codable, ExpressibleByArgument {
  /// Steps of training on one batch: forward, backward, the optimizer.
  case train
  /// The scores of one batch.
  case infer
  /// Reading, decoding and augmenting a folder of images, without a network.
  case pipeline
  /// The book's experiment: files in, two networks trained and tested, accuracies out.
  case experiment

  /// Whether it is all arithmetic of a network, and no reading of files.
  var isNetworkAlone: Bool { self == .train || self == .infer }

  /// What a table calls it.
  var title: String {
    switch self {
    case .train: "train step"
    case .infer: "inference"
    case .pipeline: "data pipeline"
    case .experiment: "whole experiment"
    }
  }
}

/// The sizes of the work, the same for every candidate: what each is told on its command line.
struct Workload: ParsableArguments {
  @Option(help: "Channels of the network's first stage: 64 is ResNet-18's own.")
  var width = 64

  @Option(help: "Columns and rows of the network's input.")
  var size = 224

  @Option(help: "Images in a batch.")
  var batch = 128

  @Option(help: "Worker threads. (default: the number of cores)")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Epochs of the whole experiment.")
  var epochs = 1

  /// The arguments that a candidate reads.
  func arguments(_ work: Work, inputs: BenchmarkInputs) -> [String] {
    [
      work.rawValue, "--width", "\(width)", "--size", "\(size)", "--batch", "\(batch)", "--threads",
      "\(threads)", "--epochs", "\(epochs)", "--weights", inputs.weights, "--images", inputs.batch,
      "--folder", inputs.folder,
    ]
  }

  /// Refuses sizes that parse but make no sense.
  func validate() throws {
    for (option, value) in [
      ("--width", width), ("--size", size), ("--batch", batch), ("--threads", threads), ("--epochs", epochs),
    ] where value < 1 {
      throw ValidationError("\(option): expected a whole number of at least 1, found \(value)")
    }
  }
}
