import FineTuningFiles
import Foundation

// Which folder makes which page stale. CONTRIBUTING.md has the rule as a table.
extension Fingerprint {
  private static let drawing = "Sources/Plotting"
  private static let articles = ["Sources/Core/FineTuningCore.docc", "Sources/FineTuning/FineTuning.docc"]

  /// The root of the package that has this code: the one of the text, or a checkout of it in which another package built
  /// it. Nil if its sources are no longer there.
  static let libraryRoot: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().resolvingSymlinksInPath().path
    return FileManager.default.fileExists(atPath: "\(root)/\(drawing)") ? root : nil
  }()

  /// The fingerprint of the library in the package at `root`, on which the numbers of every chapter depend:
  /// the manifest and everything under `Sources`, except the module that draws figures and the articles of the API's
  /// documentation.
  public static func ofLibrary(root: String) throws -> String {
    try of(["Package.swift", "Sources"], under: root, except: [drawing] + articles)
  }

  /// The fingerprint of the code that draws figures in the package at `root`: images depend on it, and
  /// numbers don't.
  public static func ofFigures(root: String) throws -> String {
    try of([drawing], under: root)
  }
}
