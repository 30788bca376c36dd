import FineTuningFiles
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct FileLockTests {
  @Test func `admits one holder at a time, and the others report that they wait`() throws {
    try withTemporaryFolder { folder in
      let holders = Atomic<Int>(0)
      let maximum = Atomic<Int>(0)
      let waits = Atomic<Int>(0)
      let errors = concurrently(2) { _ in
        try FileLock.hold(folder + "/lock", whenBusy: { waits.add(1, ordering: .relaxed) }) {
          maximum.max(holders.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          // The first holder keeps the lock until the second has found it taken.
          for _ in 0..<5000 where waits.load(ordering: .relaxed) == 0 { usleep(1000) }
          holders.subtract(1, ordering: .relaxed)
        }
      }
      #expect(errors.isEmpty, "\(errors)")
      #expect(maximum.load(ordering: .relaxed) == 1 && waits.load(ordering: .relaxed) == 1)
    }
  }

  @Test func `names a lock that can't be made`() {
    let error = #expect(throws: InputError.self) { try FileLock.hold("/nowhere/lock") {} }
    #expect(error?.subject == "/nowhere/lock")
  }
}
