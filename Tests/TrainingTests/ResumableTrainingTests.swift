import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import FineTuningTraining
import Foundation
import Synchronization
import TestSupport
import Testing

/// Interrupts a run as a signal would, without one.
private struct Stop: Error {}

@Suite struct ResumableTrainingTests {
  private static let epochs = 3
  private static let batchCount = 7

  /// Has batch normalization for the statistics, and momentum for the velocities.
  private func trainer(seed: UInt64 = 1) -> Trainer {
    var random = RandomSource(seed: seed)
    let network = Sequential([
      BatchNormalization(channels: 3), Flatten(), Dense(inputs: 8 * 8 * 3, outputs: 2, using: &random),
    ])
    return Trainer(network, SGD(network, learningRate: 0.003, weightDecay: 0.001, momentum: 0.9))
  }

  private func loader(shuffle: Bool) -> DataLoader {
    let transform = Compose([RandomResizedCrop(8), RandomFlipLeftRight()])
    return DataLoader(Shades(count: 50), transform: transform, batchSize: 8, shuffle: shuffle, seed: 3)
  }

  private func training(
    _ trainer: Trainer, _ checkpoint: String, provenance: [String: String] = ["data": "shades"]
  ) -> ResumableTraining {
    ResumableTraining(
      trainer, epochs: Self.epochs, on: loader(shuffle: true), testedOn: loader(shuffle: false),
      checkpoint: checkpoint, provenance: provenance, advice: "resume")
  }

  /// Everything that must be the same: all but the times.
  private func state(_ trainer: Trainer) -> some Equatable {
    struct State: Equatable {
      let network: [String: Tensor]
      let velocities: [String: Tensor]
      let points: [History.Point]
      let epochs: [[Double]]
    }
    return State(
      network: trainer.network.state, velocities: trainer.optimizer.state, points: trainer.history.points,
      epochs: trainer.history.epochs.map { [Double($0.number), $0.loss, $0.trainAccuracy, $0.testAccuracy] })
  }

  private func uninterrupted() throws -> Trainer {
    try withTemporaryFolder { folder in
      let trainer = trainer()
      try training(trainer, folder + "/uninterrupted").fit()
      return trainer
    }
  }

  @Test func `resuming after any batch ends with the bits of an uninterrupted run`() throws {
    let uninterrupted = state(try uninterrupted())
    for batch in 0...Self.epochs * Self.batchCount {
      try withTemporaryFolder { folder in
        let path = folder + "/checkpoint.safetensors"
        let (first, provenance) = (trainer(), ["data": "shades"])
        var steps = 0
        func stop(_ fraction: Double) throws {
          if fraction > 0 { steps += 1 }
          if steps == batch { throw Stop() }
        }
        let loader = loader(shuffle: true)
        #expect(throws: Stop.self) {
          try stop(0)
          for number in 1...Self.epochs {
            try first.trainEpoch(
              number, loader.epoch(number), batchCount: Self.batchCount,
              test: { try Prediction(of: first.network, on: self.loader(shuffle: false)).accuracy },
              report: stop)
          }
        }
        try Checkpoint(of: first, provenance: provenance).write(to: path)

        let second = trainer(seed: 2)  // other weights, which the checkpoint replaces
        let training = training(second, path)
        try training.restore()
        #expect(second.sums == first.sums && second.history == first.history)
        try training.fit()
        #expect(state(second) == uninterrupted, "interrupted after batch \(batch)")
      }
    }
  }

  @Test func `a finished run is restored and not trained further`() throws {
    try withTemporaryFolder { folder in
      let (first, second) = (trainer(), trainer(seed: 2))
      try training(first, folder + "/c").fit()
      let done = training(second, folder + "/c")
      try done.restore()
      try done.fit(didEnd: { _ in Issue.record("there is no epoch left") })
      #expect(state(second) == state(first) && done.place == "after epoch 3")
      #expect(second.history == first.history)
    }
  }

  // MARK: Unusable files

  /// Writes a checkpoint after one epoch, and returns its path.
  private func checkpoint(in folder: String) throws -> String {
    let (path, trainer) = (folder + "/checkpoint.safetensors", trainer())
    #expect(throws: Stop.self) { try training(trainer, path).fit(didEnd: { _ in throw Stop() }) }
    try Checkpoint(of: trainer, provenance: ["data": "shades"]).write(to: path)
    return path
  }

  /// Returns the error of restoring, which must leave the run as it was.
  private func refusal(_ path: String, provenance: [String: String] = ["data": "shades"]) throws -> InputError
  {
    let trainer = trainer(seed: 5)
    let before = trainer.network.state
    let error = #expect(throws: InputError.self) {
      try training(trainer, path, provenance: provenance).restore()
    }
    #expect(trainer.network.state == before && trainer.optimizer.state.isEmpty)
    #expect(trainer.history.points.isEmpty && trainer.sums.batches == 0 && error?.subject == path)
    return try #require(error)
  }

  @Test func `a damaged byte anywhere, or a missing end, is refused`() throws {
    try withTemporaryFolder { folder in
      let path = try checkpoint(in: folder)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for place in stride(from: 0, to: whole.count, by: 61) {
        var damaged = whole
        damaged[place] ^= 4
        try damaged.write(to: URL(fileURLWithPath: path))
        _ = try refusal(path)
        if place % 5 == 0 {
          try whole.prefix(place).write(to: URL(fileURLWithPath: path))
          _ = try refusal(path)
        }
      }
      // In the middle of a weight: only the digest tells.
      var damaged = whole
      damaged[whole.count - 400] ^= 1
      try damaged.write(to: URL(fileURLWithPath: path))
      #expect(try refusal(path).found == "a damaged one")
    }
  }

  @Test func `a checkpoint of another run is refused, and the error says why`() throws {
    try withTemporaryFolder { folder in
      let path = try checkpoint(in: folder)
      let error = try refusal(path, provenance: ["data": "others", "seed": "1"])
      #expect(error.found == "one of a run that differs in data, seed")
      try Safetensors(tensors: ["weight": Tensor([1], [1])]).write(to: path)
      #expect(try refusal(path).found == "another file")
    }
  }

  @Test func `a checkpoint whose position or tensors don't fit is refused`() throws {
    try withTemporaryFolder { folder in
      let (path, all) = (folder + "/checkpoint.safetensors", ["data": "shades"])
      var random = RandomSource(seed: 1)
      let other = Sequential([Flatten(), Dense(inputs: 4, outputs: 2, using: &random)])
      try Checkpoint(of: Trainer(other, SGD(other, learningRate: 1)), provenance: all).write(to: path)
      _ = try refusal(path)
      // The same network under an optimizer that has moved something else.
      let trainer = trainer()
      trainer.optimizer.state = ["1.weight": Tensor([1], [1])]
      try Checkpoint(of: trainer, provenance: all).write(to: path)
      #expect(try refusal(path).found == "one of another network")
      let done = self.trainer()
      try training(done, folder + "/done").fit()
      let shorter = ResumableTraining(
        self.trainer(), epochs: 2, on: loader(shuffle: true), testedOn: loader(shuffle: false),
        checkpoint: folder + "/done", provenance: all, advice: "")
      #expect(throws: InputError.self) { try shorter.restore() }
    }
  }

  // MARK: Unwritable paths

  @Test(.enabled(if: SmallDisk.canMake || geteuid() != 0, "root may write to any folder"))
  func `a read-only folder is an error before the first batch`() throws {
    try withTemporaryFolder { folder in
      try SmallDisk.withReadOnly(at: folder, filledBy: { _ = try checkpoint(in: folder) }) {
        let before = try files(under: folder)
        var batches = 0
        let error = #expect(throws: InputError.self) {
          try training(trainer(), folder + "/new").fit(report: { _ in batches += 1 })
        }
        #expect(error?.subject == folder && error?.found.isEmpty == false && batches == 0)
        #expect(throws: InputError.self) {
          try training(trainer(), folder + "/checkpoint.safetensors").fit()
        }
        #expect(try files(under: folder) == before && before.count == 1)
      }
    }
  }

  @Test(.enabled(if: SmallDisk.canMake, "only root can mount an in-memory file system"))
  func `a full disk is an error in one line, and the last checkpoint stays`() throws {
    try withTemporaryFolder { folder in
      try SmallDisk.with(kilobytes: 64, at: folder) {
        let path = try checkpoint(in: folder)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        try SmallDisk.fill(folder)
        let trainer = trainer()
        let error = #expect(throws: InputError.self) { try training(trainer, path).fit() }
        #expect(error?.found == "No space left on device")
        #expect(error?.description.contains("\n") == false)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try files(under: folder).count == 2)
      }
    }
  }

  // MARK: Concurrency

  @Test func `concurrent runs never read half a checkpoint`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/checkpoint.safetensors"
      try training(trainer(), path).fit()
      let errors = concurrently(4) { number in
        for _ in 0..<20 {
          let trainer = trainer()
          try training(trainer, path).restore()
          guard trainer.history.epochs.count == Self.epochs else { throw Stop() }
          if number % 2 == 0 { try Checkpoint(of: trainer, provenance: ["data": "shades"]).write(to: path) }
        }
      }
      #expect(errors.isEmpty, "\(errors)")
      #expect(try files(under: folder).count == 1)
    }
  }

  @Test func `a run resumes or starts over while others write and remove its checkpoint`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/checkpoint.safetensors"
      try training(trainer(), path).fit()
      let checkpoint = try Data(contentsOf: URL(fileURLWithPath: path))
      let isOver = Atomic(false)
      let errors = concurrently(4) { number in
        defer { isOver.store(true, ordering: .relaxed) }
        for _ in 0..<1000 where number == 0 {
          let trainer = trainer()
          try training(trainer, path).restore()
          guard [0, Self.epochs].contains(trainer.history.epochs.count) else { throw Stop() }
        }
        while number > 0 && !isOver.load(ordering: .relaxed) {
          Checkpoint.remove(at: path)
          try AtomicFile.write(checkpoint, to: path)
        }
      }
      #expect(errors.isEmpty, "\(errors)")
      #expect(try files(under: folder).count == 1)
    }
  }
}
