import FineTuningFiles

extension ChapterSource {
  /// Parses the source of a chapter and checks everything that can be checked before the chapter does any work.
  ///
  /// - Parameter file: the path of the source, for errors.
  /// - Throws: `InputError` for a label that prose and code don't share, a formula that Markdown would spoil,
  ///   or a `main.swift` that never calls `weave`.
  package init(checking source: String, file: String) throws {
    self.init(source)
    try checkLabels(file: file)
    try checkMathematics(file: file)
    try checkWeaves(file: file)
  }

  /// Compares the labels in prose and code before the chapter does any work, so that a typo doesn't cost a
  /// training run.
  ///
  /// A label counts as known if it appears between quotes in the code, and as shown if it also begins with
  /// `fig-` or `tab-`. The weaver checks at the end what the chapter really showed.
  ///
  /// - Throws: `InputError` for a reference without a label, and for a label that nothing mentions.
  func checkLabels(file: String) throws {
    var written: [String: Int] = [:]
    var mentioned: [String: Int] = [:]
    let quoted = /"([A-Za-z0-9-]+)"/
    for block in blocks {
      switch block {
      case .code(let lines, let firstLine):
        for (index, line) in lines.enumerated() {
          for match in line.matches(of: quoted) { written[String(match.1)] = firstLine + index }
        }
      case .prose(let lines, let firstLine):
        _ = Prose.replacingReferences(in: lines, firstLine: firstLine) { label, line in
          mentioned[label] = line
          return ""
        }
      }
    }
    let unknown = mentioned.filter { written[$0.key] == nil }.min { $0.value < $1.value }
    if let (label, line) = unknown { throw Self.unknownLabel(label, at: "\(file):\(line)") }
    let silent = written.filter { label, _ in
      (label.hasPrefix("fig-") || label.hasPrefix("tab-")) && mentioned[label] == nil
    }
    if let (label, line) = silent.min(by: { $0.value < $1.value }) {
      throw Self.unmentionedLabel(label, at: "\(file):\(line)")
    }
  }

  /// Checks that every formula in the prose survives Markdown.
  func checkMathematics(file: String) throws {
    for case .prose(let lines, let firstLine) in blocks {
      _ = try Mathematics.portable(lines, firstLine: firstLine, file: file)
    }
  }

  /// Checks that the chapter weaves its page: one that forgets to would run to its end with nothing to show
  /// for it.
  ///
  /// Only a `main.swift` is a chapter; a test may open a notebook from any file.
  func checkWeaves(file: String) throws {
    guard file.hasSuffix("/main.swift") else { return }
    let weaves = blocks.contains { block in
      guard case .code(let lines, _) = block else { return false }
      return lines.contains { line in
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
        return code.contains(".weave()")
      }
    }
    guard weaves else {
      throw InputError(
        file, expected: "a line that weaves the page", found: "none",
        advice: "end the chapter with: try book.weave()  // hidden")
    }
  }

  static func unknownLabel(_ label: String, at place: String) -> InputError {
    InputError(
      place, expected: "a label of this chapter", found: "\"\(label)\"",
      advice: "show something with that label, or correct the reference")
  }

  static func unmentionedLabel(_ label: String, at place: String) -> InputError {
    InputError(
      place, expected: "prose that mentions \"\(label)\"", found: "none",
      advice: "write [](#\(label)) where the text speaks of it")
  }
}
