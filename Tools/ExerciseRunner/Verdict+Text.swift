extension Verdict {
  /// Returns the verdict as a few lines for the learner.
  public func text(for exercise: Exercise) -> String {
    var lines: [String] = []
    for outcome in outcomes {
      lines += text(of: outcome)
    }
    lines += endingLines(for: exercise)
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(of outcome: Outcome) -> [String] {
    if outcome.isMet {
      return ["  ✓ \(outcome.title)"] + (outcome.remark.map { Self.indented($0, "      ") } ?? [])
    }
    guard let shortfall = outcome.shortfall else { return ["  ✗ \(outcome.title)"] }
    return ["  ✗ \(outcome.title)"] + Self.indented(shortfall.expected, "      expected  ")
      + Self.indented(shortfall.found, "      found     ") + Self.indented(shortfall.look, "      look      ")
  }

  private func endingLines(for exercise: Exercise) -> [String] {
    let hint = "Stuck? ./book exercise hint \(exercise.name)"
    switch ending {
    case .finished:
      let met = outcomes.count { $0.isMet }
      return isPassed
        ? ["", "Passed: all \(met) requirements are met."]
        : ["", "Not yet: \(met) of the \(outcomes.count) requirements looked at are met. \(hint)"]
    case .doesNotCompile(let own, let glue):
      if own.isEmpty {
        return [
          "  ✗ The check can no longer call your functions the way the starter declares them.",
          "      Did you change a name, a parameter or the result? The compiler says:", "",
        ] + glue.prefix(1) + ["", "Not yet: please keep the declarations in \(exercise.file) as they were."]
      }
      // The compiler's message doesn't help here: it gave up before it found the mistake.
      let isTooLong = own.contains { $0.contains("unable to type-check this expression in reasonable time") }
      let advice =
        isTooLong
        ? [
          "",
          "Often one part of such an expression has the wrong type. Give its parts names with `let`, and the",
          "compiler will say which one.",
        ]
        : []
      return own + advice + ["", "Not yet: \(exercise.file) doesn't compile."]
    case .tookTooLong(let seconds):
      return [
        "      Your code hadn't returned after \(Int(seconds)) s and was stopped.",
        "      look      for a loop that never ends, or work that is repeated far too often", "",
        "Not yet: time is up. \(hint)",
      ]
    case .crashed(let reason, let place):
      return [
        "      Your code crashed: \(reason)",
        "      look      at \(place ?? exercise.file)", "", "Not yet: a crash ended the check. \(hint)",
      ]
    case .leftEarly(let code):
      return [
        "      Your code ended the program (exit code \(code)) before the check was complete.",
        "      look      for a call to exit", "", "Not yet: the check couldn't finish. \(hint)",
      ]
    }
  }

  /// Indents text of several lines, aligned under the first.
  private static func indented(_ text: String, _ prefix: String) -> [String] {
    let rest = String(repeating: " ", count: prefix.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 == 0 ? prefix : rest) + $1
    }
  }
}
