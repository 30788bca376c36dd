/// The source of a chapter, split into prose and code.
///
/// The format has four rules:
///
/// 1. A line that begins with `//:` at the margin is prose, in Markdown; everything between is code.
/// 2. A line of code that ends in `// hidden` runs but doesn't appear on the page.
/// 3. An empty `//:` line splits code in two; the output of the first part appears between them.
/// 4. The first heading, `//: # …`, is the chapter's title.
package struct ChapterSource: Equatable, Sendable {
  enum Block: Equatable, Sendable {
    /// Markdown, with the number of its first line in the source.
    case prose([String], firstLine: Int)
    /// Code, with the number of its first line in the source.
    case code([String], firstLine: Int)
  }

  let blocks: [Block]

  /// Splits `source`.
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

  /// The lines of code that the page shows, without leading, trailing or repeated blank lines.
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
