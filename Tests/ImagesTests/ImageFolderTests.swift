import Files
import Foundation
import Images
import TestSupport
import Testing

@Suite struct ImageFolderTests {
  private func write(_ names: [String], in folder: String) throws {
    for name in names { try AtomicFile.write("not read", to: "\(folder)/\(name)") }
  }

  @Test func classesAndFilesAreSortedByCodePoint() throws {
    try withTemporaryFolder { folder in
      // As Python sorts: capitals first, then small letters, then accents (é as one code point or as two).
      try write(
        ["b/é.png", "b/e\u{301}.png", "b/a10.png", "b/a9.png", "b/Z.JPG", "a/x.jpeg", "B/x.Png"], in: folder)
      let set = try ImageFolder(folder)
      #expect(set.classes == ["B", "a", "b"])
      #expect(set.count == 7)
      let expected = ["B/x.Png", "a/x.jpeg", "b/Z.JPG", "b/a10.png", "b/a9.png", "b/e\u{301}.png", "b/é.png"]
      // Compared as bytes: Swift takes the two forms of é for the same.
      #expect(set.items.map { Array($0.path.utf8) } == expected.map { Array("\(folder)/\($0)".utf8) })
      #expect(set.items.map(\.label) == [0, 1, 2, 2, 2, 2, 2])
    }
  }

  @Test func whatIsNoPictureIsSkippedAndNamed() throws {
    try withTemporaryFolder { folder in
      try write(
        ["a/1.png", "a/notes.txt", "a/png", "a/.hidden.png", "a/folder.png/2.png", "a/old.gif", "read.me"],
        in: folder)
      try write([".cache/1.png"], in: folder)
      let set = try ImageFolder(folder)
      #expect(set.classes == ["a"])
      #expect(set.items.map(\.path) == ["\(folder)/a/1.png"])
      let skipped = ["a/folder.png", "a/notes.txt", "a/old.gif", "a/png", "read.me"]
      #expect(set.skipped == skipped.map { "\(folder)/\($0)" })
      #expect(set.warnings.count == 5)
    }
  }

  @Test func aMissingFolderIsAnError() throws {
    let error = try inputError { _ = try ImageFolder("/nowhere/data") }
    #expect(error.subject == "/nowhere/data")
    #expect(error.found == "No such file or directory")
  }

  @Test func aFolderWithoutClassesIsAnError() throws {
    try withTemporaryFolder { folder in
      try write(["1.png"], in: folder)
      let error = try inputError { _ = try ImageFolder(folder) }
      #expect(error.subject == folder)
    }
  }

  @Test func aClassWithoutPicturesIsAnError() throws {
    try withTemporaryFolder { folder in
      try write(["a/1.png", "b/notes.txt"], in: folder)
      let error = try inputError { _ = try ImageFolder(folder) }
      #expect(error.subject == "\(folder)/b")
      #expect(error.found.contains("notes.txt"))
    }
  }

  @Test func aSelectionKeepsTheClasses() throws {
    try withTemporaryFolder { folder in
      try write(["a/1.png", "b/2.png", "b/3.png"], in: folder)
      let selection = try ImageFolder(folder).selecting([2, 0])
      #expect(selection.classes == ["a", "b"])
      #expect(selection.items.map(\.label) == [1, 0])
    }
  }
}
