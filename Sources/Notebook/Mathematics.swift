import FineTuningFiles

/// Formulas between dollar signs, written so that Markdown leaves them alone.
///
/// Code hosts and converters read Markdown first and formulas later: `\,` becomes a comma, `_` and `*`
/// become emphasis, `<` begins a tag. TeX has other names for the same things, which every Markdown
/// renderer leaves alone.
enum Mathematics {
  /// Replacements for a backslash followed by the given character.
  private static let escapes: [Character: String] = [
    ",": #"\thinspace"#, ":": #"\medspace"#, ">": #"\medspace"#, ";": #"\thickspace"#, "!": #"\negthinspace"#,
    "{": #"\lbrace"#, "}": #"\rbrace"#, "|": #"\Vert"#, "\\": #"\cr"#,
  ]

  /// Replacements for a character alone.
  private static let characters: [Character: String] = [
    "*": #"\ast"#, "<": #"\lt"#, ">": #"\gt"#, "~": #"\enspace"#,
  ]

  /// Returns the prose with every formula outside code made safe, each formula on one line.
  ///
  /// - Throws: `InputError` for a formula that can't be made safe, or one that touches a letter or digit: some
  ///   hosts then read its dollar sign as money.
  static func portable(_ lines: [String], firstLine: Int, file: String) throws -> String {
    let text = lines.joined(separator: "\n")
    lazy var formula = /\$\$([^$]+)\$\$|\$([^\s$](?:[^$]*[^\s$])?)\$/
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(where: { "`~$\\".contains($0) }) {
      result += rest[..<start]
      rest = rest[start...]
      // Code and escaped dollar signs come first: there is no formula in them.
      if let end = endOfMarks(rest) ?? endOfEscape(rest) {
        result += rest[..<end]
        rest = rest[end...]
        continue
      }
      guard let match = rest.prefixMatch(of: formula), let content = match.1 ?? match.2 else {
        result.append(rest.removeFirst())
        continue
      }
      rest = rest[match.range.upperBound...]
      func refusal(_ expected: String, _ advice: String) -> InputError {
        let line = firstLine + text[..<start].count { $0 == "\n" }
        return InputError("\(file):\(line)", expected: expected, found: String(match.0), advice: advice)
      }
      if [text[..<start].last, rest.first].contains(where: { $0.map { $0.isLetter || $0.isNumber } == true })
      {
        throw refusal("space or punctuation around a formula", "put a hyphen or a space between")
      }
      guard let safe = portable(content) else {
        throw refusal(
          "a formula without an escaped sign that Markdown would take", "write the sign outside the formula")
      }
      result += match.1 == nil ? "$\(safe)$" : "$$\(safe)$$"
    }
    return result + rest
  }

  /// The end of the code at the start of a text, or of marks that begin no code; nil where there are no marks.
  ///
  /// Whole runs are compared: a regular expression tries every part of them, which takes seconds for a page of
  /// tildes.
  private static func endOfMarks(_ text: Substring) -> Substring.Index? {
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let opening = text.prefix { $0 == mark }
    if mark == "~" && opening.count < 3 { return opening.endIndex }
    var rest = text[opening.endIndex...]
    while let start = rest.firstIndex(of: mark) {
      let closing = rest[start...].prefix { $0 == mark }
      if closing.count >= opening.count { return closing.endIndex }
      rest = rest[closing.endIndex...]
    }
    return opening.endIndex
  }

  /// The end of an escaped dollar sign at the start of a text.
  private static func endOfEscape(_ text: Substring) -> Substring.Index? {
    text.hasPrefix(#"\$"#) ? text.index(text.startIndex, offsetBy: 2) : nil
  }

  /// Returns the safe formula, or nil if it has an escape without another name.
  private static func portable(_ formula: Substring) -> String? {
    var result = ""
    var rest = formula.replacing("\n", with: " ")[...]
    let hasRows = formula.contains(#"\begin{"#)
    func append(_ name: String) {
      // A name ends where no letter follows.
      result += rest.first?.isLetter == true ? name + " " : name
    }
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first, !next.isLetter, !next.isWhitespace {
        // "\\" ends a row of a matrix or an alignment; elsewhere a line break has no other name.
        guard let name = escapes[next], next != "\\" || hasRows else { return nil }
        rest.removeFirst()
        append(name)
      } else if let name = characters[character] {
        append(name)
      } else if character == "_", result.last.map({ $0.isLetter || $0.isNumber }) != true {
        // After a brace it could begin emphasis, but not before a space.
        result += rest.first?.isWhitespace == true ? "_" : "_ "
      } else if character == "]", rest.first == "(" {
        result += "] "  // "](" would make a link
      } else {
        result.append(character)
      }
    }
    return result
  }
}
