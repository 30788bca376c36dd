import Dispatch
import Foundation
import Synchronization

/// Runs `body` on `count` threads at once, with the index of each, and waits until all are done. Returns the errors.
///
/// `DispatchQueue.concurrentPerform` makes no such promise: on a busy machine it may run everything on one thread.
/// Throw where you would use `#expect`, which doesn't know the test on these threads.
public func concurrently(_ count: Int, _ body: @escaping @Sendable (_ index: Int) throws -> Void) -> [String]
{
  let errors = Mutex<[String]>([])
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      defer { group.leave() }
      do {
        try body(index)
      } catch {
        errors.withLock { $0.append("\(error)") }
      }
    }
  }
  group.wait()
  return errors.withLock { $0 }
}
