import FineTuningFiles
import Foundation
import Synchronization

/// A program to start, watch, and end if need be.
struct Command {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case stopped
  }

  /// The program, by its path or its name on the `PATH`, followed by its arguments.
  let arguments: [String]
  /// Variables to add to those of this process.
  let environment: [String: String]
  /// The working folder.
  let folder: String

  /// Runs the program to its end, or stops it as soon as `mayContinue`, called some thirty times a second,
  /// returns false.
  func run(output: FileHandle, errors: FileHandle, _ mayContinue: () -> Bool) throws -> Ending {
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
      guard mayContinue() else {
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

  /// Foundation puts a child into its own process group, so Ctrl-C would end this process and leave an
  /// endless loop running.
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
