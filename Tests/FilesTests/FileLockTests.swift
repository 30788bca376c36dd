import Dispatch
import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct FileLockTests {
  @Test func `one holds it at a time, and the others say that they wait`() throws {
    try withTemporaryFolder { folder in
      let holders = Atomic<Int>(0)
      let most = Atomic<Int>(0)
      let waits = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        try? FileLock.hold(folder + "/lock", whenBusy: { waits.add(1, ordering: .relaxed) }) {
          most.max(holders.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          // The first keeps it until the second has found it taken.
          for _ in 0..<5000 where waits.load(ordering: .relaxed) == 0 { usleep(1000) }
          holders.subtract(1, ordering: .relaxed)
        }
      }
      #expect(most.load(ordering: .relaxed) == 1 && waits.load(ordering: .relaxed) == 1)
    }
  }

  @Test func `a lock that cannot be made is named`() {
    let error = #expect(throws: InputError.self) { try FileLock.hold("/nowhere/lock") {} }
    #expect(error?.subject == "/nowhere/lock")
  }
}
