import FineTuningFiles
import Foundation

/// The record of what a page was made from: fingerprints of the code, the settings of the run, and the figures that it
/// shows.
///
/// It stands in a comment at the end of the page. It says nothing of the machine and the time: the same code writes the
/// same bytes everywhere.
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

  /// The keys whose values are missing or different in `other`, in the order of this record.
  public func keys(differingFrom other: Provenance) -> [String] {
    entries.filter { other[$0.key] != $0.value }.map(\.key)
  }

  /// The record at the end of the page in a file, or nil when there is no page or it has no record.
  public init?(pageAt path: String) {
    guard let page = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    self.init(page: page)
  }

  static let opening = "<!-- made from"

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

extension Provenance {
  /// The fingerprints of everything that a chapter is made from, as the files are now.
  ///
  /// - Parameters:
  ///   - chapter: the source of the chapter.
  ///   - root: the folder of the library's package.
  /// - Throws: `InputError` when the package cannot be read.
  public static func ofSources(chapter: Data, root: String) throws -> Provenance {
    Provenance([
      ("chapter", SHA256.hexDigest(of: chapter)), (libraryKey, try Fingerprint.ofLibrary(root: root)),
      (Self.drawingKey, try Fingerprint.ofFigures(root: root)),
    ])
  }

  /// The record of a chapter in another package, which uses the library at `library`, or one whose sources
  /// are not there. Other code of that package, and its data, may decide numbers too, and nobody knows which.
  ///
  /// - Throws: `InputError` when the library cannot be read.
  static func ofSources(chapter: Data, library: String?) throws -> Provenance {
    if let library { return try ofSources(chapter: chapter, root: library) }
    return Provenance([("chapter", SHA256.hexDigest(of: chapter)), (libraryKey, unknown)])
  }

  /// Whether the record has a fingerprint of the library.
  var knowsLibrary: Bool { self[Self.libraryKey] != Self.unknown }

  private static let libraryKey = "library"
  private static let unknown = "unknown"

  /// The key of the one fingerprint that images depend on and numbers don't.
  public static let drawingKey = "drawing"
}

extension Provenance {
  private static let figurePrefix = "figure "

  /// The names of the files of the page's figures, and the digests of their bytes.
  public internal(set) var figures: [(name: String, digest: String)] {
    get {
      entries.filter { $0.key.hasPrefix(Self.figurePrefix) }.map { key, digest in
        (String(key.dropFirst(Self.figurePrefix.count)), digest)
      }
    }
    set {
      for (name, _) in figures { self[Self.figurePrefix + name] = nil }
      for (name, digest) in newValue { self[Self.figurePrefix + name] = digest }
    }
  }
}

// The seal of a page is the digest of everything else on it, the record included. A page whose seal doesn't
// match was edited by hand.
extension Provenance {
  private static let sealKey = "page"

  /// The page that consists of `text` and this record, sealed.
  func sealed(under text: String) -> String {
    var record = self
    record[Self.sealKey] = nil
    record[Self.sealKey] = SHA256.hexDigest(of: (text + record.comment).utf8)
    return text + record.comment
  }

  /// Whether a page is as a run wrote it, to the last character.
  public static func isSealIntact(on page: String) -> Bool {
    guard let seal = Provenance(page: page)?[sealKey],
      let line = page.ranges(of: "\(sealKey): \(seal)\n").last
    else { return false }
    var text = page
    text.removeSubrange(line)
    return SHA256.hexDigest(of: text.utf8) == seal
  }
}
