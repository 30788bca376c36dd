import Files
import Foundation

/// A run of this program as a worker, in a process of its own: what ends it does not end this one.
struct WorkerProcess {
  /// The program: this one, or one that was built for coverage.
  let program: String
  let arguments: [String]
  /// Variables besides those of this process.
  var environment: [String: String] = [:]
  /// Whether what it says goes where this process speaks, with a trace of calls when it crashes. That takes
  /// seconds.
  var speaks = false

  /// Seconds without progress after which it is taken to wait for something that never comes.
  private static let patience = 60.0

  /// Runs it to its end and returns what was wrong, or nil.
  ///
  /// - Parameter progress: a number that changes while it gets on; -1 says that time is over.
  func failure(_ progress: () -> Int = { 0 }) throws -> String? {
    let errorFile = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    // OpenBLAS would start threads, which wait for memory without end where there is a limit.
    let usual = ["OPENBLAS_NUM_THREADS": "1"].merging(speaks ? [:] : ["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.environment = ProcessInfo.processInfo.environment.merging(usual) { $1 }.merging(environment) {
      $1
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = speaks ? FileHandle.standardOutput : FileHandle.nullDevice
    process.standardError = speaks ? FileHandle.standardError : try FileHandle(forWritingTo: errorFile)
    try process.run()
    var (last, since) = (progress(), ProcessInfo.processInfo.systemUptime)
    var isStuck = false
    while process.isRunning {
      usleep(2_000)
      let now = progress()
      if now != last { (last, since) = (now, ProcessInfo.processInfo.systemUptime) }
      isStuck = !speaks && ProcessInfo.processInfo.systemUptime - since > Self.patience
      if isStuck || now == -1 { kill(process.processIdentifier, SIGKILL) }
    }
    process.waitUntilExit()
    if last == -1 { return nil }
    if isStuck { return "stood still for \(Int(Self.patience)) seconds" }
    let errors = (try? String(contentsOf: errorFile, encoding: .utf8)) ?? ""
    return Self.failure(of: process, errors)
  }

  private static func failure(of process: Process, _ errors: String) -> String? {
    let status = process.terminationStatus
    let message = errors.split(separator: "\n").first { $0.contains("rror: ") }.map { ": \($0)" } ?? ""
    switch (process.terminationReason, status) {
    case (.uncaughtSignal, SIGPROF): return "took more than \(Worker.timeLimit) s of processor time"
    case (.uncaughtSignal, _):
      return "was ended by signal \(status) (\(String(cString: strsignal(status))))\(message)"
    case (_, 0): return nil
    default: return "ended with exit code \(status)\(message)"
    }
  }
}
