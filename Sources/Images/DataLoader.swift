import Foundation
import Tensors

/// Hands out a data set in batches, which threads of its own read, decode and transform while the network
/// trains on the batches before.
///
/// ```swift
/// let batches = loader.epoch(3)
/// while let batch = try batches.next() { … }
/// ```
///
/// The batches of an epoch are a function of the seed and the epoch's number alone: the order is drawn once
/// for the epoch, and every image's transforms draw from a source of their own. Neither the number of
/// threads nor the epochs before have any influence.
public final class DataLoader: Sendable {
  /// The images.
  public let source: any ImageSource
  /// What is done to each of them.
  public let transform: Compose
  /// The number of images in a batch; the last batch of an epoch may have fewer.
  public let batchSize: Int
  /// True if each epoch has an order of its own, false if every one has the data set's.
  public let shuffles: Bool
  /// What all random numbers grow from.
  public let seed: UInt64
  /// How many threads prepare batches.
  public let threads: Int
  /// How many batches, at most, are in memory besides those that were handed out.
  public let batchesAhead: Int

  private let cache: ImageCache

  /// A loader of the images in `source`.
  ///
  /// - Parameter cacheBudget: how many bytes of decoded images to keep for the epochs to come, 0 for none.
  ///   The default, 1 GB, holds about 2,800 images of 350 × 350 pixels. What does not fit is decoded again.
  public init(
    _ source: some ImageSource, transform: Compose, batchSize: Int = 128, shuffle: Bool = false,
    seed: UInt64 = 0,
    threads: Int = min(4, ProcessInfo.processInfo.activeProcessorCount), batchesAhead: Int = 2,
    cacheBudget: Int = 1 << 30
  ) {
    precondition(batchSize > 0 && threads > 0 && batchesAhead > 0, "a loader needs something to work with")
    self.source = source
    self.transform = transform
    self.batchSize = batchSize
    self.shuffles = shuffle
    self.seed = seed
    self.threads = threads
    self.batchesAhead = batchesAhead
    cache = ImageCache(budget: cacheBudget)
  }

  /// The number of batches in an epoch.
  public var batchCount: Int { (source.count + batchSize - 1) / batchSize }

  /// The indices of the images in the order in which epoch `epoch` comes to them.
  public func order(ofEpoch epoch: Int) -> [Int] {
    let indices = Array(0..<source.count)
    guard shuffles else { return indices }
    var random = RandomSource(seed: seed, stream: [epoch])
    return indices.shuffled(using: &random)
  }

  /// Starts to prepare the batches of epoch `epoch`, without the first `skipped`, of which nothing is read.
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

  /// Decodes and transforms one image into its place in its batch.
  private func prepare(_ job: BatchSchedule.Job, epoch: Int) throws {
    let image = try cache.image(at: job.index) { try source.image(at: job.index) }
    var random = RandomSource(seed: seed, stream: [epoch, job.index])
    job.batch.withImage(at: job.place) { transform(image, using: &random, into: $0) }
  }
}
