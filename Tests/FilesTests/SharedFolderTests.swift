import FineTuningFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct SharedFolderTests {
  @Test func `many threads make a folder and write to it at once without errors`() throws {
    try withTemporaryFolder { folder in
      for round in 0..<20 {
        let place = "\(folder)/\(round)/a/b/c"
        let errors = concurrently(8) { index in
          try SharedFolder.checkWritable(place)
          try AtomicFile.write("x", to: "\(place)/\(index % 3)")
          UnfinishedWork.removeAbandoned(for: "\(place)/side")
          try UnfinishedWork.withFolder(for: "\(place)/side") { side in
            try AtomicFile.write("x", to: side + "/file")
          }
        }
        #expect(errors.isEmpty, "\(errors)")
        let written = try files(under: "\(folder)/\(round)").keys.sorted()
        #expect(written == ["a/b/c/0", "a/b/c/1", "a/b/c/2"])
      }
    }
  }

  @Test func `the check leaves nothing behind, and notices a file in the way`() throws {
    try withTemporaryFolder { folder in
      try SharedFolder.checkWritable(folder + "/a/b")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
      try AtomicFile.write("x", to: folder + "/file")
      for path in [folder + "/file", folder + "/file/below", "/dev/null/x"] {
        #expect(throws: POSIXError(.ENOTDIR)) { try SharedFolder.checkWritable(path) }
        #expect(throws: POSIXError(.ENOTDIR)) { try SharedFolder.make(at: path) }
      }
    }
  }

  @Test func `the check removes what a killed check left behind`() throws {
    try withTemporaryFolder { folder in
      try SharedFolder.make(at: folder + "/.writable.1.partial")
      try SharedFolder.checkWritable(folder)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func `the check notices a link to nowhere, and knows relative paths`() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/nowhere")
      for path in [folder + "/link", folder + "/link/below"] {
        #expect(throws: POSIXError(.ENOENT)) { try SharedFolder.checkWritable(path) }
      }
    }
    try SharedFolder.checkWritable(UUID().uuidString + "/a")
  }

  @Test func `one holder at a time, and no file for the lock`() throws {
    try withTemporaryFolder { folder in
      let holders = Atomic<Int>(0)
      let maximum = Atomic<Int>(0)
      let errors = concurrently(4) { _ in
        SharedFolder.hold(folder) {
          maximum.max(holders.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          usleep(10_000)
          holders.subtract(1, ordering: .relaxed)
        }
      }
      #expect(errors.isEmpty && maximum.load(ordering: .relaxed) == 1)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}
