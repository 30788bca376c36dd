import FineTuningFiles
import Foundation

/// Runs this program as a worker in a separate process, which may crash without ending this one.
struct WorkerProcess {
  /// This program, or its build for coverage.
  let program: String
  let arguments: [String]
  /// Variables to add to those of this process.
  var environment: [String: String] = [:]
  /// Whether its output goes to this process's, with a backtrace if it crashes, which takes seconds.
  var showsOutput = false

  /// Seconds without progress after which it counts as stuck.
  private static let patience = 60.0

  /// Runs the worker to its end and returns a description of the failure, or nil.
  ///
  /// - Parameter progress: a number that changes while the worker makes progress, or -1 when time is up.
  func failure(_ progress: () -> Int = { 0 }) throws -> String? {
    let errorFile = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let quiet = showsOutput ? [:] : ["SWIFT_BACKTRACE": "enable=no"]
    let inherited = ProcessInfo.processInfo.environment
    process.environment = inherited.merging(quiet) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = showsOutput ? FileHandle.standardOutput : FileHandle.nullDevice
    process.standardError = showsOutput ? FileHandle.standardError : try FileHandle(forWritingTo: errorFile)
    try process.run()
    var (last, since) = (progress(), ProcessInfo.processInfo.systemUptime)
    var isStuck = false
    while process.isRunning {
      usleep(2_000)
      let now = progress()
      if now != last { (last, since) = (now, ProcessInfo.processInfo.systemUptime) }
      isStuck = !showsOutput && ProcessInfo.processInfo.systemUptime - since > Self.patience
      if isStuck || now == -1 { kill(process.processIdentifier, SIGKILL) }
    }
    process.waitUntilExit()
    if last == -1 { return nil }
    if isStuck { return "made no progress for \(Int(Self.patience)) seconds" }
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
