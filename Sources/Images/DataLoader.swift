import FineTuningTensors
import Foundation

/// Loads a data set in batches: background threads read, decode and transform the next batches while the
/// network trains on the current one.
///
/// ```swift
/// let batches = loader.epoch(3)
/// while let batch = try batches.next() { … }
/// ```
///
/// The batches of an epoch depend only on the seed and the epoch's number, not on the number of threads or on
/// earlier epochs: the order is drawn once per epoch, and each image's transforms draw from a separate random
/// stream.
public final class DataLoader: Sendable {
  /// The images.
  public let source: any ImageSource
  /// The transforms applied to each image.
  public let transform: Compose
  /// The number of images in a batch; the last batch of an epoch may have fewer.
  public let batchSize: Int
  /// True if each epoch has a new random order, false if all have the data set's.
  public let shuffles: Bool
  /// The seed of all random draws.
  public let seed: UInt64
  /// The number of threads that prepare batches.
  public let threads: Int
  /// The maximum number of batches in memory, not counting those that were handed out.
  public let batchesAhead: Int

  /// The maximum number of bytes of decoded images that are kept.
  public let cacheBudget: Int

  private let cache: ImageCache

  /// Creates a loader of the images in `source`.
  ///
  /// - Parameters:
  ///   - source: The images.
  ///   - transform: The transforms applied to each image.
  ///   - batchSize: The number of images in a batch.
  ///   - shuffle: Whether each epoch has a new random order.
  ///   - seed: The seed of all random draws.
  ///   - threads: The number of threads that prepare batches.
  ///   - batchesAhead: The maximum number of batches that wait in memory.
  ///   - cacheBudget: The maximum number of bytes of decoded images to keep for later epochs; 0 keeps none. The
  ///     default, 1 GB, holds about 2,800 images of 350 × 350 pixels. Images that don't fit are decoded again. Large photographs
  ///     take little of it, as they are decoded scaled down if the transforms allow it: see `Compose.sufficientSize`.
  public init(
    _ source: some ImageSource, transform: Compose, batchSize: Int = 128, shuffle: Bool = false,
    seed: UInt64 = 0,
    threads: Int = min(4, ProcessInfo.processInfo.activeProcessorCount), batchesAhead: Int = 2,
    cacheBudget: Int = 1 << 30
  ) {
    precondition(
      batchSize > 0 && threads > 0 && batchesAhead > 0,
      "a loader needs at least one image per batch, one thread and one batch ahead")
    self.source = source
    self.transform = transform
    self.batchSize = batchSize
    self.shuffles = shuffle
    self.seed = seed
    self.threads = threads
    self.batchesAhead = batchesAhead
    self.cacheBudget = cacheBudget
    cache = ImageCache(budget: cacheBudget)
  }

  /// A sentence for the user if the cache is full: how many images of the epochs so far didn't fit.
  public var cacheWarning: String? {
    guard cacheBudget > 0, cache.refusedCount > 0 else { return nil }
    return
      "\(cache.refusedCount) of \(source.count) images don't fit the cache of \(cacheBudget >> 20) MB, and are "
      + "decoded again in every epoch"
  }

  /// The number of batches in an epoch.
  public var batchCount: Int { (source.count + batchSize - 1) / batchSize }

  /// Returns the indices of the images in the order of the given epoch.
  public func order(ofEpoch epoch: Int) -> [Int] {
    guard shuffles else { return Array(0..<source.count) }
    var random = RandomSource(seed: seed, stream: [epoch])
    return random.shuffled(0..<source.count)
  }

  /// Starts to prepare the batches of an epoch, except the first `skipped`, whose images aren't read.
  public func epoch(_ epoch: Int, skipping skipped: Int = 0) -> BatchIterator {
    let schedule = BatchSchedule(
      order: order(ofEpoch: epoch), batchSize: batchSize, batchesAhead: batchesAhead, skipping: skipped
    ) { indices in
      UnfinishedBatch(
        size: self.transform.size, labels: indices.map { self.source.label(at: $0) }, indices: indices)
    }
    for number in 0..<threads {
      let worker = Thread { schedule.work { try self.prepare($0, epoch: epoch) } }
      worker.name = "data loader \(number)"
      worker.start()
    }
    return BatchIterator(schedule)
  }

  /// Decodes and transforms one image, and writes it to its position in the batch.
  private func prepare(_ job: BatchSchedule.Job, epoch: Int) throws {
    let image = try cache.image(at: job.index) {
      try source.image(at: job.index, sufficientSize: transform.sufficientSize)
    }
    var random = RandomSource(seed: seed, stream: [epoch, job.index])
    job.batch.withImage(at: job.position) { transform(image, using: &random, into: $0) }
  }
}
