import ArgumentParser
import FineTuningFiles
import Foundation
import Processes

// A build for libFuzzer gets its main function from libFuzzer.
#if !LIBFUZZER
  /// `./book fuzz`: attacks a parser with damaged files.
  @main
  struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "./book fuzz",
      abstract: "Attacks the parser of a format with damaged files.",
      discussion: """
        FORMAT is one of:
        \(FuzzTarget.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

        A parser has to read each file or throw an error, within \(Worker.timeLimit) s of processor time and \
        the format's memory limit. Anything else is a finding, which is minimized and saved to a file.
        """)

    @Argument(help: "The format.") var format: String
    @Option(help: "How many damaged files to try. The same seed makes the same files.") var inputs = 20_000
    @Option(help: "Minutes to run, instead of a number of files.") var minutes: Double?
    @Option(help: "Seed of all randomness.") var seed: UInt64 = 1
    @Option(help: "Parse only this file and report the result.", completion: .file()) var file: String?
    @Option(help: "Memory limit in megabytes. (default: the format's own)") var memory: Int?
    @Option(help: "A build of this program for libFuzzer, which guides --minutes by coverage.")
    var engine: String?
    @Option(help: "The folder for findings.") var findings = ".build/fuzz/findings"
    @Option(help: .hidden) var worker: String?
    @Option(help: .hidden) var first = 0
    @Flag(help: .hidden) var alone = false

    func validate() throws {
      guard inputs > 0, first >= 0 else { throw ValidationError("--inputs must be at least 1") }
      guard minutes.map({ $0 > 0 && $0 < 100_000 }) ?? true else {
        throw ValidationError("--minutes must be a positive number")
      }
      guard memory.map({ 1...1_000_000 ~= $0 }) ?? true else {
        throw ValidationError("--memory must be from 1 to 1000000")
      }
    }

    func run() throws {
      var target = try FuzzTarget.named(format)
      if let memory { target.memoryLimit = memory << 20 }
      if let file { return try alone ? parse(file, target) : parse(file) }
      if let worker {
        let journal = try Journal(worker + "/journal")
        return try Worker(target, folder: worker).run(first..<first + inputs, seed: seed, journal: journal)
      }
      let campaign = Campaign(target: target, seed: seed, program: program, folder: findings)
      let report: Campaign.Report
      if let minutes {
        let deadline = Date(timeIntervalSinceNow: minutes * 60)
        if let engine {
          return try finish(CoverageCampaign(campaign, engine: engine).run(until: deadline))
        }
        report = try campaign.run(Int.max, until: deadline)
      } else {
        report = try campaign.run(inputs)
      }
      print("\(target.name): \(report.summary)")
      try finish(report.findings)
    }

    /// The path of this program.
    private var program: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }

    private func finish(_ findings: [Campaign.Finding]) throws {
      for finding in findings {
        print(
          "finding: \(format) \(finding.failure); reproduce it: ./book fuzz \(format) --file \(finding.path)"
        )
      }
      if !findings.isEmpty { throw ExitCode.failure }
    }

    /// Parses one file in a separate process and reports the result.
    private func parse(_ file: String) throws {
      let limit = memory.map { ["--memory", "\($0)"] } ?? []
      let process = WorkerProcess(
        program: program, arguments: [format, "--file", file, "--alone"] + limit, showsOutput: true)
      guard let failure = try process.failure() else { return }
      print("finding: \(format) \(failure)")
      throw ExitCode.failure
    }

    /// Parses one file in this process, under the limits.
    private func parse(_ path: String, _ target: FuzzTarget) throws {
      let input = [UInt8](try Fingerprint.contents(of: path))
      try withScratchFolder { folder in
        let worker = try Worker(target, folder: folder)
        try Limits.limitMemory(to: target.memoryLimit)
        let (start, before) = (Limits.time(), PeakMemory.bytes)
        let error = try worker.rejection(of: input)
        let (time, memory) = (Double(Limits.time() - start) / 1e6, Double(PeakMemory.bytes - before) / 1e6)
        print(error.map { "rejected: \($0)" } ?? "parsed without an error")
        print(String(format: "%.1f ms, %.1f MB", time, memory))
      }
    }
  }
#endif
