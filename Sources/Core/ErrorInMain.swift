import FineTuningCErrorInMain
import FineTuningTraining
import Foundation

// An error that reaches the top of a main.swift is a message for the reader, not a crash: Swift's runtime
// would print a stack trace and, on some machines, dump core. `CErrorInMain` replaces the runtime there and
// calls this function, which spares a chapter, or any short program, a `do … catch` around everything.

/// Ends the program with one line on standard error: `error: …` and exit code 1, or an interruption's own
/// words and the exit code of its signal.
@_cdecl("report_error_in_main")
func reportErrorInMain(_ pointer: UnsafeRawPointer) -> Never {
  let error = unsafeBitCast(pointer, to: (any Error).self)
  let interruption = error as? Interruption
  // A line on the terminal stays a line, whatever the error says.
  let message = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
  fflush(nil)
  FileHandle.standardError.write(Data("\(interruption == nil ? "error: " : "")\(message)\n".utf8))
  exit(interruption?.exitCode ?? 1)
}
