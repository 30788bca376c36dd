import FineTuningFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private struct Failure: Error {}

  @Test func `leaves only the old file after a failure`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/deep/file.txt"
      try AtomicFile.write("old", to: path)
      #expect(throws: Failure.self) {
        try AtomicFile.write(to: path) { temporary in
          try "half".write(toFile: temporary, atomically: false, encoding: .utf8)
          throw Failure()
        }
      }
      #expect(try files(under: folder) == ["deep/file.txt": Data("old".utf8)])
      try AtomicFile.write("new", to: path)
      #expect(try files(under: folder) == ["deep/file.txt": Data("new".utf8)])
    }
  }

  @Test func `names a path that can't be written`() {
    let error = #expect(throws: InputError.self) { try AtomicFile.write("text", to: "/dev/null/x/file.txt") }
    #expect(error?.subject == "/dev/null/x" && error?.description.contains("\n") == false)
  }
}

@Suite struct AtomicFolderTests {
  private struct Failure: Error {}

  @Test func `makes the folder once, however many callers ask at once`() throws {
    try withTemporaryFolder { folder in
      let calls = Atomic<Int>(0)
      let errors = concurrently(8) { _ in
        try AtomicFolder.make(at: folder + "/data") { temporary in
          calls.add(1, ordering: .relaxed)
          try AtomicFile.write("whole", to: temporary + "/file")
        }
      }
      let made = try files(under: folder + "/data")
      #expect(errors.isEmpty, "\(errors)")
      #expect(calls.load(ordering: .relaxed) == 1)
      #expect(made == ["file": Data("whole".utf8)])
    }
  }

  @Test func `leaves nothing after a failure, and starts over in the next attempt`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/data"
      // A killed process leaves this behind.
      try AtomicFile.write("half", to: path + ".partial/old")
      #expect(throws: InputError.self) {
        try AtomicFolder.make(at: path) { temporary in
          try AtomicFile.write("half", to: temporary + "/file")
          throw Failure()
        }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
      try AtomicFolder.make(at: path) { try AtomicFile.write("whole", to: $0 + "/file") }
      #expect(try files(under: path) == ["file": Data("whole".utf8)])
    }
  }

  @Test func `names a folder that can't be made`() {
    let error = #expect(throws: InputError.self) {
      try AtomicFolder.make(at: "/dev/null/cache/data") { _ in }
    }
    #expect(error?.subject == "/dev/null/cache")
  }
}
