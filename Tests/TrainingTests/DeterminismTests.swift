import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import FineTuningTraining
import TestSupport
import Testing

/// Every number depends on the seed alone: not on the number of threads, nor on the processor's instruction set.
@Suite(.serialized) struct DeterminismTests {
  /// Trains a ResNet for an epoch, on batches of which the last is smaller, and returns a digest of everything that
  /// comes out: its parameters, the metrics and its logits.
  private func digestOfTraining() throws -> String {
    var random = RandomSource(seed: 5)
    let network = ResNet.resNet18(classes: 3, width: 20, using: &random)
    let images = Shades(count: 77)
    let transform = Compose([Resize(64), RandomResizedCrop(48), RandomFlipLeftRight()])
    let loader = DataLoader(images, transform: transform, batchSize: 37, shuffle: true, seed: 3)
    let trainer = Trainer(network, SGD(network, learningRate: 0.05, weightDecay: 0.001, momentum: 0.9))
    try trainer.trainEpoch(1, loader.epoch(1), batchCount: loader.batchCount, test: { 0 })
    let prediction = try Prediction(
      of: network, on: DataLoader(images, transform: Compose([Resize(48)]), batchSize: 37))
    let digest = Digest(.sha256)
    for (path, parameter) in network.namedParameters { digest.update(path, parameter.value) }
    digest.update("logits", prediction.logits)
    digest.update("metrics", "\(trainer.history.points.map { [$0.epoch, $0.loss, $0.accuracy] })")
    return digest.hexDigest()
  }

  /// The digest on every machine: x86 with AVX2 or AVX-512, and arm64.
  private static let expected = "daa2084811b58b18e1a3a0f0190a1d28802cb0c30e306f9c9c25281835dd969e"

  @Test(arguments: [1, 2, 3, 4, 8, 16])
  func `any number of threads trains the same network to the last bit`(threads: Int) throws {
    let digest = try ProcessWide.setting(
      threads, get: { Parallel.workers }, set: { Parallel.workers = $0 }, digestOfTraining)
    #expect(digest == Self.expected)
  }

  @Test(arguments: InstructionSet.allCases.filter { $0.isAvailable && $0.hasFusedMultiplyAdd })
  func `every instruction set trains the same network to the last bit`(set: InstructionSet) throws {
    let digest = try ProcessWide.setting(
      set, get: { InstructionSet.current }, set: { InstructionSet.current = $0 }, digestOfTraining)
    #expect(digest == Self.expected)
  }
}
