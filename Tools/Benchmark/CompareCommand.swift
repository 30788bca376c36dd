import ArgumentParser
import Foundation

/// Runs a `Comparison` for each kind of work and prints its table.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Times this library, and peers beside it. (default)")

  @Argument(help: "What to time: train, infer, pipeline, experiment. (default: all but the experiment)")
  var works: [Work] = [.train, .infer, .pipeline]

  @OptionGroup var workload: Workload

  @Option(help: ArgumentHelp("A Python with torch and torchvision, or with mxnet.", valueName: "python"))
  var peer: [String] = []

  @Option(help: "Timed iterations of each candidate.")
  var iterations = 5

  @Option(help: "A folder of images for the pipeline and the experiment. (default: the drawn hot dogs)")
  var data: String?

  func validate() throws {
    if iterations < 1 {
      throw ValidationError("--iterations: expected a whole number of at least 1, found \(iterations)")
    }
  }

  func run() throws {
    let peers = try peer.map { try Peers($0) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let inputs = try BenchmarkInputs(workload, in: folder, data: data)
    print(
      """
      ResNet-18 of width \(workload.width), \(workload.size) × \(workload.size) pixels, batches of \
      \(workload.batch), threads: \(workload.threads)
      """)
    for work in works {
      let arguments = workload.arguments(work, inputs: inputs)
      let others = try peers.flatMap { peer in
        try peer.variants(for: work).map { try Candidate(peer.command($0, arguments)) }
      }
      let library = try Candidate([CommandLine.arguments[0], "work"] + arguments)
      let comparison = try Comparison(work, [library] + others, iterations: iterations)
      print("\n" + comparison.table)
      if let fraction = comparison.fractionOfPeak(workload) { print(fraction) }
      fflush(nil)
    }
  }
}
