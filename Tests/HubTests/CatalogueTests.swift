import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import FineTuningHub

@Suite struct CatalogueTests {
  @Test func `entries have unique names and well-formed addresses and digests`() throws {
    let all = CatalogueEntry.all
    #expect(Set(all.map(\.name)).count == all.count && Set(all.map(\.digest)).count == all.count)
    for entry in all {
      #expect(try Hub().entry(named: entry.name) == entry)
      #expect(["http", "https"].contains(entry.address.scheme) && entry.fileName.contains("."))
      #expect(entry.digest.count == (entry.algorithm == .sha1 ? 40 : 64))
      #expect(entry.digest.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
  }

  private func entries(_ entry: CatalogueEntry) throws -> [CatalogueEntry] {
    try withTemporaryFolder { folder in
      try AtomicFile.write(JSONEncoder().encode([entry]), to: folder + "/catalogue.json")
      return try CatalogueEntry.entries(in: folder + "/catalogue.json")
    }
  }

  /// Names become files and folders in the cache.
  @Test(arguments: [
    "..", "../x", "/etc", "a/b", "", ".", "a\\b", "C:", "a\u{0}b", String(repeating: "a", count: 300),
  ])
  func `rejects names that lead out of the cache`(name: String) throws {
    func sample(
      _ name: String = "sample", at path: String = "/sample.bin", size: Int? = nil,
      content: CatalogueEntry.Content = .file
    ) throws -> CatalogueEntry {
      CatalogueEntry(
        name: name, title: "", address: try #require(URL(string: "http://localhost" + path)), size: size,
        license: "", algorithm: .sha256, digest: "", content: content)
    }
    #expect(try entries(sample()) == [sample()])
    for entry in [
      try sample(name), try sample(content: .fileInArchive(name)),
      try sample(content: .folderInArchive(name)),
      try sample(at: ""), try sample(at: "/a/.."), try sample(at: "/..%2Fa"), try sample(size: -1),
    ] {
      let error = #expect(throws: InputError.self) { try entries(entry) }
      #expect(error?.subject.hasSuffix("/catalogue.json") == true)
    }
  }

  @Test(arguments: ["", "{}", "[{}]", "[1]", "[", String(repeating: "[", count: 100_000)])
  func `rejects files that aren't catalogues`(text: String) throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write(text, to: folder + "/catalogue.json")
      let error = #expect(throws: InputError.self) {
        try CatalogueEntry.entries(in: folder + "/catalogue.json")
      }
      #expect(error?.expected == "a catalogue in JSON")
    }
  }

  /// The publishers put the first eight digits of the digest into the file name.
  @Test(arguments: [CatalogueEntry.resNet18V1, .resNet18V2])
  func `file names agree with digests`(entry: CatalogueEntry) {
    #expect(entry.fileName.contains("-\(entry.digest.prefix(8))."))
  }
}
