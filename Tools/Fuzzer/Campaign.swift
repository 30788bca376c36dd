import FineTuningFiles
import Foundation

/// Tries many inputs for one target in workers. An input that ends its worker is a finding; the next worker
/// continues after it.
struct Campaign {
  let target: FuzzTarget
  let seed: UInt64
  /// This program.
  let program: String
  /// The folder for findings.
  let folder: String

  /// An input that ended its worker.
  struct Finding {
    /// A description of the failure.
    let failure: String
    /// The file with the smallest failing input found.
    let path: String
  }

  /// The results of a campaign.
  struct Report {
    var tried = 0
    var rejected = 0
    var slowest = (time: 0, input: 0)
    var largest = (memory: 0, input: 0)
    var findings: [Finding] = []
  }

  /// Beyond that, findings repeat each other, or are enough for a day.
  private static let maximumFindings = 10

  /// Tries `count` inputs, or as many as fit before `deadline`.
  func run(_ count: Int, until deadline: Date? = nil) throws -> Report {
    var report = Report()
    var next = 0
    while next < count, report.findings.count < Self.maximumFindings, deadline.map({ $0 > Date() }) ?? true {
      try withScratchFolder { folder in
        let journal = try Journal(folder + "/journal")
        let worker = WorkerProcess(
          program: program,
          arguments: [
            target.name, "--seed", "\(seed)", "--worker", folder, "--first", "\(next)", "--inputs",
            "\(count - next)",
          ])
        var failure = try worker.failure { deadline.map { $0 < Date() } == true ? -1 : journal[.done] }
        let isOver = deadline.map { $0 < Date() } == true
        if failure == nil, !isOver, journal[.finished] == 0 { failure = "ended early" }
        report.add(journal)
        next = failure == nil ? count : journal[.current] + 1
        guard let failure else { return }
        report.tried += 1
        let input = try Mutator(target).input(journal[.current], seed: seed)
        report.findings.append(try finding(input, failure, "\(journal[.current])"))
      }
    }
    return report
  }

  /// Minimizes an input and saves it.
  func finding(_ input: [UInt8], _ failure: String, _ name: String) throws -> Finding {
    let smallest = try withScratchFolder { folder in
      try minimized(input) { try self.failure(of: $0, folder) != nil }
    }
    let path = "\(folder)/\(target.name)-\(seed)-\(name)"
    try AtomicFile.write(Data(smallest), to: path)
    return Finding(failure: failure, path: path)
  }

  /// Tries an input on its own and returns a description of the failure, or nil.
  private func failure(of input: [UInt8], _ folder: String) throws -> String? {
    let path = folder + "/input"
    try write(input, to: path)
    return try WorkerProcess(program: program, arguments: [target.name, "--file", path, "--alone"]).failure()
  }
}

extension Campaign.Report {
  /// Adds a worker's numbers.
  fileprivate mutating func add(_ journal: Journal) {
    tried += journal[.done]
    rejected += journal[.rejected]
    if journal[.slowestTime] > slowest.time { slowest = (journal[.slowestTime], journal[.slowestInput]) }
    if journal[.maximumMemory] > largest.memory {
      largest = (journal[.maximumMemory], journal[.largestInput])
    }
  }

  /// The numbers in one line.
  var summary: String {
    String(
      format:
        "%d inputs, %d rejected, %d findings; slowest %.1f ms (input %d), peak memory %.1f MB (input %d)",
      tried, rejected, findings.count, Double(slowest.time) / 1e6, slowest.input,
      Double(largest.memory) / 1e6,
      largest.input)
  }
}
