import Foundation

/// What a crash left on standard error: the runtime's message and its trace of calls.
struct Crash {
  /// The message in one line.
  let reason: String
  /// The innermost place in the learner's file, as `exercises/…/Exercise.swift:12`.
  let place: String?

  /// Reads what the runtime wrote when the program, built in the package at `root`, was ended by `signal`.
  init(_ trace: String, signal: Int32, root: String) {
    let trace = trace.replacing(root + "/", with: "")
    let fatal = trace.firstMatch(of: /Fatal error: (.+)/)?.output.1
    let runtime = trace.firstMatch(of: /Swift runtime failure: (.+?) \*\*\*/)?.output.1
    let message = Self.preconditionMessage(trace, root: root) ?? (fatal ?? runtime).map { String($0) }
    reason = message ?? Self.trap(trace, signal)
    place = trace.firstMatch(of: /\bat (\S+\/Exercise\.swift:\d+)/).map { String($0.output.1) }
  }

  /// What a crash without a message is called: a trap that Swift's own checks end in, or the signal's name.
  private static func trap(_ trace: String, _ signal: Int32) -> String {
    if trace.contains(/\b0 .*Array\.subscript/) { return "an index that the array does not have" }
    return signal == SIGILL || signal == SIGTRAP
      ? "an index out of range, nil where a value was asked for, or a number that does not fit"
      : String(cString: strsignal(signal))
  }

  /// What the library has to say about a call that it refuses: optimized programs do not carry the words of
  /// a precondition any more, but its place in the sources.
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
