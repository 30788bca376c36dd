/// What a page was made from: fingerprints of the code, the options of the run, the machine's kernels, and
/// the figures that it shows.
///
/// It stands in a comment at the end of the page. There is no time in it: the same run writes the same
/// bytes.
public struct Provenance: Sendable {
  /// Names and values, in the order in which they are written.
  public private(set) var entries: [(key: String, value: String)] = []

  /// A record with the given entries.
  public init(_ entries: [(key: String, value: String)] = []) {
    for (key, value) in entries { self[key] = value }
  }

  /// The value under `key`; a new key goes to the end.
  public subscript(key: String) -> String? {
    get { entries.first { $0.key == key }?.value }
    set {
      // A line each, and nothing that would end the comment.
      let value = newValue?.replacing("\n", with: " ").replacing("--", with: "- -")
      let index = entries.firstIndex { $0.key == key }
      switch (index, value) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// The keys whose values `other` has not or has otherwise, in the order of this record.
  public func keys(differingFrom other: Provenance) -> [String] {
    entries.filter { other[$0.key] != $0.value }.map(\.key)
  }

  private static let opening = "<!-- made from"

  /// The record as a comment in Markdown.
  var comment: String {
    let lines = entries.map { "\($0.key): \($0.value)" }
    return "\(Self.opening)\n\(lines.joined(separator: "\n"))\n-->\n"
  }

  /// The record at the end of a page, or nil when the page has none.
  public init?(page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.lastIndex(where: { $0 == Self.opening }),
      let end = lines[start...].firstIndex(of: "-->")
    else { return nil }
    for line in lines[(start + 1)..<end] {
      guard let colon = line.firstRange(of: ": ") else { return nil }
      self[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
  }
}
