import FineTuningFiles
import FineTuningNotebook
import Foundation
import TestSupport
import Testing

@Suite struct FingerprintTests {
  private func library(_ files: [String: String]) throws -> String {
    try withTemporaryFolder { root in
      try AtomicFile.write("// manifest", to: root + "/Package.swift")
      for (name, text) in files { try AtomicFile.write(text, to: "\(root)/Sources/\(name)") }
      try AtomicFile.write("some tool", to: "\(root)/Tools/Tool/\(files.count).swift")
      return try Fingerprint.ofLibrary(root: root)
    }
  }

  @Test func `changes when a character or a name changes`() throws {
    let files = ["A/a.swift": "let a = 1", "B/b.c": "int b;"]
    let before = try library(files)
    #expect(try library(files) == before)
    #expect(try library(["A/a.swift": "let a = 2", "B/b.c": "int b;"]) != before)
    #expect(try library(["A/c.swift": "let a = 1", "B/b.c": "int b;"]) != before)
    #expect(try library(["A/a.swift": "let a = 1"]) != before)
    #expect(try library(["A/a.swift": "let a = 1", "B/b.c": "int b;", "B/.b.swp": "x"]) == before)
  }

  @Test func `doesn't change with tools, figures and articles`() throws {
    let files = ["A/a.swift": "let a = 1"]
    let before = try library(files)
    #expect(try library(files.merging(["Plotting/a.swift": "x"]) { $1 }) == before)
    #expect(try library(files.merging(["Core/FineTuningCore.docc/a.md": "x"]) { $1 }) == before)
    #expect(try library(files.merging(["Plotter/a.swift": "x"]) { $1 }) != before)
  }

  @Test func `the fingerprint of figures changes only with them`() throws {
    func figures(_ files: [String: String]) throws -> String {
      try withTemporaryFolder { root in
        for (name, text) in files { try AtomicFile.write(text, to: "\(root)/Sources/\(name)") }
        return try Fingerprint.ofFigures(root: root)
      }
    }
    let before = try figures(["Plotting/a.swift": "let a = 1"])
    #expect(try figures(["Plotting/a.swift": "let a = 1", "A/a.swift": "x"]) == before)
    #expect(try figures(["Plotting/a.swift": "let a = 2"]) != before)
  }

  @Test func `needs a package`() {
    #expect(throws: InputError.self) { try Fingerprint.ofLibrary(root: "/nowhere") }
    #expect(throws: InputError.self) { try Fingerprint.ofFigures(root: "/nowhere") }
    #expect(throws: InputError.self) { try Fingerprint.ofFile("/nowhere/main.swift") }
  }
}
