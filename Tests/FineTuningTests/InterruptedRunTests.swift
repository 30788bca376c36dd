import FineTuning
import Foundation
import TestSupport
import Testing

/// The main job on a few small images, interrupted in various ways.
@Suite struct InterruptedRunTests {
  private struct Job {
    let folder: String
    private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path

    func arguments(_ more: [String] = [], out: String = "out") -> [String] {
      [
        "--epochs", "3", "--batch-size", "2", "--source", folder + "/own.params", "--data",
        folder + "/images", "--threads", "1", "--out", "\(folder)/\(out)",
      ] + more
    }

    func start(_ more: [String] = []) throws -> RunningProcess {
      try RunningProcess("fine-tune-vs-scratch", arguments(more))
    }

    /// Runs the job to the end and returns its outputs: the page and the figures.
    func finish(_ more: [String] = [], out: String = "out") throws -> [String: Data] {
      let run = try ChapterProcess("fine-tune-vs-scratch", arguments(more, out: out))
      #expect(run.exitCode == 0, "\(run.errors)")
      return try result(out)
    }

    func result(_ out: String = "out") throws -> [String: Data] {
      var written = try files(under: "\(folder)/\(out)")
      #expect(Provenance.isSealIntact(on: String(decoding: written["README.md"] ?? Data(), as: UTF8.self)))
      written["run.json"] = nil  // it has times
      return written
    }

    /// Returns the remaining checkpoints of this job, which the path of its images identifies.
    func checkpoints() throws -> [String] {
      let all = try files(under: package + "/.build/checkpoints/04-fine-tune-vs-scratch")
      return all.filter { $0.value.range(of: Data(marker.utf8)) != nil }.keys.sorted()
    }

    private var marker: String { URL(fileURLWithPath: folder).lastPathComponent }
  }

  /// Calls `body` with a job on four images per class, which takes a second or two.
  private func withJob(_ body: (Job) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for (number, name) in ["train/a", "train/b", "test/a", "test/b"].enumerated() {
        for index in 0..<(number < 2 ? 4 : 2) {
          let shade = UInt8(40 * number + 10 * index)
          try Image(width: 20, height: 20, pixels: [UInt8](repeating: shade, count: 1200))
            .write(to: "\(folder)/images/\(name)/\(index).png")
        }
      }
      var random = RandomSource(seed: 1)
      try ResNet.resNet18(classes: 7, width: 4, using: &random).write(to: folder + "/own.params")
      let job = Job(folder: folder)
      try body(job)
      #expect(try job.checkpoints() == [])
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted run says how to continue, and ends with the same page`(signal: Int32) throws {
    try withJob { job in
      let whole = try job.finish(out: "whole")
      let run = try job.start()
      run.read(upTo: "epoch 1:")
      run.send(signal)
      let (exitCode, _, errors) = run.finish()
      #expect(exitCode == 128 + signal)
      let last = errors.split(separator: "\n").last ?? ""
      #expect(
        last.hasPrefix("interrupted ")
          && last.hasSuffix("; the same command with --resume continues from there"))
      #expect(try job.checkpoints().isEmpty == false)
      #expect(!FileManager.default.fileExists(atPath: job.folder + "/out"))
      #expect(try job.finish(["--resume"]) == whole)
    }
  }

  /// How often to kill a run. 50 times take a minute or two.
  private static let kills = ProcessInfo.processInfo.environment["FINETUNING_KILLS"].flatMap { Int($0) } ?? 6

  @Test func `a killed run loses neither a reported epoch nor a page`() throws {
    try withJob { job in
      let start = ContinuousClock.now
      let whole = try job.finish()
      let duration = (ContinuousClock.now - start) / .seconds(1)
      var random = RandomSource(seed: 1)
      var reported: [Substring] = []
      for kill in 1...Self.kills {
        let run = try job.start(["--resume"])
        usleep(UInt32(random.uniform(0...duration) * 1e6))
        run.send(SIGKILL)
        let (exitCode, output, errors) = run.finish()
        #expect(exitCode == 128 + SIGKILL || exitCode == 0, "\(errors)")
        let epochs = output.split(separator: "\n").filter { $0.hasPrefix("epoch ") }
        // A run that was killed during its start hasn't reported anything yet.
        #expect(zip(reported, epochs).allSatisfy { $0 == $1 }, "kill \(kill): an epoch was lost or repeated")
        if epochs.count > reported.count { reported = epochs }
        // The checkpoints disappear only after the page is written. Then the next run starts over.
        if try job.checkpoints().isEmpty {
          #expect(reported.isEmpty || reported.count == 6, "kill \(kill): a checkpoint was lost")
          reported = []
        }
        // Half-written files are hidden, and the next page removes them.
        let finished = try job.result().filter { !$0.key.contains(".partial") }
        #expect(finished == whole, "kill \(kill): \(finished.keys.sorted())")
      }
      #expect(try job.finish(["--resume"]) == whole)
    }
  }

  /// How often to start several runs at once. 200 times take a few minutes.
  private static let races = ProcessInfo.processInfo.environment["FINETUNING_RACES"].flatMap { Int($0) } ?? 1

  @Test(arguments: [2, 4])
  func `concurrent runs with the same page and checkpoint all succeed`(processes: Int) throws {
    try withJob { job in
      let whole = try job.finish(out: "whole")
      for _ in 1...Self.races {
        // Half of them resume from the checkpoints that the others write and remove.
        let runs = try (0..<processes).map { try job.start($0.isMultiple(of: 2) ? [] : ["--resume"]) }
        for run in runs {
          let (exitCode, _, errors) = run.finish()
          #expect(exitCode == 0, "\(errors)")
        }
        #expect(try job.result() == whole)
        try FileManager.default.removeItem(atPath: job.folder + "/out")
      }
    }
  }

  @Test func `resuming without a checkpoint starts from the beginning and says so`() throws {
    try withJob { job in
      let run = try ChapterProcess("fine-tune-vs-scratch", job.arguments(["--resume"]))
      #expect(run.exitCode == 0 && run.errors.contains("fine-tuned: no checkpoint at "), "\(run.errors)")
    }
  }
}
