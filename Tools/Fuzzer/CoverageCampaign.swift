import Files
import Foundation

/// A campaign led by coverage: LLVM's libFuzzer keeps the inputs that reach new code, and changes those.
///
/// What it has learned stays in a folder for the next time.
struct CoverageCampaign {
  private let campaign: Campaign
  private let engine: String

  /// - Parameter engine: this program, built with `--sanitize fuzzer` and the condition `LIBFUZZER`.
  init(_ campaign: Campaign, engine: String) {
    self.campaign = campaign
    self.engine = engine
  }

  /// Goes on until the deadline or the first finding.
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
          "-timeout=\(Worker.timeLimit)", "-max_len=\(target.longestInput)",
          "-seed=\(UInt32(truncatingIfNeeded: campaign.seed))",
          "-malloc_limit_mb=\(target.memoryLimit >> 20)", "-rss_limit_mb=1024", "-print_final_stats=1",
        ], environment: [LibFuzzer.variable: target.name, "SWIFT_BACKTRACE": "enable=no"], speaks: true)
      guard let failure = try process.failure() else { return [] }
      let artifacts = try FileManager.default.contentsOfDirectory(atPath: folder)
      guard let artifact = artifacts.first else {
        throw InputError(
          engine, expected: "a run of libFuzzer", found: "it \(failure)", advice: "read what it says above")
      }
      let input = [UInt8](try Fingerprint.contents(of: "\(folder)/\(artifact)"))
      return [try campaign.finding(input, failure, artifact)]
    }
  }
}
