import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import FineTuningHub

/// Harmless archives and malicious ones.
@Suite struct ArchiveTests {
  private typealias Item = Zip.Item

  private static let photographs = [
    Item(name: "hotdog/", isFolder: true), Item(name: "hotdog/train/1.png", contents: noise(100_000)),
    Item(name: "hotdog/train/2.png", contents: Data("two".utf8)), Item(name: "hotdog/empty.txt"),
  ]

  private func archive(in folder: String, _ limits: Archive.Limits = .init()) -> Archive {
    Archive(path: folder + "/a.zip", source: "the source", limits: limits)
  }

  /// Unpacks an archive of `items` and returns the files.
  private func unpack(_ items: [Item], limits: Archive.Limits = .init()) throws -> [String: Data] {
    try withTemporaryFolder { folder in
      Zip.write(items, to: folder + "/a.zip")
      try AtomicFolder.make(at: folder + "/unpacked") {
        try archive(in: folder, limits).unpack(into: $0)
      }
      return try files(under: folder + "/unpacked")
    }
  }

  /// Returns the error of unpacking `items`, and expects that it leaves nothing behind.
  private func refusal(of items: [Item], limits: Archive.Limits = .init()) throws -> String {
    try withTemporaryFolder { folder in
      Zip.write(items, to: folder + "/a.zip")
      let error = #expect(throws: InputError.self) {
        try AtomicFolder.make(at: folder + "/deep/er/unpacked") {
          try archive(in: folder, limits).unpack(into: $0)
        }
      }
      #expect(try Set(files(under: folder).keys) == ["a.zip", "deep/er/unpacked.lock"])
      #expect(error?.subject == "the source")
      return try #require(error).found
    }
  }

  @Test func `unpacks files and folders`() throws {
    let unpacked = try unpack(Self.photographs)
    #expect(
      unpacked == [
        "hotdog/train/1.png": noise(100_000), "hotdog/train/2.png": Data("two".utf8),
        "hotdog/empty.txt": Data(),
      ])
  }

  @Test(arguments: [
    "../out", "a/../../out", "a/..", "/tmp/fine-tuning-out", "//out", "a//b", "./a", "a/./b", "..", ".",
    "..\\out",
    "C:out",
  ])
  func `rejects a name that leads out of the folder`(name: String) throws {
    let found = try refusal(of: [Item(name: "good", contents: Data("good".utf8)), Item(name: name)])
    #expect(found.hasSuffix(", which leads out of the folder"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/fine-tuning-out"))
  }

  @Test func `rejects a folder that leads out`() throws {
    #expect(try refusal(of: [Item(name: "../out/", isFolder: true)]).contains("“../out/”"))
  }

  @Test(arguments: ["/etc", "..", "good"])
  func `rejects links`(target: String) throws {
    let items = [Item(name: "link", link: target), Item(name: "link/out", contents: Data("x".utf8))]
    #expect(try refusal(of: items) == "“link”, which is a link or a device")
  }

  @Test func `rejects a file that appears twice`() throws {
    let items = [Item(name: "a", contents: Data("1".utf8)), Item(name: "a", contents: Data("2".utf8))]
    #expect(try refusal(of: items) == "“a” twice")
  }

  /// 64 MB of zeros in a 64 kB archive.
  @Test func `rejects a small archive with a huge file`() throws {
    let items = [Item(name: "bomb", contents: Data(count: 64 << 20))]
    let found = try refusal(of: items, limits: .init(bytesPerFile: 1 << 20))
    #expect(found == "more than 1048576 bytes in “bomb”")
  }

  @Test func `rejects files that are huge together`() throws {
    let items = (0..<5).map { Item(name: "\($0)", contents: Data(count: 1 << 20)) }
    #expect(try refusal(of: items, limits: .init(bytes: 4 << 20)).contains("more than 4194304 bytes in “4”"))
    #expect(try unpack(items, limits: .init(bytes: 5 << 20)).count == 5)
  }

  @Test func `rejects more files than allowed`() throws {
    let items = (0..<11).map { Item(name: "\($0)") }
    #expect(try refusal(of: items, limits: .init(entries: 10)) == "more than 10 files")
  }

  @Test func `rejects incomplete and damaged archives`() throws {
    try withTemporaryFolder { folder in
      let whole = try Zip.data(Self.photographs, in: folder)
      var changed = whole
      changed[whole.count / 2] ^= 1  // caught by a checksum
      for bytes in [Data(), Data("<html>".utf8), whole.prefix(whole.count / 2), changed] {
        try AtomicFile.write(bytes, to: folder + "/a.zip")
        let error = #expect(throws: InputError.self) {
          try AtomicFolder.make(at: folder + "/unpacked") {
            try archive(in: folder).unpack(into: $0)
          }
        }
        #expect(error?.expected == "a complete zip archive")
      }
    }
  }

  @Test(
    arguments: [
      ("gzip", [0x1F, 0x8B, 8, 0]), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
      ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF]), ("RAR", Array("Rar!".utf8)), ("bzip2", Array("BZh9".utf8)),
      ("HTML", Array("<html>".utf8)),
      ("tar", [UInt8](repeating: 97, count: 257) + Array("ustar".utf8)),
    ] as [(String, [UInt8])])
  func `names another kind of archive, whatever its last bytes are`(kind: String, start: [UInt8]) throws {
    try withTemporaryFolder { folder in
      for end in [Data(), try Zip.data(Self.photographs, in: folder)] {
        try AtomicFile.write(Data(start) + end, to: folder + "/a.zip")
        let error = #expect(throws: InputError.self) { try archive(in: folder).fileNames() }
        #expect(error?.expected == "a complete zip archive" && error?.found == "a \(kind) file")
      }
    }
  }

  @Test func `reads archives by other writers, stored or deflated`() throws {
    for form in ["stored", "deflated", "streamed", "commented"] {
      let archive = Archive(path: fixture("archives/\(form).zip"), source: form)
      #expect(
        try archive.fileNames() == ["hotdog/train/1.txt", "hotdog/test/2.txt", "hotdog/empty.txt"], "\(form)")
      try withTemporaryFolder { folder in
        try archive.unpack(into: folder + "/a")
        let unpacked = try files(under: folder + "/a")
        #expect(unpacked["hotdog/train/1.txt"] == Data(String(repeating: "a hot dog, ", count: 20).utf8))
        #expect(unpacked["hotdog/test/2.txt"] == Data((0...255).map { UInt8($0) }) && unpacked.count == 3)
        #expect(try archive.firstDifference(from: folder + "/a") == nil)
      }
    }
    let packed = Archive(path: fixture("archives/bzip2.zip"), source: "bzip2")
    let error = #expect(throws: InputError.self) { try packed.fileNames() }
    #expect(error?.found.hasSuffix("(bzip), which is neither stored nor deflated") == true)
  }

  /// A file that claims to be small is cut off there. One that claims to be large isn't even started.
  @Test(arguments: [(100, 100), (2_000_000, 0)])
  func `a file that lies about its size takes no space on the disk`(
    size: Int, bytes: Int
  ) throws {
    try withTemporaryFolder { folder in
      let contents = Data(count: 1 << 20)
      var lying = try Zip.data([Item(name: "good"), Item(name: "liar", contents: contents)], in: folder)
      let size = withUnsafeBytes(of: UInt32(size).littleEndian) { Data($0) }
      // For the second file, the size is before its bytes and in the directory.
      for (mark, place) in [("PK\u{3}\u{4}", 22), ("PK\u{1}\u{2}", 24)] {
        let start = try #require(lying.range(of: Data(mark.utf8), options: .backwards)).lowerBound
        lying.replaceSubrange(start + place..<start + place + 4, with: size)
      }
      try AtomicFile.write(lying, to: folder + "/a.zip")
      let limits = Archive.Limits(bytesPerFile: 1_500_000)
      #expect(throws: InputError.self) {
        try archive(in: folder, limits).unpack(into: folder + "/unpacked")
      }
      let unpacked = try files(under: folder + "/unpacked")
      #expect(unpacked.values.map(\.count).reduce(0, +) <= bytes)
    }
  }

  @Test(
    arguments: [
      ("1.png", nil, "hotdog/train/1.png is missing"), ("2.png", "owt", "hotdog/train/2.png differs"),
      ("2.png", "tw", "hotdog/train/2.png differs"), ("2.png", "two!", "hotdog/train/2.png differs"),
      ("3.png", "", "hotdog/train/3.png isn't in it"), (".DS_Store", "", nil), ("2.png", "two", nil),
    ] as [(String, String?, String?)])
  func `finds the first difference between a folder and its archive`(
    name: String, contents: String?, difference: String?
  ) throws {
    let found = try withTemporaryFolder { folder in
      Zip.write(Self.photographs, to: folder + "/a.zip")
      let archive = archive(in: folder)
      try AtomicFolder.make(at: folder + "/unpacked", archive.unpack)
      let changed = folder + "/unpacked/hotdog/train/" + name
      if let contents { try AtomicFile.write(contents, to: changed) } else { unlink(changed) }
      return try archive.firstDifference(from: folder + "/unpacked")
    }
    #expect(found == difference)
  }
}
