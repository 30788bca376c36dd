import Dispatch
import Foundation
import Synchronization

/// Work shared by a fixed number of workers, each with one contiguous part of it.
///
/// Which worker does what depends on the numbers alone, never on timing, so that sums over workers come out
/// the same to the last bit whenever the number of workers is the same.
public enum Parallel {
  private static let count = Atomic<Int>(ProcessInfo.processInfo.activeProcessorCount)

  /// How many workers there are; at first, one for each core.
  public static var workers: Int {
    get { count.load(ordering: .relaxed) }
    set {
      precondition(newValue > 0, "there must be at least one worker")
      count.store(newValue, ordering: .relaxed)
    }
  }

  /// Splits `0 ..< total` into one range for each worker and runs `body` on all of them at once.
  ///
  /// Workers whose part would be empty are not called. `body` must not write where another worker reads
  /// or writes.
  public static func split(_ total: Int, _ body: (_ worker: Int, _ range: Range<Int>) -> Void) {
    let parts = min(workers, total)
    if parts <= 1 {
      if total > 0 { body(0, 0..<total) }
      return
    }
    withoutActuallyEscaping(body) { body in
      // The closure is called from other threads, but only until concurrentPerform returns, and on parts
      // that do not overlap: what the caller promises.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: parts) { worker in
        body(worker, total * worker / parts..<total * (worker + 1) / parts)
      }
    }
  }
}
