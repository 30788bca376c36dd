import FineTuningFiles

/// The labels of a page: their targets, and whether the prose has mentioned them.
///
/// In prose, `[](#fig-curves)` becomes a link, "Figure 3", and the label of a value becomes the value.
/// In code, between backticks or fences, it stays as it is.
struct References {
  private struct Target {
    let line: Int
    /// The text that replaces the reference in the prose.
    let text: String
    /// "Figure 3", or nil for a value.
    let number: String?
    var isMentioned = false
  }

  private let file: String
  private var targets: [String: Target] = [:]

  /// Numbers figures and tables in the order of the page.
  init(_ outputs: some Sequence<Output>, file: String) throws {
    self.file = file
    var (figures, tables) = (0, 0)
    for output in outputs {
      guard let label = output.label else { continue }
      let isPlain = label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      guard isPlain, !label.isEmpty else {
        throw InputError(
          "\(file):\(output.line)", expected: "a label of letters, digits and hyphens",
          found: "\"\(label)\"", advice: "it names a file and a link: choose a plain one")
      }
      if let first = targets[label] {
        throw InputError(
          "\(file):\(output.line)", expected: "a different label for each output",
          found: "\"\(label)\", which line \(first.line) has used", advice: "rename one of the two")
      }
      switch output.content {
      case .text: continue
      case .value(let value, _): targets[label] = Target(line: output.line, text: value, number: nil)
      case .figure:
        figures += 1
        targets[label] = numbered("Figure \(figures)", label, output.line)
      case .table:
        tables += 1
        targets[label] = numbered("Table \(tables)", label, output.line)
      }
    }
  }

  private func numbered(_ number: String, _ label: String, _ line: Int) -> Target {
    Target(line: line, text: "[\(number)](#\(label))", number: number)
  }

  /// The caption, with its number if it has one.
  func title(_ label: String?, _ caption: String) -> String {
    let number = label.flatMap { targets[$0]?.number }
    return number.map { "**\($0).** \(caption)" } ?? caption
  }

  /// The prose with every reference outside code resolved.
  mutating func resolve(_ lines: [String], firstLine: Int) throws -> [String] {
    try Prose.replacingReferences(in: lines, firstLine: firstLine) { label, line in
      guard let target = targets[label] else {
        throw ChapterSource.unknownLabel(label, at: "\(file):\(line)")
      }
      targets[label]?.isMentioned = true
      return target.text
    }
  }

  /// Checks that the prose mentions everything that has a label.
  func checkAllMentioned() throws {
    let silent = targets.filter { !$0.value.isMentioned }.min { $0.value.line < $1.value.line }
    if let (label, target) = silent {
      throw ChapterSource.unmentionedLabel(label, at: "\(file):\(target.line)")
    }
  }
}
