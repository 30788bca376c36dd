import Dispatch
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct SharedFolderTests {
  @Test func `many threads make a folder and write to it at once without errors`() throws {
    try withTemporaryFolder { folder in
      for round in 0..<20 {
        let place = "\(folder)/\(round)/a/b/c"
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { index in
          do {
            try SharedFolder.checkWritable(place)
            try AtomicFile.write("x", to: "\(place)/\(index % 3)")
            UnfinishedWork.removeAbandoned(for: "\(place)/side")
            try UnfinishedWork.withFolder(for: "\(place)/side") { side in
              try AtomicFile.write("x", to: side + "/file")
            }
          } catch {
            failures.withLock { $0.append("\(error)") }
          }
        }
        let messages = failures.withLock { $0 }
        #expect(messages.isEmpty, "\(messages)")
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
}
