import FineTuningFiles
import Foundation

/// A campaign guided by coverage: LLVM's libFuzzer keeps the inputs that reach new code, and mutates those.
///
/// The inputs that it keeps stay in a folder for the next campaign.
struct CoverageCampaign {
  private let campaign: Campaign
  private let engine: String

  /// A campaign that runs `engine`: this program, built with `--sanitize fuzzer` and `-D LIBFUZZER`.
  init(_ campaign: Campaign, engine: String) {
    self.campaign = campaign
    self.engine = engine
  }

  /// Runs until the deadline or the first finding.
  func run(until deadline: Date) throws -> [Campaign.Finding] {
    let target = campaign.target
    let corpus = "\((campaign.folder as NSString).deletingLastPathComponent)/corpus/\(target.name)"
    for (number, bytes) in try target.corpus().enumerated() {
      try AtomicFile.write(Data(bytes), to: "\(corpus)/valid-\(number)")
    }
    return try withScratchFolder { folder in
      let process = WorkerProcess(
        program: engine,
        arguments: [
          corpus, "-artifact_prefix=\(folder)/",
          "-max_total_time=\(max(1, Int(deadline.timeIntervalSinceNow)))",
          "-timeout=\(Worker.timeLimit)", "-max_len=\(target.maximumLength)",
          "-seed=\(UInt32(truncatingIfNeeded: campaign.seed))",
          "-malloc_limit_mb=\(target.memoryLimit >> 20)", "-rss_limit_mb=1024", "-print_final_stats=1",
        ], environment: [LibFuzzer.variable: target.name, "SWIFT_BACKTRACE": "enable=no"], showsOutput: true)
      guard let failure = try process.failure() else { return [] }
      let artifacts = try FileManager.default.contentsOfDirectory(atPath: folder)
      guard let artifact = artifacts.first else {
        throw InputError(
          engine, expected: "a run of libFuzzer", found: "one that \(failure)",
          advice: "see its message above")
      }
      let input = [UInt8](try Fingerprint.contents(of: "\(folder)/\(artifact)"))
      return [try campaign.finding(input, failure, artifact)]
    }
  }
}
