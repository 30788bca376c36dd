import FineTuningFiles
import FineTuningImages
import Foundation
import TestSupport
import Testing

/// The files needn't be images: nothing here decodes them.
@Suite struct ImageFolderSplitTests {
  private func write(_ count: Int, of name: String, in folder: String, from first: Int = 0) throws {
    for number in first..<first + count {
      try AtomicFile.write("\(name) \(number)", to: "\(folder)/\(name)/\(number).jpg")
    }
  }

  /// The part of each image, by its path within the folder.
  private func parts(_ split: ImageFolderSplit, in folder: String) -> [String: String] {
    var parts: [String: String] = [:]
    for (name, part) in [("train", split.training), ("val", split.validation), ("test", split.test)] {
      for item in part.items { parts[String(item.path.dropFirst(folder.count + 1))] = name }
    }
    return parts
  }

  @Test func `every image goes to one part, in about the right proportions`() throws {
    try withTemporaryFolder { folder in
      try write(400, of: "a", in: folder)
      try write(100, of: "b", in: folder)
      let split = try ImageFolderSplit(folder, seed: 1)
      let parts = parts(split, in: folder)
      #expect(parts.count == 500 && split.count == 500 && split.classes == ["a", "b"])
      for name in ["a", "b"] {
        let own = parts.filter { $0.key.hasPrefix(name) }
        for part in ["val", "test"] {
          let fraction = Double(own.values.count { $0 == part }) / Double(own.count)
          #expect((0.07...0.24).contains(fraction), "\(fraction) of \(name) in \(part)")
        }
      }
      #expect(self.parts(try ImageFolderSplit(folder, seed: 2), in: folder) != parts)
    }
  }

  @Test func `images stay in their part when others are added`() throws {
    try withTemporaryFolder { folder in
      try write(80, of: "a", in: folder)
      try write(80, of: "b", in: folder)
      let before = parts(try ImageFolderSplit(folder, seed: 3), in: folder)
      try write(50, of: "a", in: folder, from: 80)
      try write(9, of: "c", in: folder)
      let after = parts(try ImageFolderSplit(folder, seed: 3), in: folder)
      #expect(before.allSatisfy { after[$0.key] == $0.value })
    }
  }

  @Test func `copies of a file stay together`() throws {
    try withTemporaryFolder { folder in
      try write(30, of: "a", in: folder)
      try write(30, of: "b", in: folder)
      for number in 0..<30 {
        try AtomicFile.write("a \(number)", to: "\(folder)/a/copy of \(number).jpg")
      }
      let parts = parts(try ImageFolderSplit(folder, seed: 1), in: folder)
      for number in 0..<30 { #expect(parts["a/\(number).jpg"] == parts["a/copy of \(number).jpg"]) }
    }
  }

  @Test(arguments: 1...20)
  func `three different images of a class are enough, whatever the seed`(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      try write(3, of: "a", in: folder)
      try write(4, of: "b", in: folder)
      let split = try ImageFolderSplit(folder, seed: seed)
      for part in [split.training, split.validation, split.test] {
        #expect(Set(part.items.map(\.label)) == [0, 1])
      }
    }
  }

  @Test func `two are not, nor are three copies`() throws {
    try withTemporaryFolder { folder in
      try write(3, of: "a", in: folder)
      try write(2, of: "b", in: folder)
      #expect(throws: InputError.self) { try ImageFolderSplit(folder, seed: 1) }
      try AtomicFile.write("b 0", to: "\(folder)/b/copy.jpg")
      let error = #expect(throws: InputError.self) { try ImageFolderSplit(folder, seed: 1) }
      #expect(error?.subject == "\(folder)/b" && error?.found == "2")
    }
  }

  @Test(arguments: ["test", "val"])
  func `a held-out part is for the report, and the validation part comes out of the rest`(name: String) throws
  {
    try withTemporaryFolder { folder in
      for part in ["train", name] {
        for label in ["a", "b"] { try write(20, of: label, in: "\(folder)/\(part)") }
      }
      let split = try ImageFolderSplit(folder, seed: 1)
      #expect(split.test.count == 40 && split.test.path == "\(folder)/\(name)")
      #expect(split.training.count + split.validation.count == 40 && split.validation.count > 0)
      try write(20, of: "c", in: "\(folder)/\(name)")
      #expect(throws: InputError.self) { try ImageFolderSplit(folder, seed: 1) }
    }
  }

  @Test func `parts and classes side by side are an error`() throws {
    try withTemporaryFolder { folder in
      for part in ["Train", "TEST"] {
        for label in ["a", "b"] { try write(9, of: label, in: "\(folder)/\(part)") }
      }
      try AtomicFile.write("of no class", to: "\(folder)/documents/licence.txt")
      #expect(try ImageFolderSplit(folder, seed: 1).test.path == "\(folder)/TEST")
      try write(9, of: "c", in: folder)
      let error = #expect(throws: InputError.self) { try ImageFolderSplit(folder, seed: 1) }
      #expect(error?.found.hasSuffix("\(folder)/c") == true)
    }
  }

  @Test func `an image in two parts or classes is named`() throws {
    try withTemporaryFolder { folder in
      for path in ["train/a/", "train/b/", "test/a/", "test/b/"] {
        for number in 0..<9 {
          try AtomicFile.write("\(path) \(number)", to: "\(folder)/\(path)/\(number).jpg")
        }
      }
      #expect(try ImageFolderSplit(folder, seed: 1).warnings.isEmpty)
      for path in ["train/a/x.jpg", "train/a/y.jpg", "test/b/x.jpg"] {
        try AtomicFile.write("the same", to: "\(folder)/\(path)")
      }
      #expect(
        try ImageFolderSplit(folder, seed: 1).warnings == [
          "the same image is in different classes or parts: \(folder)/test/b/x.jpg, \(folder)/train/a/x.jpg, "
            + "\(folder)/train/a/y.jpg"
        ])
    }
  }

  @Test func `three parts stay as they are`() throws {
    try withTemporaryFolder { folder in
      for (part, count) in [("train", 5), ("val", 2), ("test", 1)] {
        for label in ["a", "b"] { try write(count, of: label, in: "\(folder)/\(part)") }
      }
      let split = try ImageFolderSplit(folder, seed: 1)
      #expect([split.training, split.validation, split.test].map(\.count) == [10, 4, 2])
    }
  }
}
