/// The source of a chapter, taken apart into prose and code.
///
/// Prose stands in lines that begin with `//:` at the margin; everything between is code. A line of code
/// that ends in `// hidden` is compiled and runs, but the page does not show it. An empty `//:` parts
/// code from code, so that what the first part shows stands between the two.
package struct ChapterSource: Equatable, Sendable {
  enum Block: Equatable, Sendable {
    /// Markdown, with the number of its first line in the source.
    case prose([String], firstLine: Int)
    /// Code, with the number of its first line in the source.
    case code([String], firstLine: Int)
  }

  let blocks: [Block]

  /// Takes `source` apart.
  init(_ source: String) {
    var blocks: [Block] = []
    var (isProse, start, run) = (false, 1, [String]())
    func finish() {
      if run.isEmpty { return }
      blocks.append(
        isProse ? .prose(run.map(Self.prose), firstLine: start) : .code(run, firstLine: start))
    }
    // A carriage return and a line feed are one character.
    let lines = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("//:") != isProse {
        finish()
        (isProse, start, run) = (!isProse, index + 1, [])
      }
      run.append(line.trimmingSuffix(while: \.isWhitespace))
    }
    finish()
    self.blocks = blocks
  }

  /// The title of a chapter: its first heading.
  package static func title(of source: String) -> String? {
    source.firstMatch(of: /(?m)^\/\/: # (.+)$/).map { String($0.output.1) }
  }

  private static func prose(_ line: String) -> String {
    let text = line.dropFirst("//:".count)
    return String(text.first == " " ? text.dropFirst() : text)
  }

  /// The lines of code that the page shows, without blank lines around them or one after the other.
  static func visible(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines where !line.hasSuffix("// hidden") {
      if line.isEmpty && result.last?.isEmpty ?? true { continue }
      result.append(line)
    }
    if result.last?.isEmpty == true { result.removeLast() }
    return result
  }
}
