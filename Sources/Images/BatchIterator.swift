/// The batches of one epoch, one after another.
///
/// If you let go of it before the end, the threads that prepare the rest stop.
public final class BatchIterator {
  private let schedule: BatchSchedule

  init(_ schedule: BatchSchedule) {
    self.schedule = schedule
  }

  deinit {
    schedule.cancel()
  }

  /// The number of batches in the epoch before the next one.
  public var position: Int { schedule.position }

  /// Returns the next batch, waiting for it if necessary, or nil after the last.
  ///
  /// - Throws: `InputError`, which names the file, if an image of the batch can't be read. The batches before
  ///   it have been returned by then; every later call throws the same error.
  public func next() throws -> Batch? {
    try schedule.nextBatch()
  }
}
