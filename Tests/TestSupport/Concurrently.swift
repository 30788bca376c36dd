import Dispatch
import Foundation

/// Runs `body` on `count` threads at once, with the index of each, and waits until all are done.
///
/// `DispatchQueue.concurrentPerform` makes no such promise: on a busy machine it may run everything on one thread.
public func concurrently(_ count: Int, _ body: @escaping @Sendable (_ index: Int) -> Void) {
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      body(index)
      group.leave()
    }
  }
  group.wait()
}
