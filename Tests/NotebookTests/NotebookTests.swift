import Figures
import Files
import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Notebooks in a small package of their own.
@Suite struct NotebookTests {
  private let chart = BarChart([.init("a", 1, label: "1")])
  private let source = "//: # One\n//: [](#fig-a)\nlet a = 1\na.show(\"fig-a\")\n"

  private func withPackage(_ body: (_ root: String, _ file: String) throws -> Void) throws {
    try withTemporaryFolder { root in
      let file = root + "/chapters/01-one/main.swift"
      try AtomicFile.write("// manifest", to: root + "/Package.swift")
      try AtomicFile.write("let library = 1", to: root + "/Sources/Library/library.swift")
      try AtomicFile.write(source, to: file)
      try body(root, file)
    }
  }

  private func run(_ file: String, _ arguments: [String] = []) throws {
    let book = try Notebook.open(noting: ["BLAS kernel": "test"], file: file, arguments: arguments)
    book.show(chart, "A bar.", label: "fig-a", line: 4)
    try book.weave()
  }

  @Test func writeToThePlacesThatAreCommitted() throws {
    try withPackage { root, file in
      try run(file)
      let written = try files(under: root)
      #expect(
        Set(written.keys).isSuperset(of: [
          "chapters/01-one/README.md", "figures/01-one-fig-a.png", "figures/01-one-fig-a.svg",
        ]))
      #expect(written.count == 6)  // and the three that were there
      let page = try String(contentsOfFile: root + "/chapters/01-one/README.md", encoding: .utf8)
      #expect(page.contains("src=\"../../figures/01-one-fig-a.svg\""))
      let record = try #require(Provenance(page: page))
      #expect(try record["chapter"] == Fingerprint.ofFile(file))
      #expect(try record["library"] == Fingerprint.ofLibrary(root: root))
      #expect(record["BLAS kernel"] == "test" && record["profile"] == "drawn")
    }
  }

  @Test func writeQuickRunsElsewhere() throws {
    try withPackage { root, file in
      try run(file, ["--quick"])
      let written = try files(under: root).keys.filter { !$0.hasSuffix(".swift") }
      let place = ".build/quick/01-one/"
      #expect(
        Set(written) == [
          place + "README.md", place + "figures/01-one-fig-a.png", place + "figures/01-one-fig-a.svg",
        ])
    }
  }

  @Test func writeWhereTheyAreTold() throws {
    try withPackage { root, file in
      try run(file, ["--out", root + "/a/b"])
      let page = try String(contentsOfFile: root + "/a/b/README.md", encoding: .utf8)
      #expect(page.contains("src=\"figures/01-one-fig-a.svg\""))
      #expect(FileManager.default.fileExists(atPath: root + "/a/b/figures/01-one-fig-a.png"))
    }
  }

  @Test func leaveNothingBehindWhenTheyOnlyOpen() throws {
    try withPackage { root, file in
      let before = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      _ = try Notebook.open(file: file, arguments: ["--out", root + "/a/b/c"])
      _ = try Notebook.open(file: file, arguments: [])
      #expect(try FileManager.default.subpathsOfDirectory(atPath: root).sorted() == before)
    }
  }

  @Test func refuseAPlaceThatCannotBeWritten() throws {
    try withPackage { root, file in
      for place in [file, file + "/below", "/dev/null/x"] {
        let error = #expect(throws: InputError.self) {
          try Notebook.open(file: file, arguments: ["--out", place])
        }
        #expect(error?.subject.hasPrefix(place) == true)
      }
    }
  }

  @Test func weaveTheSourceThatRanWhenItIsEditedMeanwhile() throws {
    try withPackage { root, file in
      let book = try Notebook.open(file: file, arguments: [])
      let before = try Fingerprint.ofFile(file)
      try AtomicFile.write("//: # Two\n", to: file)
      book.show(chart, "A bar.", label: "fig-a", line: 4)
      try book.weave()
      let page = try String(contentsOfFile: root + "/chapters/01-one/README.md", encoding: .utf8)
      #expect(page.hasPrefix("# One\n") && Provenance(page: page)?["chapter"] == before)
    }
  }

  @Test func refuseAnUnknownLabelBeforeAnyWork() throws {
    try withPackage { _, file in
      try AtomicFile.write(source + "//: [](#fig-b)\n", to: file)
      #expect(throws: InputError.self) { try Notebook.open(file: file, arguments: []) }
    }
  }

  @Test func keepTheOldOutputsWhenTheNewCannotBeWoven() throws {
    try withPackage { root, file in
      try run(file)
      let before = try files(under: root)
      let book = try Notebook.open(file: file, arguments: [])
      book.show(BarChart([.init("b", 2, label: "2")]), "Changed.", label: "fig-a", line: 4)
      book.show(chart, "Unmentioned.", label: "fig-b", line: 4)
      #expect(throws: InputError.self) { try book.weave() }
      #expect(try files(under: root) == before)
    }
  }

  @Test func needAPackageAroundThem() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write(source, to: folder + "/main.swift")
      #expect(throws: InputError.self) {
        try Notebook.open(file: folder + "/main.swift", arguments: [])
      }
    }
  }
}
