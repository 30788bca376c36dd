import Files
import Foundation
import Synchronization

/// A program that is started, watched, and ended if need be.
struct Command {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case stopped
  }

  /// The name of the program, found on the `PATH`, or its path, and its arguments.
  let arguments: [String]
  /// Variables besides those of this process.
  let environment: [String: String]
  /// The folder that it runs in.
  let folder: String

  /// Runs it to its end; `goesOn` is asked some thirty times a second whether it may run on.
  func run(output: FileHandle, errors: FileHandle, _ goesOn: () -> Bool) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw InputError(
        arguments[0], expected: "a program that can be started", found: InputError.reason(error),
        advice: "check the PATH and the permissions")
    }
    Self.endChildWithThisProcess(process.processIdentifier)
    defer { Self.child.store(0, ordering: .relaxed) }
    while process.isRunning {
      guard goesOn() else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return .stopped
      }
      usleep(30_000)
    }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? .killed(signal: process.terminationStatus) : .exited(process.terminationStatus)
  }

  private static let child = Atomic<Int32>(0)

  /// Foundation gives a child a process group of its own, so that Ctrl-C would end this process and leave
  /// an endless loop running.
  private static func endChildWithThisProcess(_ id: Int32) {
    child.store(id, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        let id = Command.child.load(ordering: .relaxed)
        if id > 0 { kill(id, SIGKILL) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}

/// A file that is gone at the end, for what a program writes.
func withTemporaryFile<Result>(_ body: (String) throws -> Result) rethrows -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("exercise-\(UUID().uuidString)")
    .path
  defer { unlink(path) }
  return try body(path)
}

extension FileHandle {
  /// A new file, open for writing.
  static func new(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw InputError(
        path, expected: "a folder for temporary files", found: "one that cannot be written to",
        advice: "free space, or set TMPDIR")
    }
    return handle
  }
}
