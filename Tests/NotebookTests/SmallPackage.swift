import Figures
import Files
import Foundation
import TestSupport

@testable import Notebook

/// A package with one chapter, which shows one figure.
struct SmallPackage {
  let root: String
  /// The source of its chapter.
  var file: String { root + "/chapters/01-one/main.swift" }
  /// The page of its chapter.
  var page: String { root + "/chapters/01-one/README.md" }

  static let source = """
    //: # One
    //: [](#fig-a)
    let a = 1
    a.show("fig-a")
    try book.weave()  // hidden

    """

  /// Does what the chapter would do.
  static func run(
    _ file: String, _ arguments: [String] = [], showing figure: some Figure, label: String = "fig-a"
  ) throws {
    let book = try Notebook.open(noting: ["BLAS kernel": "test"], file: file, arguments: arguments)
    book.show(figure, "A bar.", label: label, line: 4)
    try book.weave()
  }
}

/// Makes a small package for `body`, which is gone afterwards.
func withSmallPackage(_ body: (SmallPackage) throws -> Void) throws {
  try withTemporaryFolder { root in
    let package = SmallPackage(root: root)
    try AtomicFile.write("// manifest", to: root + "/Package.swift")
    try AtomicFile.write("let library = 1", to: root + "/Sources/Library/library.swift")
    try AtomicFile.write("let figure = 1", to: root + "/Sources/Figures/figure.swift")
    try AtomicFile.write(SmallPackage.source, to: package.file)
    try body(package)
  }
}
