import Foundation

/// A chapter that runs, to be interrupted.
public final class RunningProcess {
  private let process: Process
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts the executable `chapter`, which lies beside the tests.
  public init(_ chapter: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    // Children inherit what is ignored, as SIGINT is in the background, and what is blocked, as everything is on
    // a thread of a pool.
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

  /// Sends a signal.
  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Reads its output up to `text`, or to its end.
  @discardableResult public func read(upTo text: String) -> String {
    var read = ""
    while !read.contains(text) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      read += String(decoding: piece, as: UTF8.self)
    }
    return read
  }

  /// Waits for its end: what was not read of its output, what it wrote to standard error, its exit code or
  /// the signal that ended it, as a shell gives them.
  public func finish() -> (exitCode: Int32, output: String, errors: String) {
    let rest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return (signal + process.terminationStatus, rest, said)
  }
}
