import Foundation

/// The schedule of one epoch: it hands images to workers in order and finished batches to the consumer in
/// order, and keeps the workers from running too far ahead.
///
/// Unchecked: the condition's lock guards all mutable state, which the compiler can't see. The lock also orders
/// the writing and reading of images: a worker takes it after writing one, the consumer before reading a batch.
final class BatchSchedule: @unchecked Sendable {
  /// An image to prepare: its index in the data set, and its position in a batch.
  struct Job {
    let index: Int
    let position: Int
    let batch: UnfinishedBatch
    fileprivate let positionInEpoch: Int
  }

  private let order: [Int]
  private let batchSize: Int
  private let batchesAhead: Int
  private let makeBatch: @Sendable (_ indices: [Int]) -> UnfinishedBatch

  private let condition = NSCondition()
  /// The batches that have been begun but not handed out, oldest first, and how many of their images are
  /// missing.
  private var begun: [(batch: UnfinishedBatch, missing: Int)] = []
  private var handedOut: Int
  private var nextPosition: Int
  private var runningJobs = 0
  private var failure: (position: Int, error: any Error)?
  private var cancelled = false

  /// Schedules the images of `order`, except those of the first `skipped` batches. `makeBatch` reserves
  /// memory for a batch.
  init(
    order: [Int], batchSize: Int, batchesAhead: Int, skipping skipped: Int,
    makeBatch: @escaping @Sendable ([Int]) -> UnfinishedBatch
  ) {
    precondition(skipped >= 0, "cannot skip \(skipped) batches")
    handedOut = skipped
    nextPosition = skipped * batchSize
    self.order = order
    self.batchSize = batchSize
    self.batchesAhead = batchesAhead
    self.makeBatch = makeBatch
  }

  /// Runs jobs until none are left: the body of each worker.
  func work(_ prepare: (Job) throws -> Void) {
    while let job = nextJob() {
      do {
        try prepare(job)
        finish(job, error: nil)
      } catch {
        finish(job, error: error)
      }
    }
  }

  /// The number of batches handed out or skipped so far.
  var position: Int { condition.withLock { handedOut } }

  /// Stops each worker after its current job.
  func cancel() {
    condition.withLock {
      cancelled = true
      condition.broadcast()
    }
  }

  /// Returns the next job, or nil if none is left. Waits while the workers are far enough ahead.
  private func nextJob() -> Job? {
    condition.withLock {
      while !cancelled && failure == nil && nextPosition < order.count {
        let ahead = nextPosition / batchSize - handedOut
        if ahead < batchesAhead { return beginJob(inBatch: ahead) }
        condition.wait()
      }
      return nil
    }
  }

  private func beginJob(inBatch ahead: Int) -> Job {
    let position = nextPosition % batchSize
    if position == 0 {
      let indices = Array(order[nextPosition..<min(nextPosition + batchSize, order.count)])
      begun.append((makeBatch(indices), indices.count))
    }
    defer {
      nextPosition += 1
      runningJobs += 1
    }
    return Job(
      index: order[nextPosition], position: position, batch: begun[ahead].batch, positionInEpoch: nextPosition
    )
  }

  private func finish(_ job: Job, error: (any Error)?) {
    condition.withLock {
      runningJobs -= 1
      if let error {
        // Several workers may fail. We report the first failure in order, not in time.
        if job.positionInEpoch < failure?.position ?? .max { failure = (job.positionInEpoch, error) }
      } else {
        begun[job.positionInEpoch / batchSize - handedOut].missing -= 1
      }
      condition.broadcast()
    }
  }

  /// Returns the next batch in order, or nil after the last. Throws the error that keeps it from being
  /// finished.
  func nextBatch() throws -> Batch? {
    try condition.withLock {
      while handedOut * batchSize < order.count {
        if begun.first?.missing == 0 {
          handedOut += 1
          condition.broadcast()
          return begun.removeFirst().batch.finish()
        }
        if let failure, runningJobs == 0 { throw failure.error }
        condition.wait()
      }
      return nil
    }
  }
}
