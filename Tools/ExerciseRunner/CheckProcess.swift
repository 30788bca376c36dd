import FineTuningFiles
import Foundation

/// Runs a check in a separate process, which confines crashes and endless loops.
struct CheckProcess {
  /// The program built from the learner's file and its check.
  let program: String
  /// The working folder.
  let folder: String
  /// The time limit in seconds, or nil for the limit that the check asks for.
  let timeLimit: Double?

  /// The time limit until the check asks for one.
  private static let defaultTimeLimit = 20.0

  /// Kilobytes of address space. An endless loop that fills an array has to die before the machine does.
  private static let memoryLimit = 8 << 20

  /// Has Swift's runtime report where in the sources a crash happened. An interactive prompt would hang.
  private static let backtrace =
    "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none"

  /// Runs the check to its end. The learner's code prints to `output`.
  func verdict(_ status: StatusLine, output: FileHandle = .standardOutput) throws -> Verdict {
    try withTemporaryFile { eventFile in
      try withTemporaryFile { errorFile in
        let errors = try FileHandle.new(errorFile)
        let command = Command(
          arguments: ["sh", "-c", "ulimit -v \(Self.memoryLimit) 2>/dev/null; exec \"$0\"", program],
          environment: [CheckEvent.fileVariable: eventFile, "SWIFT_BACKTRACE": Self.backtrace], folder: folder
        )
        let start = ProcessInfo.processInfo.systemUptime
        var (limit, isNew) = (timeLimit ?? Self.defaultTimeLimit, true)
        let ending = try command.run(output: output, errors: errors) {
          let events = CheckEvent.read(from: eventFile)
          if isNew, case .started(let seconds, let note)? = events.first {
            isNew = false
            if timeLimit == nil { limit = seconds }
            if let note { status.say(note) }
          }
          Self.show(events, on: status)
          return ProcessInfo.processInfo.systemUptime - start < limit
        }
        status.clear()
        let text = (try? String(contentsOfFile: errorFile, encoding: .utf8)) ?? ""
        let events = CheckEvent.read(from: eventFile)
        if case .broken(let reason)? = events.last {
          throw InputError(
            "check", expected: "its data and its network", found: reason,
            advice: "fix that and check again; your answer isn't the cause")
        }
        switch ending {
        case .stopped: return Verdict(events, ending: .tookTooLong(limit))
        case .exited(0): return Verdict(events, ending: .finished)
        case .exited(let code): return Verdict(events, ending: .leftEarly(code))
        case .killed(let signal):
          let crash = Crash(text, signal: signal, root: folder)
          return Verdict(events, ending: .crashed(reason: crash.reason, place: crash.place))
        }
      }
    }
  }

  private static func show(_ events: [CheckEvent], on status: StatusLine) {
    switch events.last {
    case .progress(let text): status.show(text)
    case .checking(let title): status.show("checking: \(title)")
    default: break
    }
  }
}
