/// References in prose: `[](#label)`, anywhere except in code.
enum Prose {
  /// Returns the lines with each reference replaced by `resolve` of its label and line number.
  static func replacingReferences(
    in lines: [String], firstLine: Int, with resolve: (_ label: String, _ line: Int) throws -> String
  ) rethrows -> [String] {
    let isText = isOutsideFences(lines)
    return try lines.enumerated().map { index, line in
      isText[index] ? try replacingReferences(in: line) { try resolve($0, firstLine + index) } : line
    }
  }

  /// Returns the headings, each with its level.
  static func headings(in lines: [String]) -> [(level: Int, line: String)] {
    zip(lines, isOutsideFences(lines)).compactMap { line, isText in
      let level = line.prefix { $0 == "#" }.count
      return isText && (1...6).contains(level) && line.dropFirst(level).first == " " ? (level, line) : nil
    }
  }

  /// Returns, for each line, whether it is text, and not part of a fenced block of code.
  private static func isOutsideFences(_ lines: [String]) -> [Bool] {
    var fence: Substring?
    return lines.map { line in
      let start = line.drop(while: \.isWhitespace)
      let marks = start.prefix { $0 == start.first && ($0 == "`" || $0 == "~") }
      if let open = fence {
        if marks.hasPrefix(open), marks.count == start.count { fence = nil }
      } else if marks.count >= 3 {
        fence = marks
      } else {
        return true
      }
      return false
    }
  }

  private static func replacingReferences(
    in line: String, with resolve: (_ label: String) throws -> String
  ) rethrows -> String {
    // Every second piece between backticks is code.
    var pieces = line.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    for index in stride(from: 0, to: pieces.count, by: 2) {
      pieces[index] = try replacingReferences(inText: pieces[index], with: resolve)
    }
    return pieces.joined(separator: "`")
  }

  /// Visits each character once: a regular expression takes a second for a page of unclosed openings.
  private static func replacingReferences(
    inText text: String, with resolve: (_ label: String) throws -> String
  ) rethrows -> String {
    var (result, rest) = ("", text[...])
    while let opening = rest.firstRange(of: "[](#"), let end = rest[opening.upperBound...].firstIndex(of: ")")
    {
      result += rest[..<opening.lowerBound] + (try resolve(String(rest[opening.upperBound..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
