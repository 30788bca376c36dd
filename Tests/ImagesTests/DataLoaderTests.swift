import FineTuningFiles
import FineTuningImages
import FineTuningTensors
import Foundation
import TestSupport
import Testing

/// The parts of a batch that tests compare.
private struct Contents: Equatable {
  let images: [Float]
  let labels: [Int]
  let indices: [Int]

  init(_ batch: Batch) {
    images = batch.images.values
    labels = batch.labels
    indices = batch.indices
  }
}

/// Counts the images that pass through it on any thread.
///
/// Unchecked: a lock guards the count.
private final class Counter: Transform, @unchecked Sendable {
  private let lock = NSLock()
  private var passed = 0

  var count: Int { lock.withLock { passed } }

  func callAsFunction(_ image: Image, using random: inout RandomSource) -> Image {
    lock.withLock { passed += 1 }
    return image
  }

  /// Waits until the count has reached `minimum` and stopped changing, and returns it.
  func settledCount(atLeast minimum: Int) -> Int {
    let deadline = Date(timeIntervalSinceNow: 10)
    while count < minimum && Date() < deadline { usleep(1000) }
    var last = -1
    while last != count {
      last = count
      usleep(50_000)
    }
    return last
  }
}

@Suite struct DataLoaderTests {
  private static let augmentation = Compose([RandomResizedCrop(8), RandomFlipLeftRight()])

  /// Runs `body` with a data set of 23 small images in two classes.
  private func withDataSet(_ body: (ImageFolder) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for i in 0..<23 {
        let name = i < 10 ? "a/\(i).png" : "b/\(i).jpg"
        try waves(width: 20 + i, height: 30 - i, phase: Double(i)).write(to: "\(folder)/\(name)")
      }
      try body(ImageFolder(folder))
    }
  }

  private func contents(_ loader: DataLoader, epoch: Int) throws -> [Contents] {
    let batches = loader.epoch(epoch)
    var contents: [Contents] = []
    while let batch = try batches.next() { contents.append(Contents(batch)) }
    return contents
  }

  @Test func anEpochDependsOnTheSeedAndItsNumberAlone() throws {
    try withDataSet { folder in
      func loader(threads: Int, seed: UInt64 = 1, cacheBudget: Int = 1 << 30) -> DataLoader {
        DataLoader(
          folder, transform: Self.augmentation, batchSize: 5, shuffle: true, seed: seed, threads: threads,
          cacheBudget: cacheBudget)
      }
      let expected = try contents(loader(threads: 1), epoch: 2)
      for threads in 1...3 {
        // Earlier epochs don't matter, nor whether images come from a full cache, half a cache or none.
        for cacheBudget in [0, 20_000, 1 << 30] {
          let loader = loader(threads: threads, cacheBudget: cacheBudget)
          _ = try contents(loader, epoch: 7)
          #expect(try contents(loader, epoch: 2) == expected)
        }
      }
      #expect(try contents(loader(threads: 2), epoch: 3) != expected)
      #expect(try contents(loader(threads: 2, seed: 2), epoch: 2) != expected)
    }
  }

  @Test func everyEpochHasItsOwnOrder() throws {
    try withDataSet { folder in
      let loader = DataLoader(folder, transform: Self.augmentation, shuffle: true)
      #expect(loader.order(ofEpoch: 0) != loader.order(ofEpoch: 1))
      #expect(loader.order(ofEpoch: 0) == loader.order(ofEpoch: 0))
    }
  }

  /// An image is cropped differently in each epoch, but within an epoch its batch makes no difference.
  @Test func augmentationDependsOnTheEpochAndTheImage() throws {
    try withDataSet { folder in
      func images(epoch: Int, batchSize: Int) throws -> [Float] {
        let loader = DataLoader(folder, transform: Self.augmentation, batchSize: batchSize, threads: 2)
        return try contents(loader, epoch: epoch).flatMap(\.images)
      }
      let expected = try images(epoch: 0, batchSize: 5)
      #expect(try images(epoch: 0, batchSize: 7) == expected)
      #expect(try images(epoch: 1, batchSize: 5) != expected)
    }
  }

  @Test func everyImageComesOncePerEpoch() throws {
    try withDataSet { folder in
      let loader = DataLoader(folder, transform: Self.augmentation, batchSize: 5, shuffle: true, threads: 3)
      let batches = try contents(loader, epoch: 0)
      #expect(batches.map(\.labels.count) == [5, 5, 5, 5, 3])
      #expect(batches.map(\.images.count) == [5, 5, 5, 5, 3].map { $0 * 8 * 8 * 3 })
      #expect(loader.batchCount == 5)
      let indices = batches.flatMap(\.indices)
      #expect(indices != Array(0..<23))
      #expect(indices.sorted() == Array(0..<23))
      #expect(batches.flatMap(\.labels) == indices.map { folder.items[$0].label })
    }
  }

  @Test func withoutShufflingTheOrderIsThatOfTheFolder() throws {
    try withDataSet { folder in
      let transform = Compose([Resize(8)])
      let loader = DataLoader(folder, transform: transform, batchSize: 4, threads: 2)
      var batches = 0
      let iterator = loader.epoch(5)
      while let batch = try iterator.next() {
        #expect(batch.indices == Array(batches * 4..<batches * 4 + batch.count))
        for (position, index) in batch.indices.enumerated() {
          let expected = try folder.image(at: index).resized(width: 8, height: 8)
          #expect(batch.image(at: position, undoing: transform.normalization) == expected)
        }
        batches += 1
      }
      #expect(batches == 6)
      #expect(try iterator.next() == nil)
    }
  }

  /// The results in the chapters depend on these draws: one stream per image, given by epoch and index.
  @Test func `large photographs are decoded scaled down if the first transform allows it`() throws {
    try withTemporaryFolder { path in
      try waves(width: 400, height: 300).write(to: path + "/a/1.jpg")
      let folder = try ImageFolder(path)
      let whole = try folder.image(at: 0)
      for (transforms, shrink) in [
        ([Resize(16)] as [any Transform], 4), ([RandomResizedCrop(16)], 4),
        ([RandomResizedCrop(16, area: 0.01...1)], 1),
        ([RandomResizedCrop(16, area: 0...1)], 1), ([CenterCrop(64), Resize(16)], 1),
        ([Resize(19), CenterCrop(16)], 2),
      ] {
        let transform = Compose(transforms)
        let batch = try #require(try DataLoader(folder, transform: transform).epoch(1).next())
        func expected(_ image: Image) -> [Float] {
          var random = RandomSource(seed: 0, stream: [1, 0])
          return transform.tensor(of: image, using: &random).values
        }
        let scaled = try Image(contentsOf: path + "/a/1.jpg", sufficientSize: (300 + shrink - 1) / shrink)
        #expect(scaled.width == 400 / shrink)
        #expect(batch.images.values == expected(scaled))
        #expect((batch.images.values == expected(whole)) == (shrink == 1))
      }
    }
  }

  @Test func `the images that don't fit the cache are counted`() throws {
    try withDataSet { folder in
      let bytes = try (0..<folder.count).map { try folder.image(at: $0).pixels.count }
      func warning(_ budget: Int) throws -> String? {
        let loader = DataLoader(folder, transform: Self.augmentation, threads: 1, cacheBudget: budget)
        for epoch in 1...2 { _ = try contents(loader, epoch: epoch) }
        return loader.cacheWarning
      }
      let all = bytes.reduce(0, +)
      #expect(try warning(all) == nil && warning(0) == nil)
      #expect(try warning(all - 1)?.hasPrefix("1 of \(folder.count) images don't fit the cache") == true)
      #expect(try warning(1)?.hasPrefix("\(folder.count) of \(folder.count) images") == true)
    }
  }

  @Test func everyImageIsTransformedWithItsOwnRandomStream() throws {
    try withDataSet { folder in
      let loader = DataLoader(
        folder, transform: Self.augmentation, batchSize: 6, shuffle: true, seed: 4, threads: 3)
      let iterator = loader.epoch(2)
      while let batch = try iterator.next() {
        #expect(batch.images.shape == [batch.count, 8, 8, 3] && batch.size == 8)
        let expected = try batch.indices.flatMap { index in
          var random = RandomSource(seed: 4, stream: [2, index])
          return Self.augmentation.tensor(of: try folder.image(at: index), using: &random).values
        }
        #expect(batch.images.values == expected)
      }
    }
  }

  @Test func workersRunOnlySoFarAhead() throws {
    try withDataSet { folder in
      let counter = Counter()
      let loader = DataLoader(
        folder, transform: Compose([counter, Resize(8)]), batchSize: 3, threads: 3, batchesAhead: 2)
      let batches = loader.epoch(0)
      #expect(counter.settledCount(atLeast: 6) == 6)
      _ = try batches.next()
      #expect(counter.settledCount(atLeast: 9) == 9)
    }
  }

  @Test func aBatchKeepsItsImagesWhileItIsHeld() throws {
    try withDataSet { folder in
      let loader = DataLoader(folder, transform: Self.augmentation, batchSize: 2, threads: 2)
      let iterator = loader.epoch(0)
      var held: [Batch] = []
      while let batch = try iterator.next() { held.append(batch) }
      #expect(try held.map(Contents.init) == contents(loader, epoch: 0))
    }
  }

  @Test(arguments: 1...3)
  func anUnreadableImageIsNamedWhenItsTurnComes(threads: Int) throws {
    try withDataSet { folder in
      // The first damaged image takes longest to fail: only its last byte is missing.
      try AtomicFile.write(Image(width: 2000, height: 2000).pngData().dropLast(), to: folder.items[9].path)
      for damaged in [10, 11, 12, 20] {
        try AtomicFile.write("no image", to: folder.items[damaged].path)
      }
      let loader = DataLoader(folder, transform: Self.augmentation, batchSize: 4, threads: threads)
      let iterator = loader.epoch(0)
      #expect(try iterator.next()?.indices == [0, 1, 2, 3])
      #expect(try iterator.next()?.indices == [4, 5, 6, 7])
      for _ in 0..<2 {
        let error = try inputError { _ = try iterator.next() }
        #expect(error.subject == folder.items[9].path)
      }
    }
  }

  @Test func droppingTheIteratorStopsTheWorkers() throws {
    try withDataSet { folder in
      let counter = Counter()
      weak var watched: DataLoader?
      do {
        let loader = DataLoader(
          folder, transform: Compose([counter, Resize(8)]), batchSize: 2, threads: 3, batchesAhead: 1)
        watched = loader
        let batches = loader.epoch(0)
        _ = try batches.next()
      }
      // Only the workers hold the loader: it goes away with the last of them.
      let deadline = Date(timeIntervalSinceNow: 10)
      while watched != nil && Date() < deadline { usleep(1000) }
      #expect(watched == nil)
      #expect(counter.count <= 4)
    }
  }
}
