import FineTuningFiles
import FineTuningImages
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct ImageFolderTests {
  private func write(_ names: [String], in folder: String) throws {
    for name in names { try AtomicFile.write("not read", to: "\(folder)/\(name)") }
  }

  @Test func classesAndFilesAreSortedByCodePoint() throws {
    try withTemporaryFolder { folder in
      // Python's order: capitals first, then small letters, then accents (é as one code point or two).
      try write(
        ["b/é.png", "b/e\u{301}.png", "b/a10.png", "b/a9.png", "b/Z.JPG", "a/x.jpeg", "B/x.Png"], in: folder)
      let set = try ImageFolder(folder)
      #expect(set.classes == ["B", "a", "b"])
      #expect(set.count == 7)
      let expected = ["B/x.Png", "a/x.jpeg", "b/Z.JPG", "b/a10.png", "b/a9.png", "b/e\u{301}.png", "b/é.png"]
      // Compared as bytes, because to Swift the two forms of é are equal.
      #expect(set.items.map { Array($0.path.utf8) } == expected.map { Array("\(folder)/\($0)".utf8) })
      #expect(set.items.map(\.label) == [0, 1, 2, 2, 2, 2, 2])
    }
  }

  @Test func otherFilesAreSkippedAndNamed() throws {
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
      #expect(
        set.warnings == [
          "\(folder): skipped 5 entries that are neither a class folder nor a .jpg, .jpeg or .png file: a/folder.png, a/notes.txt, "
            + "a/old.gif and 2 more"
        ])
    }
  }

  @Test func `names that cameras, browsers and archivers give are known`() throws {
    try withTemporaryFolder { folder in
      try write(
        ["a/1.jfif", "a/2.JPE", "a/__MACOSX/._1.png", "__MACOSX/a/._1.jfif", ".DS_Store"], in: folder)
      let set = try ImageFolder(folder)
      #expect(set.classes == ["a"] && set.count == 2 && set.skipped.isEmpty && set.warnings.isEmpty)
    }
  }

  @Test func `a folder too far up is an error that names the one below`() throws {
    try withTemporaryFolder { folder in
      try write(["images/a/1.png", "images/b/1.png"], in: folder)
      let error = try inputError { _ = try ImageFolder(folder) }
      #expect(
        error.found.contains("\(folder)/images/a") && error.advice.hasPrefix("name \(folder)/images instead"))
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

  @Test func aClassWithoutImagesIsAnError() throws {
    try withTemporaryFolder { folder in
      try write(["a/1.png", "b/notes.txt"], in: folder)
      let error = try inputError { _ = try ImageFolder(folder) }
      #expect(error.subject == "\(folder)/b")
      #expect(error.found.contains("notes.txt"))
    }
  }

  /// Runs `body` with two classes: five sound images in `a`; a sound image, a truncated JPEG file and two
  /// other broken files in `b`.
  private func withDamage(_ body: (_ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for number in 1...5 { try Image(width: 3, height: 3).write(to: "\(folder)/a/\(number).png") }
      try waves(width: 40, height: 30).write(to: "\(folder)/b/1.jpg")
      let whole = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/b/1.jpg"))
      try AtomicFile.write(whole.prefix(whole.count * 2 / 3), to: "\(folder)/b/2.jpg")
      try AtomicFile.write(Data(), to: "\(folder)/b/3.png")
      try AtomicFile.write("<html>", to: "\(folder)/b/4.png")
      try body(folder)
    }
  }

  @Test func anUnreadableImageIsAnErrorWithAdvice() throws {
    try withDamage { folder in
      let set = try ImageFolder(folder, adviceIfUnreadable: "or pray")
      let error = try inputError { _ = try set.image(at: 6) }
      #expect(error.subject == "\(folder)/b/2.jpg")
      #expect(error.advice == "get the file again, or remove it; or pray")
      #expect(try set.selecting([6]).unreadable.isEmpty && set.warnings.isEmpty)
    }
  }

  @Test func unreadableImagesAreLeftOutCountedAndNamed() throws {
    try withDamage { folder in
      let all = try ImageFolder(folder)
      let seen = Mutex<[Double]>([])
      let set = try all.withoutUnreadable { fraction in seen.withLock { $0.append(fraction) } }
      #expect(set.items == Array(all.items[...5]) && set.classes == ["a", "b"])
      #expect(set.unreadable.map(\.path) == ["b/2.jpg", "b/3.png", "b/4.png"].map { "\(folder)/\($0)" })
      #expect(set.warnings.count == 1)
      let warning = try #require(set.warnings.first)
      #expect(
        warning.hasPrefix("\(folder): skipped 3 of 9 images, which cannot be read: b/2.jpg (damage"))
      #expect(warning.contains("b/3.png (an empty file), b/4.png (a web page)"))
      #expect(seen.withLock { $0 } == (1...9).map { Double($0) / 9 })
      // The remaining images can be loaded, first from files and then from the cache.
      let loader = DataLoader(set, transform: .testing(size: 8), batchSize: 4)
      for epoch in 1...2 {
        let batches = loader.epoch(epoch)
        var count = 0
        while let batch = try batches.next() { count += batch.labels.count }
        #expect(count == 6)
      }
    }
  }

  @Test func aClassWithoutReadableImagesIsAnError() throws {
    try withDamage { folder in
      try AtomicFile.write(Data(), to: "\(folder)/b/1.jpg")
      let error = try inputError { _ = try ImageFolder(folder).withoutUnreadable() }
      #expect(error.subject == "\(folder)/b")
      #expect(error.found.hasPrefix("b/1.jpg (an empty file), b/2.jpg ("))
      #expect(error.found.hasSuffix(" and 1 more"))
    }
  }

  @Test func aSelectionKeepsTheClasses() throws {
    try withTemporaryFolder { folder in
      try write(["a/1.png", "b/2.png", "b/3.png"], in: folder)
      let set = try ImageFolder(folder)
      let selection = try set.selecting([2, 0])
      #expect(selection.classes == ["a", "b"])
      #expect(selection.items.map(\.label) == [1, 0])
      // A chapter may ask for an index beyond the end of a smaller data set.
      for index in [3, -1] {
        let error = try inputError { _ = try set.image(at: index) }
        #expect(error.expected == "at least 4 images" && error.found == "3")
        #expect(throws: error) { try set.selecting([0, index]) }
      }
    }
  }
}
