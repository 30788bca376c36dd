import FineTuningFiles
import FineTuningPlotting
import Foundation
import PageTestSupport
import TestSupport
import Testing

@testable import FineTuningNotebook

/// Notebooks, each in a small package made for it.
@Suite struct NotebookTests {
  private let chart = BarChart([.init("a", 1, label: "1")])

  private func withPackage(_ body: (_ root: String, _ file: String) throws -> Void) throws {
    try withSmallPackage { try body($0.root, $0.file) }
  }

  private func run(_ file: String, _ arguments: [String] = []) throws {
    try SmallPackage.run(file, arguments, showing: chart)
  }

  @Test func `write to the committed places`() throws {
    try withPackage { root, file in
      try run(file)
      let written = try files(under: root)
      #expect(
        Set(written.keys).isSuperset(of: [
          "chapters/01-one/README.md", "figures/01-one-fig-a.png", "figures/01-one-fig-a.svg",
        ]))
      #expect(written.count == 8)  // including the four from before, and the record of the run
      let page = try String(contentsOfFile: root + "/chapters/01-one/README.md", encoding: .utf8)
      #expect(page.contains("src=\"../../figures/01-one-fig-a.svg\""))
      let record = try #require(Provenance(page: page))
      #expect(try record["chapter"] == Fingerprint.ofFile(file))
      #expect(try record["library"] == Fingerprint.ofLibrary(root: root))
      #expect(try record["drawing"] == Fingerprint.ofFigures(root: root))
      #expect(record["profile"] == "drawn" && record["threads"] == nil)
      #expect(record.figures.map(\.name) == ["01-one-fig-a.png", "01-one-fig-a.svg"])
      for (name, digest) in record.figures {
        #expect(try Fingerprint.ofFile("\(root)/figures/\(name)") == digest)
      }
      #expect(Provenance.isSealIntact(on: page))
    }
  }

  @Test(arguments: [
    [], ["--threads", "1"], ["--epochs", "5"], ["--profile", "drawn", "--seed", "1", "--threads", "7"],
  ])
  func `write there with the default options`(arguments: [String]) throws {
    try withPackage { root, file in
      try run(file, arguments)
      #expect(FileManager.default.fileExists(atPath: root + "/chapters/01-one/README.md"))
      #expect(try files(under: root + "/.build").keys.sorted() == ["runs/01-one/run.json"])
    }
  }

  @Test(arguments: [
    ["--quick"], ["--quick", "--epochs", "5"], ["--epochs", "10"], ["--batch-size", "64"], ["--seed", "2"],
    ["--learning-rate", "0.02"], ["--scratch-learning-rate", "0.2"], ["--profile", "photos"],
    ["--source", "a.params"], ["--data", "/images"],
  ])
  func `write other runs elsewhere`(arguments: [String]) throws {
    try withPackage { root, file in
      try run(file, arguments)
      let written = try files(under: root).keys.filter { !$0.hasSuffix(".swift") }
      let place = ".build/runs/01-one/"
      #expect(
        Set(written) == [
          place + "README.md", place + "figures/01-one-fig-a.png", place + "figures/01-one-fig-a.svg",
          place + "run.json",
        ])
    }
  }

  @Test func `tell the reader about overrides`() throws {
    try withPackage { root, file in
      try run(file, ["--threads", "3", "--out", root + "/a"])
      try run(file, ["--threads", "3", "--out", root + "/b", "--seed", "2", "--quick"])
      let pages = try ["a", "b"].map {
        try String(contentsOfFile: "\(root)/\($0)/README.md", encoding: .utf8)
      }
      #expect(pages[0].contains("with the default options."))
      #expect(pages[1].contains("with epochs 2, seed 2, quick yes."))
      let notice = "\n\n> This page comes from a run with options of its own"
      #expect(!pages[0].contains(notice) && pages[1].hasPrefix("# One\(notice)"))
    }
  }

  @Test func `leave out the text of a run that it isn't about, and link to it`() throws {
    try withPackage { root, file in
      let book = try SmallPackage.open(file, ["--data", "/b"], origin: "the images in `/b`")
      book.show(chart, "A bar.", label: "fig-a", line: 4)
      try book.weave()
      let page = try String(contentsOfFile: root + "/.build/runs/01-one/README.md", encoding: .utf8)
      #expect(
        page.hasPrefix(
          "# Results of 01-one\n\n> This page shows what the chapter computes from the images in `/b`."))
      #expect(page.contains("](../../../chapters/01-one/README.md)"))
      #expect(page.contains("**Figure 1.** A bar.") && !page.contains("[Figure 1]"))
      #expect(Provenance.isSealIntact(on: page))
    }
  }

  @Test func `remove stale figures`() throws {
    try withPackage { root, file in
      try run(file)
      for name in ["01-one-fig-gone.png", "01-one-fig-gone.svg", "01-one-notes.txt", "02-two-fig-a.png"] {
        try AtomicFile.write("x", to: "\(root)/figures/\(name)")
      }
      try run(file, ["--seed", "2"])
      #expect(try files(under: root + "/figures").count == 6)
      try run(file)
      #expect(
        try files(under: root + "/figures").keys.sorted() == [
          "01-one-fig-a.png", "01-one-fig-a.svg", "01-one-notes.txt", "02-two-fig-a.png",
        ])
      try AtomicFile.write(SmallPackage.source.replacing("fig-a", with: "fig-b"), to: file)
      try SmallPackage.run(file, showing: chart, label: "fig-b")
      #expect(
        try files(under: root + "/figures").keys.sorted() == [
          "01-one-fig-b.png", "01-one-fig-b.svg", "01-one-notes.txt", "02-two-fig-a.png",
        ])
    }
  }

  @Test func `write to the given place`() throws {
    try withPackage { root, file in
      try run(file, ["--out", root + "/a/b"])
      let page = try String(contentsOfFile: root + "/a/b/README.md", encoding: .utf8)
      #expect(page.contains("src=\"figures/01-one-fig-a.svg\""))
      #expect(FileManager.default.fileExists(atPath: root + "/a/b/figures/01-one-fig-a.png"))
    }
  }

  @Test func `leave nothing behind when they only open`() throws {
    try withPackage { root, file in
      let before = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      _ = try SmallPackage.open(file, ["--out", root + "/a/b/c"])
      _ = try SmallPackage.open(file)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: root).sorted() == before)
    }
  }

  @Test func `reject a place that can't be written`() throws {
    try withPackage { root, file in
      for place in [file, file + "/below", "/dev/null/x"] {
        let error = #expect(throws: InputError.self) {
          try SmallPackage.open(file, ["--out", place])
        }
        #expect(error?.subject.hasPrefix(place) == true)
      }
    }
  }

  @Test func `weave the source that ran, even if it has been edited since`() throws {
    try withPackage { root, file in
      let book = try SmallPackage.open(file)
      let before = try Fingerprint.ofFile(file)
      try AtomicFile.write("//: # Two\n", to: file)
      book.show(chart, "A bar.", label: "fig-a", line: 4)
      try book.weave()
      let page = try String(contentsOfFile: root + "/chapters/01-one/README.md", encoding: .utf8)
      #expect(page.hasPrefix("# One\n") && Provenance(page: page)?["chapter"] == before)
    }
  }

  @Test func `reject an unknown label before any work`() throws {
    try withPackage { _, file in
      try AtomicFile.write(SmallPackage.source + "//: [](#fig-b)\n", to: file)
      #expect(throws: InputError.self) { try SmallPackage.open(file) }
    }
  }

  @Test func `reject a chapter that forgets to weave`() throws {
    try withPackage { _, file in
      try AtomicFile.write(SmallPackage.source.replacing("try book", with: "// try book"), to: file)
      let error = #expect(throws: InputError.self) { try SmallPackage.open(file) }
      #expect(error?.subject == file && error?.advice.contains("try book.weave()") == true)
    }
  }

  @Test func `keep the old outputs when the new ones can't be woven`() throws {
    try withPackage { root, file in
      try run(file)
      let before = try files(under: root)
      let book = try SmallPackage.open(file)
      book.show(BarChart([.init("b", 2, label: "2")]), "Changed.", label: "fig-a", line: 4)
      book.show(chart, "Unmentioned.", label: "fig-b", line: 4)
      #expect(throws: InputError.self) { try book.weave() }
      #expect(try files(under: root) == before)
    }
  }

  /// A package that only uses the library has neither its folders nor its code.
  @Test(arguments: [true, false])
  func `weave a page beside a source in another package`(hasSources: Bool) throws {
    try withPackage { library, _ in
      try withTemporaryFolder { root in
        let file = root + "/Sources/01-one/main.swift"
        try AtomicFile.write("// manifest", to: root + "/Package.swift")
        try AtomicFile.write(SmallPackage.source, to: file)
        let pages = try ["1", "2"].map { label in
          let chart = BarChart([.init("a", 1, label: label)])
          try SmallPackage.run(file, showing: chart, library: .some(hasSources ? library : nil))
          return try String(contentsOfFile: root + "/Sources/01-one/README.md", encoding: .utf8)
        }
        let page = pages[1]
        #expect(page != pages[0])  // a page of the text would stay, since the code is the same
        #expect(page.contains("src=\"../../figures/01-one-fig-a.svg\""))
        let figure = try String(contentsOfFile: root + "/figures/01-one-fig-a.svg", encoding: .utf8)
        let record = try #require(Provenance(page: page))
        #expect(record.figures[1].digest == SHA256.hexDigest(of: figure.utf8))
        #expect(try record["chapter"] == Fingerprint.ofFile(file))
        #expect(try record["library"] == (hasSources ? Fingerprint.ofLibrary(root: library) : "unknown"))
        #expect(page.contains("and nothing about other code and data.") == hasSources)
        #expect(page.contains("and nothing about the library, other code and data.") == !hasSources)
      }
    }
  }

  @Test func `leave a README alone that no chapter has written`() throws {
    try withPackage { root, file in
      let readme = root + "/chapters/01-one/README.md"
      try AtomicFile.write("# Mine\n", to: readme)
      let error = #expect(throws: InputError.self) { try SmallPackage.open(file, library: .some(nil)) }
      #expect(error?.subject == readme)
      #expect(throws: InputError.self) { try SmallPackage.open(file, ["--out", root + "/chapters/01-one"]) }
      try run(file)
      _ = try SmallPackage.open(file, library: .some(nil))
    }
  }

  @Test func `know the package of the library`() {
    let root = URL(fileURLWithPath: #filePath + "/../../..").standardizedFileURL.resolvingSymlinksInPath()
    #expect(Fingerprint.libraryRoot == root.path)
  }

  @Test func `need a package around them`() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write(SmallPackage.source, to: folder + "/main.swift")
      #expect(throws: InputError.self) {
        try SmallPackage.open(folder + "/main.swift")
      }
    }
  }
}
