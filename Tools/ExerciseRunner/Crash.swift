import Foundation

/// The cause and place of a crash, from the runtime's message and backtrace on standard error.
struct Crash {
  /// The cause in one line.
  let reason: String
  /// The innermost line in the learner's file, as `exercises/…/Exercise.swift:12`.
  let place: String?

  /// Reads the backtrace of a program, built in the package at `root`, that `signal` ended.
  init(_ trace: String, signal: Int32, root: String) {
    let trace = trace.replacing(root + "/", with: "")
    let fatal = trace.firstMatch(of: /Fatal error: (.+)/)?.output.1
    let runtime = trace.firstMatch(of: /Swift runtime failure: (.+?) \*\*\*/)?.output.1
    let message = Self.preconditionMessage(trace, root: root) ?? (fatal ?? runtime).map { String($0) }
    reason = message ?? Self.trap(trace, signal)
    place = trace.firstMatch(of: /\bat (\S+\/Exercise\.swift:\d+)/).map { String($0.output.1) }
  }

  /// Describes a crash without a message: a trap from one of Swift's checks, or else the signal's name.
  private static func trap(_ trace: String, _ signal: Int32) -> String {
    if trace.contains(/\b0 .*Array\.subscript/) { return "an array index out of range" }
    return signal == SIGILL || signal == SIGTRAP
      ? "an index out of range, nil force-unwrapped, or a number that doesn't fit its type"
      : String(cString: strsignal(signal))
  }

  /// Looks up the message of a failed precondition in the library's sources. Optimized programs don't contain
  /// the message, only its place.
  private static func preconditionMessage(_ trace: String, root: String) -> String? {
    guard trace.contains("precondition failure"),
      let match = trace.firstMatch(of: /at (Sources\/\S+\.swift):(\d+)/), let number = Int(match.output.2),
      let source = try? String(contentsOfFile: "\(root)/\(match.output.1)", encoding: .utf8)
    else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(number - 1).prefix(
      4)
    let message = lines.joined(separator: "\n").firstMatch(of: /precondition[^"]*"(.+)"\)/)?.output.1
    return message.map { String($0).replacing(/\\\([^)]*\)/, with: "…") }
  }
}
