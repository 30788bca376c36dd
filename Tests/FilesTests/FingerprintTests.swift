import Files
import Foundation
import TestSupport
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4, and the edges of the padding.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    ("a", 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    ("a", 100_000, "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"),
  ])
  func agreesWithTheStandard(text: String, count: Int, digest: String) {
    let bytes = Array(String(repeating: text, count: count).utf8)
    #expect(SHA256.hexDigest(of: bytes) == digest)
    var pieces = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 37) {
      pieces.update(bytes[start..<min(start + 37, bytes.count)])
    }
    #expect(pieces.hexDigest() == digest)
  }
}

@Suite struct FingerprintTests {
  private func library(_ files: [String: String]) throws -> String {
    try withTemporaryFolder { root in
      try AtomicFile.write("// manifest", to: root + "/Package.swift")
      for (name, text) in files { try AtomicFile.write(text, to: "\(root)/Sources/\(name)") }
      return try Fingerprint.ofLibrary(root: root)
    }
  }

  @Test func changesWithOneCharacterOrOneName() throws {
    let files = ["A/a.swift": "let a = 1", "B/b.c": "int b;"]
    let before = try library(files)
    #expect(try library(files) == before)
    #expect(try library(["A/a.swift": "let a = 2", "B/b.c": "int b;"]) != before)
    #expect(try library(["A/c.swift": "let a = 1", "B/b.c": "int b;"]) != before)
    #expect(try library(["A/a.swift": "let a = 1"]) != before)
    #expect(try library(["A/a.swift": "let a = 1", "B/b.c": "int b;", "B/.b.swp": "x"]) == before)
  }

  @Test func doesNotChangeWithToolsAndFigures() throws {
    let files = ["A/a.swift": "let a = 1"]
    let before = try library(files)
    #expect(try library(files.merging(["tool/main.swift": "x", "Figures/a.swift": "x"]) { $1 }) == before)
    #expect(try library(files.merging(["Figured/a.swift": "x"]) { $1 }) != before)
  }

  @Test func ofFiguresChangesWithThemAlone() throws {
    func figures(_ files: [String: String]) throws -> String {
      try withTemporaryFolder { root in
        for (name, text) in files { try AtomicFile.write(text, to: "\(root)/Sources/\(name)") }
        return try Fingerprint.ofFigures(root: root)
      }
    }
    let before = try figures(["Figures/a.swift": "let a = 1"])
    #expect(try figures(["Figures/a.swift": "let a = 1", "A/a.swift": "x"]) == before)
    #expect(try figures(["Figures/a.swift": "let a = 2"]) != before)
  }

  @Test func needsAPackage() {
    #expect(throws: InputError.self) { try Fingerprint.ofLibrary(root: "/nowhere") }
    #expect(throws: InputError.self) { try Fingerprint.ofFigures(root: "/nowhere") }
    #expect(throws: InputError.self) { try Fingerprint.ofFile("/nowhere/main.swift") }
  }
}
