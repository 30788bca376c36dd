import Files
import Foundation

extension Provenance {
  /// The fingerprints of what a chapter is made from, as the files are now.
  ///
  /// - Parameters:
  ///   - chapter: the source of the chapter.
  ///   - root: the folder of the package.
  /// - Throws: `InputError` when the package cannot be read.
  public static func ofSources(chapter: Data, root: String) throws -> Provenance {
    Provenance([
      ("chapter", SHA256.hexDigest(of: chapter)), ("library", try Fingerprint.ofLibrary(root: root)),
      (Self.drawingKey, try Fingerprint.ofFigures(root: root)),
    ])
  }

  /// The one fingerprint of the sources that pictures depend on and numbers do not.
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
