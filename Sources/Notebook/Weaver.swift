import FineTuningFiles
import FineTuningPlotting

/// Combines prose, code and outputs into a page of Markdown.
struct Weaver {
  /// The path of the source, for messages.
  let file: String
  let source: ChapterSource
  let outputs: [Output]
  /// Whether the page has the chapter's text, or only its code and results under the headings of their sections.
  var showsText = true
  /// The path from the page to the image of a figure with the given label.
  let image: (_ label: String, _ figure: any Figure) -> String

  /// The page, without its footer.
  ///
  /// - Throws: `InputError` for a label that is used twice, unknown or never mentioned, and for an output
  ///   whose line is not code of this chapter.
  func page() throws -> String {
    let cells = try outputsByBlock()
    var references = try References(cells.joined(), file: file)
    var parts: [String] = []
    var headings: [(level: Int, line: String)] = []
    for (block, outputs) in zip(source.blocks, cells) {
      switch block {
      case .prose(let lines, _) where !showsText:
        for heading in Prose.headings(in: lines) {
          headings.removeAll { $0.level >= heading.level }
          headings.append(heading)
        }
      case .prose(let lines, let firstLine):
        let resolved = try references.resolve(lines, firstLine: firstLine)
        parts.append(try Mathematics.portable(resolved, firstLine: firstLine, file: file))
      case .code(let lines, _):
        let visible = ChapterSource.visible(lines).joined(separator: "\n")
        let code = visible.isEmpty ? [] : [Self.fenced(visible, "swift")]
        let results = markdown(of: outputs, references)
        if code.isEmpty && results.isEmpty { continue }
        // The title belongs to the text.
        parts += headings.filter { $0.level > 1 }.map(\.line)
        headings = []
        parts += code + results
      }
    }
    if showsText { try references.checkAllMentioned() }
    return parts.map { $0.trimmingNewlines() }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// The page with a notice under its title if the run had other than the default options: the text was written
  /// for other numbers.
  static func announced(_ page: String, isDefault: Bool) -> String {
    guard !isDefault, let title = page.firstIndex(of: "\n") else { return page }
    let notice = """
      > This page comes from a run with options of its own, listed at the end of the page. Its numbers and \
      figures are those of that run; its text describes the default run.
      """
    return "\(page[..<title])\n\n\(notice)\n\(page[title...])"
  }

  /// A page of results without text, under a title that claims nothing about them.
  ///
  /// - Parameters:
  ///   - origin: what the results were computed from, to end a sentence.
  ///   - chapter: the name of the chapter.
  ///   - link: the path from the page to the chapter's committed page.
  static func titled(_ page: String, from origin: String, chapter: String, link: String) -> String {
    """
    # Results of \(chapter)

    > This page shows what the chapter computes from \(origin.escapingControls). The chapter's text describes a run \
    with the book's own data and source network, so it isn't here: [read it on the chapter's own page](\(link)).

    \(page)
    """
  }

  /// The facts about the run at the end of the page; the whole record follows in a comment.
  func footer(_ facts: [String], _ provenance: Provenance, isText: Bool = true) -> String {
    let name = file.split(separator: "/").last ?? "main.swift"
    let record =
      if isText {
        "what it was made from"
      } else if provenance.knowsLibrary {
        "which state of that file and of the library it was made from, and nothing about other code and data"
      } else {
        "which state of that file it was made from, and nothing about the library, other code and data"
      }
    return """
      ---

      <sub>This page was written by a run of `\(name)` with \(facts.joined(separator: ", ")). A comment in the
      page's source says \(record).</sub>


      """
  }

  /// The outputs under each block of the source, in the order in which they were shown.
  private func outputsByBlock() throws -> [[Output]] {
    var cells = [[Output]](repeating: [], count: source.blocks.count)
    for output in outputs {
      let home = source.blocks.firstIndex { block in
        guard case .code(let lines, let firstLine) = block else { return false }
        return (firstLine..<firstLine + lines.count).contains(output.line)
      }
      guard let home else {
        throw InputError(
          "\(file):\(output.line)", expected: "a line of code that showed something",
          found: "none: the source is not the one that ran", advice: "build and run the chapter again")
      }
      cells[home].append(output)
    }
    return cells
  }

  /// The outputs of one block, with consecutive pieces of text joined.
  private func markdown(of outputs: [Output], _ references: References) -> [String] {
    var (parts, text) = ([String](), "")
    func finishText() {
      let lines = text.trimmingNewlines()
      if !lines.isEmpty { parts.append(Self.fenced(lines, "text")) }
      text = ""
    }
    for output in outputs {
      if case .text(let more) = output.content {
        text += more
        continue
      }
      finishText()
      switch output.content {
      case .text, .value: break
      case .table(let table, let caption, let label):
        parts += label.map { [Self.anchor($0)] } ?? []
        parts += caption.map { [references.title(label, $0)] } ?? []
        parts.append(table.markdown)
      case .figure(let figure, let caption, let label):
        parts += [
          Self.anchor(label), Self.image(figure, path: image(label, figure), caption: caption),
          references.title(label, caption),
        ]
      }
    }
    finishText()
    return parts
  }

  private static func anchor(_ label: String) -> String { "<a id=\"\(label)\"></a>" }

  /// An HTML image, since Markdown's own have no size and all figures should share one scale.
  private static func image(_ figure: any Figure, path: String, caption: String) -> String {
    let escaped = caption.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
    let width = Int((figure.size.width * 1.5).rounded())  // 8.5 points are 13 pixels: the text around it
    return "<img src=\"\(path)\" width=\"\(width)\" alt=\"\(escaped)\">"
  }

  /// Text between fences longer than any in the text itself.
  private static func fenced(_ text: String, _ language: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }
}

extension String {
  /// This text without the line breaks around it.
  fileprivate func trimmingNewlines() -> String {
    String(drop(while: \.isNewline)).trimmingSuffix(while: \.isNewline)
  }
}
