import Plotting
import Files
import Foundation
import PageTestSupport
import TestSupport
import Testing

/// `./book verify` on small packages.
@Suite struct VerifyTests {
  private let chart = BarChart([.init("a", 1, label: "1")])

  /// What it says of a package whose chapter has run, after `change`.
  private func verify(after change: (SmallPackage) throws -> Void) throws -> ChapterProcess {
    var result: ChapterProcess?
    try withSmallPackage { package in
      try SmallPackage.run(package.file, showing: chart)
      try change(package)
      result = try ChapterProcess("BookCommand", ["verify", "--root", package.root])
    }
    return try #require(result)
  }

  private func append(_ text: String, to path: String) throws {
    try AtomicFile.write(String(contentsOfFile: path, encoding: .utf8) + text, to: path)
  }

  private func expect(_ line: String, isError: Bool, after change: (SmallPackage) throws -> Void) throws {
    let run = try verify(after: change)
    #expect(run.output == line + "\n")
    #expect(run.exitCode == (isError ? 1 : 0))
    #expect(run.errors.contains("./book run one") == isError)
  }

  @Test func findsAFreshPage() throws {
    try expect("01-one fresh", isError: false) { _ in }
  }

  @Test func findsOneCharacterInTheLibrary() throws {
    try expect("01-one error: stale numbers: the library changed", isError: true) {
      try AtomicFile.write("let library = 2", to: $0.root + "/Sources/Library/library.swift")
    }
  }

  @Test func findsAChangedManifest() throws {
    try expect("01-one error: stale numbers: the library changed", isError: true) {
      try append("\n", to: $0.root + "/Package.swift")
    }
  }

  @Test func findsOneCharacterInTheChapter() throws {
    try expect("01-one error: stale numbers: the chapter changed", isError: true) {
      try append("\n", to: $0.file)
    }
  }

  @Test func warnsOfOneCharacterInTheFigures() throws {
    try expect("01-one warning: stale images: Sources/Plotting changed", isError: false) {
      try AtomicFile.write("let figure = 2", to: $0.root + "/Sources/Plotting/figure.swift")
    }
  }

  @Test func leavesToolsAside() throws {
    try expect("01-one fresh", isError: false) {
      try AtomicFile.write("let tool = 1", to: $0.root + "/Tools/Tool/tool.swift")
    }
  }

  @Test func findsAPageEditedByHand() throws {
    try expect("01-one error: edited by hand", isError: true) {
      let page = try String(contentsOfFile: $0.page, encoding: .utf8)
      try AtomicFile.write(page.replacing("# One", with: "# Won"), to: $0.page)
    }
  }

  @Test func findsAPageOfOtherOptions() throws {
    try expect("01-one error: made with seed 2, where the default is 1", isError: true) {
      let chapter = ($0.page as NSString).deletingLastPathComponent
      try SmallPackage.run($0.file, ["--seed", "2", "--out", chapter], showing: chart)
      try FileManager.default.removeItem(atPath: $0.root + "/figures")
      try FileManager.default.moveItem(atPath: chapter + "/figures", toPath: $0.root + "/figures")
    }
  }

  @Test func findsAMissingPage() throws {
    try expect("01-one error: not run yet", isError: true) {
      try FileManager.default.removeItem(atPath: $0.page)
    }
  }

  @Test func findsAPageWithoutARecord() throws {
    try expect("01-one error: the page has no record of what it was made from", isError: true) {
      try AtomicFile.write("# One\n", to: $0.page)
    }
  }

  @Test func findsAChapterWithoutSource() throws {
    try expect("01-one error: there is no main.swift", isError: true) {
      try FileManager.default.removeItem(atPath: $0.file)
    }
  }

  @Test func findsAMissingFigure() throws {
    try expect("01-one error: 01-one-fig-a.svg is missing", isError: true) {
      try FileManager.default.removeItem(atPath: $0.root + "/figures/01-one-fig-a.svg")
    }
  }

  @Test func warnsOfAnotherFigure() throws {
    try expect("01-one warning: 01-one-fig-a.svg is not the one of this page", isError: false) {
      try append("\n", to: $0.root + "/figures/01-one-fig-a.svg")
    }
  }

  @Test func findsFiguresThatNoPageShows() throws {
    let run = try verify { try AtomicFile.write("x", to: $0.root + "/figures/01-one-fig-b.png") }
    #expect(
      run.output == """
        01-one                   fresh
        figures/01-one-fig-b.png error: no page shows it; remove it

        """)
    #expect(run.exitCode == 1)
  }

  @Test func countsThePagesWithErrors() throws {
    let run = try verify {
      try AtomicFile.write(SmallPackage.source, to: $0.root + "/chapters/02-two-more/main.swift")
    }
    #expect(run.output == "01-one      fresh\n02-two-more error: not run yet\n")
    #expect(run.errors.contains("errors in 1 of 2; run again: ./book run two-more"))
  }

  @Test func needsAPackage() throws {
    let run = try ChapterProcess("BookCommand", ["verify", "--root", "/nowhere"])
    #expect(run.exitCode == 1 && run.errors.contains("/nowhere/chapters"))
  }
}
