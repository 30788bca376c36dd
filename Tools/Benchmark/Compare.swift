import ArgumentParser
import Foundation

/// Times the work, and prints a table.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Times this library, and peers beside it. (default)")

  @Argument(help: "What to time: train, infer, pipeline, experiment. (default: all but the experiment)")
  var works: [Work] = [.train, .infer, .pipeline]

  @OptionGroup var workload: Workload

  @Option(help: ArgumentHelp("A Python with torch and torchvision, or with mxnet.", valueName: "python"))
  var peer: [String] = []

  @Option(help: "How many times each candidate does the work.")
  var iterations = 5

  @Option(help: "A folder of images for the pipeline and the experiment. (default: the drawn hot dogs)")
  var data: String?

  /// Variables that pin OpenBLAS's kernels on machines where its own choice is wrong.
  private static let pins = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]

  func validate() throws {
    if iterations < 1 {
      throw ValidationError("--iterations: expected a whole number of at least 1, found \(iterations)")
    }
  }

  func run() throws {
    let peers = try peer.map { try Peers($0) }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let inputs = try BenchmarkInputs(workload, at: place, data: data)
    print(
      """
      ResNet-18 of width \(workload.width), \(workload.size) × \(workload.size) pixels, batches of \
      \(workload.batch), threads: \(workload.threads)
      """)
    for work in works {
      let arguments = workload.arguments(work, inputs: inputs)
      let comparison = try Comparison(
        work,
        own(arguments)
          + peers.flatMap { peer in
            try peer.variants(for: work).map { try Candidate(peer.command($0, arguments)) }
          }, iterations: iterations)
      print("\n" + comparison.table)
      if let share = comparison.shareOfPeak(workload) { print(share) }
      fflush(nil)
    }
  }

  /// This library as candidate: as OpenBLAS chooses its kernels, and as the environment pins them, if it does.
  /// One whose products are wrong is not timed, and says so.
  private func own(_ arguments: [String]) throws -> [Candidate] {
    let environment = ProcessInfo.processInfo.environment
    let pinned = Self.pins.filter { environment[$0] != nil }
    let command = [CommandLine.arguments[0], "work"] + arguments
    guard !pinned.isEmpty else { return [try Candidate(command)] }
    return [try? Candidate(command, unset: pinned), try Candidate(command)].compactMap { $0 }
  }
}
