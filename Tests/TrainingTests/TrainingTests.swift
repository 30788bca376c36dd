import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningTensors
import FineTuningTraining
import TestSupport
import Testing

@Suite struct TrainerTests {
  private func network(seed: UInt64 = 1) -> Sequential {
    var random = RandomSource(seed: seed)
    return Sequential([Flatten(), Dense(inputs: 8 * 8 * 3, outputs: 2, using: &random)])
  }

  private func loader(shuffle: Bool = true) -> DataLoader {
    DataLoader(Shades(count: 50), transform: Compose([Resize(8)]), batchSize: 8, shuffle: shuffle, seed: 3)
  }

  private func train(_ network: Sequential, rate: Float, epochs: Int) throws -> History {
    let trainer = Trainer(network, SGD(network, learningRate: rate))
    for number in 1...epochs {
      try trainer.trainEpoch(
        number, loader().epoch(number), batchCount: loader().batchCount,
        test: { try Prediction(of: network, on: loader(shuffle: false)).accuracy })
    }
    return trainer.history
  }

  @Test func `it learns, and records its progress`() throws {
    let history = try train(network(), rate: 0.003, epochs: 3)
    #expect(history.epochs.map(\.number) == [1, 2, 3])
    #expect(history.testAccuracy == 1)
    #expect(history.epochs[2].loss < history.epochs[0].loss)
    // Seven batches an epoch: a point at each fifth or soon after, the last at the end of the epoch.
    let places = history.points.map(\.epoch)
    #expect(places.count == 15 && places == places.sorted())
    #expect(places[4] == 1 && places[9] == 2 && places[14] == 3)
    #expect(history.points[4].loss == history.epochs[0].loss)
    #expect(history.epochs.allSatisfy { $0.examplesPerSecond > 0 && $0.seconds > 0 })
  }

  @Test func `the same seed leads to the same bits`() throws {
    let (first, second) = (network(), network())
    _ = try train(first, rate: 0.01, epochs: 2)
    _ = try train(second, rate: 0.01, epochs: 2)
    #expect(
      first.namedParameters.map { $0.parameter.value } == second.namedParameters.map { $0.parameter.value })
  }

  @Test func `a loss that isn't finite ends the run, and the error says where`() {
    let network = network()
    network.namedParameters[0].parameter.value = Tensor(repeating: .infinity, [2, 192])
    let error = #expect(throws: InputError.self) { try train(network, rate: 0.5, epochs: 1) }
    #expect(error?.found.contains("batch 1 of epoch 1 at learning rate 0.5") == true)
    #expect(error?.advice == "choose a smaller learning rate")
  }

  @Test func `weights that aren't finite after the last step are an error`() {
    let network = network()
    // Too large for the square of a float: the loss before the only step is fine.
    let error = #expect(throws: InputError.self) {
      let trainer = Trainer(network, SGD(network, learningRate: .greatestFiniteMagnitude))
      let loader = DataLoader(Shades(count: 8), transform: Compose([Resize(8)]), batchSize: 8)
      try trainer.trainEpoch(1, loader.epoch(1), batchCount: 1, test: { 1 })
    }
    #expect(error?.expected == "finite weights")
    #expect(error?.found.contains("in batch 1 of epoch 1 at learning rate 3.4028235e+38") == true)
  }
}
