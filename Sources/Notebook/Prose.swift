/// References in prose: `[](#label)`, anywhere except in code.
enum Prose {
  /// Returns the lines with each reference replaced by `resolve` of its label and line number.
  static func replacingReferences(
    in lines: [String], firstLine: Int, with resolve: (_ label: String, _ line: Int) throws -> String
  ) rethrows -> [String] {
    var fence: Substring?
    var result: [String] = []
    for (index, line) in lines.enumerated() {
      let start = line.drop(while: \.isWhitespace)
      let marks = start.prefix { $0 == start.first && ($0 == "`" || $0 == "~") }
      if let open = fence {
        if marks.hasPrefix(open), marks.count == start.count { fence = nil }
      } else if marks.count >= 3 {
        fence = marks
      } else {
        result.append(try replacingReferences(in: line) { try resolve($0, firstLine + index) })
        continue
      }
      result.append(line)
    }
    return result
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
