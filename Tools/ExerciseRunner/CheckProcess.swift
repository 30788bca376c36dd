import Files
import Foundation

/// A check in a process of its own, so that neither a crash nor an endless loop reaches further.
struct CheckProcess {
  /// The program that was built from the learner's file and its check.
  let program: String
  /// The folder that it runs in.
  let folder: String
  /// Seconds after which it is ended, or nil for those that the check asks for.
  let timeLimit: Double?

  /// What a check may take that has not said how long it takes.
  private static let usualTimeLimit = 20.0

  /// Kilobytes of address space: an endless loop that fills an array must end before the machine does.
  private static let memoryLimit = 8 << 20

  /// Asks Swift's runtime for a crash's place in the sources; questions to the terminal would hang.
  private static let backtrace =
    "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none"

  /// Runs the check to its end. What the learner's code prints goes to standard output.
  func verdict(_ status: StatusLine, output: FileHandle = .standardOutput) throws -> Verdict {
    try withTemporaryFile { eventFile in
      try withTemporaryFile { errorFile in
        let errors = try FileHandle.new(errorFile)
        let command = Command(
          arguments: ["sh", "-c", "ulimit -v \(Self.memoryLimit) 2>/dev/null; exec \"$0\"", program],
          environment: [CheckEvent.fileVariable: eventFile, "SWIFT_BACKTRACE": Self.backtrace], folder: folder
        )
        let start = ProcessInfo.processInfo.systemUptime
        var (limit, isNew) = (timeLimit ?? Self.usualTimeLimit, true)
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
            "check", expected: "the data and the network that it works with", found: reason,
            advice: "mend that, and check again; it is not the exercise's fault")
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
