extension Verdict {
  /// The verdict for people, in a few lines.
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
          "  ✗ The check calls your functions as the starter declares them, and cannot any more.",
          "      Were a name, a parameter or the result changed? The compiler says:", "",
        ] + glue.prefix(1) + ["", "Not yet: the declarations of \(exercise.file) are to stay as they were."]
      }
      // The compiler's own words do not help here: it has given up looking for what is wrong.
      let isTooLong = own.contains { $0.contains("unable to type-check this expression in reasonable time") }
      let advice =
        isTooLong
        ? [
          "",
          "Often one part of such an expression has a wrong type. Give its parts names with `let`: then the",
          "compiler says which.",
        ]
        : []
      return own + advice + ["", "Not yet: \(exercise.file) does not compile."]
    case .tookTooLong(let seconds):
      return [
        "      Your code had not come back after \(Int(seconds)) s, and was stopped.",
        "      look      for a loop that never ends, or work that is done far too often", "",
        "Not yet: the time was up. \(hint)",
      ]
    case .crashed(let reason, let place):
      return [
        "      Your code crashed: \(reason)",
        "      look      at \(place ?? exercise.file)", "", "Not yet: a crash ended the check. \(hint)",
      ]
    case .leftEarly(let code):
      return [
        "      Your code ended the program (exit code \(code)) before the check was through.",
        "      look      for a call of exit", "", "Not yet: the check could not be finished. \(hint)",
      ]
    }
  }

  /// Text of several lines, aligned under the first.
  private static func indented(_ text: String, _ prefix: String) -> [String] {
    let rest = String(repeating: " ", count: prefix.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 == 0 ? prefix : rest) + $1
    }
  }
}
