/// The batches of one epoch, one after another.
///
/// Whoever lets go of it before the end stops the threads that prepare the rest.
public final class BatchIterator {
  private let schedule: BatchSchedule

  init(_ schedule: BatchSchedule) {
    self.schedule = schedule
  }

  deinit {
    schedule.cancel()
  }

  /// How many batches of the epoch come before the next one.
  public var position: Int { schedule.position }

  /// The next batch, for which it waits if need be, or nil after the last.
  ///
  /// - Throws: `InputError`, which names the file, when an image of the batch cannot be read. The batches
  ///   before it were handed out; none comes after it.
  public func next() throws -> Batch? {
    try schedule.nextBatch()
  }
}
