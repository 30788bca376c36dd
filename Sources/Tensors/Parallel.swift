import Dispatch
import Foundation
import Synchronization

/// Work shared by a fixed number of workers.
///
/// The cut into parts depends on sizes alone, never on timing, so sums over parts are the same to the last bit whenever
/// the number of workers is the same.
public enum Parallel {
  private static let count = Atomic<Int>(ProcessInfo.processInfo.activeProcessorCount)

  /// The number of workers, by default one per core.
  public static var workers: Int {
    get { count.load(ordering: .relaxed) }
    set {
      precondition(newValue > 0, "there must be at least one worker")
      count.store(newValue, ordering: .relaxed)
    }
  }

  /// The grain for work of an instruction or two per element: less is not worth the call.
  public static let minimumGrain = 1 << 14

  /// Splits `0 ..< total` into several ranges per worker, none smaller than `grain` unless the total is, and runs `body`
  /// on all of them. A worker that is done takes the next range, so nobody waits long for a worker that was held up.
  ///
  /// `body` must not write where it reads or writes for another range.
  public static func split(_ total: Int, grain: Int = 1, _ body: (_ range: Range<Int>) -> Void) {
    let parts = total == 0 ? 0 : max(1, min(workers * partsPerWorker, total / grain))
    run(parts) { part in body(total * part / parts..<total * (part + 1) / parts) }
  }

  /// Splits `0 ..< total` into one range per worker, for work that needs something private to each worker, and runs
  /// `body` on all of them at once. Empty ranges are left out.
  public static func splitEvenly(_ total: Int, _ body: (_ worker: Int, _ range: Range<Int>) -> Void) {
    let parts = min(workers, total)
    run(parts) { part in body(part, total * part / parts..<total * (part + 1) / parts) }
  }

  /// Enough that the last part to finish is short, few enough that each is worth the call.
  private static let partsPerWorker = 8

  private static func run(_ parts: Int, _ body: (_ part: Int) -> Void) {
    guard parts > 1 else { return (0..<parts).forEach(body) }
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(body) { body in
      // The closure is called from other threads, but only until concurrentPerform returns, and, as the caller
      // promises, on parts that don't overlap.
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
