import Foundation

/// The numbers of a batch, in memory that serves another batch once nobody holds this one.
///
/// Unchecked, because workers write to it, each to a part of its own, only before the batch is handed out.
public final class BatchBuffer: @unchecked Sendable {
  private let storage: UnsafeMutableBufferPointer<Float>
  private let pool: BatchBufferPool
  /// How many numbers there are. A pool's buffers are all as long as a full batch; the last may be smaller.
  public let count: Int

  fileprivate init(_ storage: UnsafeMutableBufferPointer<Float>, count: Int, from pool: BatchBufferPool) {
    self.storage = storage
    self.count = count
    self.pool = pool
  }

  deinit {
    pool.giveBack(storage)
  }

  /// Gives `body` the numbers.
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(self) { try body(UnsafeBufferPointer(rebasing: storage[..<count])) }
  }

  /// Gives `body` the numbers at `range`, to be written; only before the batch is handed out.
  func withUnsafeMutableRange<Result>(
    _ range: Range<Int>, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(self) { try body(UnsafeMutableBufferPointer(rebasing: storage[range])) }
  }
}

/// Memory for batches, used again: fresh pages cost more time than the numbers written to them.
///
/// Unchecked, because a lock guards what the compiler cannot see to be guarded.
final class BatchBufferPool: @unchecked Sendable {
  private let lock = NSLock()
  private let capacity: Int
  private let spares: Int
  private var free: [UnsafeMutableBufferPointer<Float>] = []

  /// A pool of buffers of `capacity` numbers each, which keeps at most `spares` that nobody uses.
  init(capacity: Int, spares: Int) {
    self.capacity = capacity
    self.spares = spares
  }

  deinit {
    free.forEach { $0.deallocate() }
  }

  /// A buffer of `count` numbers, of any value.
  func take(count: Int) -> BatchBuffer {
    precondition(count <= capacity, "expected at most \(capacity) numbers")
    let storage = lock.withLock { free.popLast() }
    return BatchBuffer(storage ?? fresh(), count: count, from: self)
  }

  private func fresh() -> UnsafeMutableBufferPointer<Float> {
    let storage = UnsafeMutableBufferPointer<Float>.allocate(capacity: capacity)
    storage.initialize(repeating: 0)
    return storage
  }

  fileprivate func giveBack(_ storage: UnsafeMutableBufferPointer<Float>) {
    let kept = lock.withLock {
      guard free.count < spares else { return false }
      free.append(storage)
      return true
    }
    if !kept { storage.deallocate() }
  }
}
