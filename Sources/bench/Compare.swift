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

  @Option(help: "How many times each contestant does the work.")
  var laps = 5

  @Option(help: "A folder of pictures for the pipeline and the experiment. (default: the drawn hot dogs)")
  var data: String?

  /// Variables that pin OpenBLAS's kernels on machines where its own choice is wrong.
  private static let pins = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"]

  func validate() throws {
    if laps < 1 { throw ValidationError("--laps: expected a whole number of at least 1, found \(laps)") }
  }

  func run() throws {
    let peers = try peer.map { try Peers($0) }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let material = try Material(workload, at: place, data: data)
    print(
      """
      ResNet-18 of width \(workload.width), \(workload.size) × \(workload.size) pixels, batches of \
      \(workload.batch), threads: \(workload.threads)
      """)
    for work in works {
      let arguments = workload.arguments(work, material: material)
      let race = try Race(
        work,
        own(arguments)
          + peers.flatMap { peer in
            try peer.variants(for: work).map { try Contestant(peer.command($0, arguments)) }
          }, laps: laps)
      print("\n" + race.table)
      if let share = race.shareOfPeak(workload) { print(share) }
      fflush(nil)
    }
  }

  /// This library as contestant: as OpenBLAS chooses its kernels, and as the environment pins them, if it does.
  /// One whose products are wrong is not timed, and says so.
  private func own(_ arguments: [String]) throws -> [Contestant] {
    let environment = ProcessInfo.processInfo.environment
    let pinned = Self.pins.filter { environment[$0] != nil }
    let command = [CommandLine.arguments[0], "work"] + arguments
    guard !pinned.isEmpty else { return [try Contestant(command)] }
    return [try? Contestant(command, unset: pinned), try Contestant(command)].compactMap { $0 }
  }
}
