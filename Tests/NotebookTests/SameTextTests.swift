import FineTuningFiles
import FineTuningImages
import FineTuningNotebook
import FineTuningPlotting
import Foundation
import PageTestSupport
import Testing

/// What a run says about the committed page, and what it does to it.
@Suite struct SameTextTests {
  /// Runs the small chapter, which prints an accuracy and shows a bar.
  private func run(_ package: SmallPackage, accuracy: Double, bar: Double = 3, arguments: [String] = [])
    throws
  {
    let book = try SmallPackage.open(package.file, arguments)
    book.print("test acc \(accuracy), 1,000 images", aside: ", 2.5 seconds", line: 3)
    book.show(BarChart([.init("a", bar, label: "\(bar)")]), "A bar.", label: "fig-a", line: 4)
    try book.weave()
  }

  private func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  private func record(_ package: SmallPackage) throws -> RunRecord {
    try #require(RunRecord(ofChapter: "01-one", root: package.root))
  }

  @Test func `the same numbers write the same bytes, and the run says so`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      #expect(try record(package).verdict.hasPrefix("2 numbers and 1 figure; there was no page"))
      let page = try contents(package.page)
      try run(package, accuracy: 0.85, arguments: ["--threads", "7"])
      #expect(try contents(package.page) == page)
      #expect(try record(package).verdict == "all 2 numbers and 1 figure are those of the text")
      #expect(!String(decoding: page, as: UTF8.self).contains("seconds"))
      #expect(try record(package).machine["threads"] == "7")
    }
  }

  @Test func `other numbers from the same code leave the page alone`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      let page = try contents(package.page)
      try run(package, accuracy: 0.87)
      #expect(try contents(package.page) == page)
      let other = try String(contentsOfFile: package.root + "/.build/runs/01-one/README.md", encoding: .utf8)
      #expect(other.contains("test acc 0.87"))
      #expect(
        try record(package).differences == ["test acc 0.85, 1,000 images  →  test acc 0.87, 1,000 images"])
      #expect(try record(package).verdict.hasPrefix("not those of the text"))
    }
  }

  @Test func `so does another figure`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      let figure = try contents(package.root + "/figures/01-one-fig-a.png")
      try run(package, accuracy: 0.85, bar: 300)
      #expect(try contents(package.root + "/figures/01-one-fig-a.png") == figure)
      #expect(try record(package).differences == ["01-one-fig-a.png"])
    }
  }

  /// Figures may be drawn anew then, but numbers don't depend on that code.
  @Test func `with other code for figures, other numbers still leave the page alone`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      let page = try contents(package.page)
      try AtomicFile.write("let figure = 2", to: package.root + "/Sources/Plotting/figure.swift")
      try run(package, accuracy: 0.87, bar: 300)
      #expect(try contents(package.page) == page)
      #expect(
        try record(package).differences == ["test acc 0.85, 1,000 images  →  test acc 0.87, 1,000 images"])
      try run(package, accuracy: 0.85, bar: 300)
      #expect(try record(package).differences.isEmpty)
      #expect(try contents(package.page) != page)
    }
  }

  @Test func `new code replaces the page, and an edited page is made again`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      try AtomicFile.write(SmallPackage.source.replacing("# One", with: "# Two"), to: package.file)
      try run(package, accuracy: 0.87)
      let page = try String(contentsOfFile: package.page, encoding: .utf8)
      #expect(page.contains("test acc 0.87") && page.contains("# Two"))
      try AtomicFile.write(page.replacing("0.87", with: "0.99"), to: package.page)
      try run(package, accuracy: 0.87)
      #expect(try String(contentsOfFile: package.page, encoding: .utf8) == page)
    }
  }

  /// A pixel that is mixed a little differently, as by another version of Cairo.
  @Test func `a figure with the same pixels, up to the tolerance, is not written again`() throws {
    try withSmallPackage { package in
      try run(package, accuracy: 0.85)
      let path = package.root + "/figures/01-one-fig-a.png"
      var image = try Image(contentsOf: path)
      image[3, 3] = (245, 245, 245)
      try image.write(to: path)
      let touched = try contents(path)
      try AtomicFile.write(SmallPackage.source.replacing("# One", with: "# Two"), to: package.file)
      try run(package, accuracy: 0.87)
      #expect(try contents(path) == touched)
      let record = try #require(Provenance(pageAt: package.page))
      #expect(record.figures.first { $0.name.hasSuffix("png") }?.digest == (try Fingerprint.ofFile(path)))
    }
  }
}
