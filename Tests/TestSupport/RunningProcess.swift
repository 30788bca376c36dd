import Foundation

/// A running chapter, for tests that interrupt it.
public final class RunningProcess {
  private let process: Process
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts the executable `chapter`, which is beside the tests.
  public init(_ chapter: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    // Children inherit ignored signals (SIGINT, in the background) and blocked ones (all of them, on a thread
    // pool).
    signal(SIGINT, SIG_DFL)
    var (none, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
    process = try ChapterProcess.start(
      chapter, arguments, environment: environment, output: output, errors: errors)
  }

  deinit {
    if process.isRunning { send(SIGKILL) }
  }

  /// Sends the process a signal.
  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Reads the output until it contains `text`, or to the end.
  @discardableResult public func read(upTo text: String) -> String {
    var read = ""
    while !read.contains(text) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      read += String(decoding: piece, as: UTF8.self)
    }
    return read
  }

  /// Waits for the process to finish. Returns its exit code (128 plus the number of a signal, as in a shell),
  /// the rest of its output, and its standard error.
  public func finish() -> (exitCode: Int32, output: String, errors: String) {
    let rest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let errorText = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return (signal + process.terminationStatus, rest, errorText)
  }
}
