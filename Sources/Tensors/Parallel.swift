import Dispatch
import Foundation
import Synchronization

/// Splits work among a number of workers.
///
/// No result depends on how the work is split: a part either computes outputs that no other part touches, or its sum
/// takes a fixed place in a `BatchReduction`.
public enum Parallel {
  private static let count = Atomic<Int>(ProcessInfo.processInfo.activeProcessorCount)

  /// The number of workers; by default, one for each core.
  public static var workers: Int {
    get { count.load(ordering: .relaxed) }
    set {
      precondition(newValue > 0, "there must be at least one worker")
      count.store(newValue, ordering: .relaxed)
    }
  }

  /// The grain for one or two instructions per element: smaller parts aren't worth the call.
  public static let minimumGrain = 1 << 14

  /// Splits `0 ..< total` into several ranges per worker, none smaller than `grain` (unless `total` is), and runs
  /// `body` on each. A worker that is done takes the next range, so nobody waits long for one that was held up.
  ///
  /// `body` must not write to memory that it reads or writes for another range.
  public static func split(_ total: Int, grain: Int = 1, _ body: (_ range: Range<Int>) -> Void) {
    let parts = total == 0 ? 0 : max(1, min(workers * partsPerWorker, total / grain))
    run(parts) { part in body(total * part / parts..<total * (part + 1) / parts) }
  }

  /// Enough parts that waiting for the last one is short, and few enough that each is worth the call.
  private static let partsPerWorker = 8

  private static func run(_ parts: Int, _ body: (_ part: Int) -> Void) {
    guard parts > 1 else { return (0..<parts).forEach(body) }
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(body) { body in
      // Other threads call the closure, but only until concurrentPerform returns, and on parts that the caller
      // promises are independent.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: min(workers, parts)) { _ in
        while true {
          let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard part < parts else { return }
          body(part)
        }
      }
    }
  }
}
