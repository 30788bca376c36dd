import Foundation

/// Who does what, and when, in one epoch: hands images to workers in order, and finished batches to the
/// consumer in order, and lets workers run only so far ahead.
///
/// Unchecked, because a lock (the condition's) guards what the compiler cannot see to be guarded.
final class BatchSchedule: @unchecked Sendable {
  /// An image to prepare: its index in the data set, and its place in a batch.
  struct Job {
    let index: Int
    let place: Int
    let batch: UnfinishedBatch
    fileprivate let position: Int
  }

  private let order: [Int]
  private let batchSize: Int
  private let batchesAhead: Int
  private let makeBatch: @Sendable (_ indices: [Int]) -> UnfinishedBatch

  private let condition = NSCondition()
  /// The batches begun and not yet handed out, oldest first, and how many of their images are missing.
  private var begun: [(batch: UnfinishedBatch, missing: Int)] = []
  private var handedOut: Int
  private var nextPosition: Int
  private var jobsUnderWay = 0
  private var failure: (position: Int, error: any Error)?
  private var cancelled = false

  /// A schedule for the images of `order` after the first batches, as many as are `skipped`. `makeBatch`
  /// makes batches, still without images.
  init(
    order: [Int], batchSize: Int, batchesAhead: Int, skipping skipped: Int,
    makeBatch: @escaping @Sendable ([Int]) -> UnfinishedBatch
  ) {
    precondition(skipped >= 0, "no batch comes before the first")
    handedOut = skipped
    nextPosition = skipped * batchSize
    self.order = order
    self.batchSize = batchSize
    self.batchesAhead = batchesAhead
    self.makeBatch = makeBatch
  }

  /// Does jobs until there are no more: what each worker runs.
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

  /// How many batches of the epoch were handed out, or skipped.
  var position: Int { condition.withLock { handedOut } }

  /// Makes workers stop after the job that they are at.
  func cancel() {
    condition.withLock {
      cancelled = true
      condition.broadcast()
    }
  }

  /// The next job, for which it waits while workers are far enough ahead, or nil when no job is left.
  private func nextJob() -> Job? {
    condition.withLock {
      while !cancelled && failure == nil && nextPosition < order.count {
        let number = nextPosition / batchSize - handedOut
        if number < batchesAhead { return beginJob(ofBatch: number) }
        condition.wait()
      }
      return nil
    }
  }

  private func beginJob(ofBatch number: Int) -> Job {
    let place = nextPosition % batchSize
    if place == 0 {
      let indices = Array(order[nextPosition..<min(nextPosition + batchSize, order.count)])
      begun.append((makeBatch(indices), indices.count))
    }
    defer {
      nextPosition += 1
      jobsUnderWay += 1
    }
    return Job(
      index: order[nextPosition], place: place, batch: begun[number].batch, position: nextPosition)
  }

  private func finish(_ job: Job, error: (any Error)?) {
    condition.withLock {
      jobsUnderWay -= 1
      if let error {
        // Several workers may fail. The first in order is reported, not the first in time.
        if job.position < failure?.position ?? .max { failure = (job.position, error) }
      } else {
        begun[job.position / batchSize - handedOut].missing -= 1
      }
      condition.broadcast()
    }
  }

  /// The next batch in order, nil after the last, or the error that keeps it from being finished.
  func nextBatch() throws -> Batch? {
    try condition.withLock {
      while handedOut * batchSize < order.count {
        if begun.first?.missing == 0 {
          handedOut += 1
          condition.broadcast()
          return begun.removeFirst().batch.finish()
        }
        if let failure, jobsUnderWay == 0 { throw failure.error }
        condition.wait()
      }
      return nil
    }
  }
}
