import FineTuningFiles
import FineTuningPlotting
import Foundation
import PageTestSupport
import TestSupport
import Testing

/// `./book verify` on small packages.
@Suite struct VerifyTests {
  private let chart = BarChart([.init("a", 1, label: "1")])

  /// Runs a package's chapter, applies `change`, and returns the run of `./book verify`.
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

  @Test func `accepts a fresh page`() throws {
    try expect("01-one fresh", isError: false) { _ in }
  }

  @Test func `finds a changed character in the library`() throws {
    try expect("01-one error: stale numbers: the library changed", isError: true) {
      try AtomicFile.write("let library = 2", to: $0.root + "/Sources/Library/library.swift")
    }
  }

  @Test func `finds a changed manifest`() throws {
    try expect("01-one error: stale numbers: the library changed", isError: true) {
      try append("\n", to: $0.root + "/Package.swift")
    }
  }

  @Test func `finds an added character in the chapter`() throws {
    try expect("01-one error: stale numbers: the chapter changed", isError: true) {
      try append("\n", to: $0.file)
    }
  }

  @Test func `warns about a changed character in the plotting code`() throws {
    try expect("01-one warning: stale images: Sources/Plotting changed", isError: false) {
      try AtomicFile.write("let figure = 2", to: $0.root + "/Sources/Plotting/figure.swift")
    }
  }

  @Test func `ignores tools`() throws {
    try expect("01-one fresh", isError: false) {
      try AtomicFile.write("let tool = 1", to: $0.root + "/Tools/Tool/tool.swift")
    }
  }

  @Test func `finds a page that was edited by hand`() throws {
    try expect("01-one error: edited by hand", isError: true) {
      let page = try String(contentsOfFile: $0.page, encoding: .utf8)
      try AtomicFile.write(page.replacing("# One", with: "# Won"), to: $0.page)
    }
  }

  @Test func `finds a page made with other options`() throws {
    try expect("01-one error: made with seed 2, where the default is 1", isError: true) {
      let chapter = ($0.page as NSString).deletingLastPathComponent
      try SmallPackage.run($0.file, ["--seed", "2", "--out", chapter], showing: chart)
      try FileManager.default.removeItem(atPath: $0.root + "/figures")
      try FileManager.default.moveItem(atPath: chapter + "/figures", toPath: $0.root + "/figures")
    }
  }

  @Test func `finds a missing page`() throws {
    try expect("01-one error: not run yet", isError: true) {
      try FileManager.default.removeItem(atPath: $0.page)
    }
  }

  @Test func `finds a page without a record`() throws {
    try expect("01-one error: the page has no record of what it was made from", isError: true) {
      try AtomicFile.write("# One\n", to: $0.page)
    }
  }

  @Test func `finds a chapter without source`() throws {
    try expect("01-one error: there is no main.swift", isError: true) {
      try FileManager.default.removeItem(atPath: $0.file)
    }
  }

  @Test func `finds a missing figure`() throws {
    try expect("01-one error: 01-one-fig-a.svg is missing", isError: true) {
      try FileManager.default.removeItem(atPath: $0.root + "/figures/01-one-fig-a.svg")
    }
  }

  @Test func `warns about a different figure`() throws {
    try expect("01-one warning: 01-one-fig-a.svg is not the one of this page", isError: false) {
      try append("\n", to: $0.root + "/figures/01-one-fig-a.svg")
    }
  }

  @Test func `finds figures that no page shows`() throws {
    let run = try verify { try AtomicFile.write("x", to: $0.root + "/figures/01-one-fig-b.png") }
    #expect(
      run.output == """
        01-one                   fresh
        figures/01-one-fig-b.png error: no page shows it; remove it

        """)
    #expect(run.exitCode == 1)
  }

  @Test func `counts the pages with errors`() throws {
    let run = try verify {
      try AtomicFile.write(SmallPackage.source, to: $0.root + "/chapters/02-two-more/main.swift")
    }
    #expect(run.output == "01-one      fresh\n02-two-more error: not run yet\n")
    #expect(run.errors.contains("errors in 1 of 2; run again: ./book run two-more"))
  }

  @Test func `needs a package`() throws {
    let run = try ChapterProcess("BookCommand", ["verify", "--root", "/nowhere"])
    #expect(run.exitCode == 1 && run.errors.contains("/nowhere/chapters"))
  }
}
