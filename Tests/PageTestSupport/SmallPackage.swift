import FineTuningFiles
import FineTuningNotebook
import FineTuningPlotting
import FineTuningRecipe
import Foundation
import TestSupport

/// A package with a single chapter that shows a single figure.
public struct SmallPackage {
  public let root: String
  /// The path of the chapter's source.
  public var file: String { root + "/chapters/01-one/main.swift" }
  /// The path of the chapter's page.
  public var page: String { root + "/chapters/01-one/README.md" }

  public static let source = """
    //: # One
    //: [](#fig-a)
    let a = 1
    a.show("fig-a")
    try book.weave()  // hidden

    """

  /// Opens the notebook for the chapter at `file`, as if the chapter ran with `arguments`.
  ///
  /// - Parameter library: the package of the library; if none is named, the chapter's own.
  public static func open(
    _ file: String, _ arguments: [String] = [], origin: String? = nil, library: String?? = nil
  ) throws -> Notebook {
    let own = (0..<3).reduce(URL(fileURLWithPath: file)) { url, _ in url.deletingLastPathComponent() }
    let options = try ChapterOptions.parsing(arguments)
    return try Notebook.open(
      settings: options.settings, defaults: ChapterOptions.defaultSettings(),
      machine: [("threads", "\(options.threads)")], origin: origin, out: options.out,
      library: library ?? own.resolvingSymlinksInPath().path, file: file)
  }

  /// Simulates a run of the chapter.
  public static func run(
    _ file: String, _ arguments: [String] = [], showing figure: some Figure, label: String = "fig-a",
    library: String?? = nil
  ) throws {
    let book = try open(file, arguments, library: library)
    book.show(figure, "A bar.", label: label, line: 4)
    try book.weave()
  }
}

/// Calls `body` with a small package, and deletes the package afterwards.
public func withSmallPackage(_ body: (SmallPackage) throws -> Void) throws {
  try withTemporaryFolder { root in
    let package = SmallPackage(root: root)
    try AtomicFile.write("// manifest", to: root + "/Package.swift")
    try AtomicFile.write("let library = 1", to: root + "/Sources/Library/library.swift")
    try AtomicFile.write("let figure = 1", to: root + "/Sources/Plotting/figure.swift")
    try AtomicFile.write(SmallPackage.source, to: package.file)
    try body(package)
  }
}
