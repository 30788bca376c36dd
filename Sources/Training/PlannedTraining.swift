import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Foundation

/// Trains a classifier for your own images, from a source network and by a plan, and keeps the best epoch.
///
///     let split = try ImageFolderSplit("chairs", seed: 1)
///     let source = try Classifier(contentsOf: "resnet18.params")
///     let training = try PlannedTraining(from: source, on: split, workFolder: "chairs-work")
///     let classifier = try training.run()
///     try classifier.write(to: "chairs.safetensors")
///
/// The validation images choose the epoch, and the test images are looked at once, at the end. A run that was interrupted
/// continues from its checkpoint, to the same bits.
public final class PlannedTraining {
  /// The images.
  public let split: ImageFolderSplit
  /// The hyperparameters.
  public let plan: TrainingPlan
  /// The number of images in a batch.
  public let batchSize: Int
  /// The evaluation on the test images, once the run has ended.
  public private(set) var evaluation: Evaluation?

  private let network: ResNet
  private let optimizer: SGD
  private let run: ResumableTraining
  private let loaders: (training: DataLoader, testing: DataLoader)
  private let seed: UInt64
  private let workFolder: String
  private var description: NetworkDescription

  /// Thrown inside a run when nothing has improved for long enough.
  private struct EnoughEpochs: Error {}

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - source: the network whose features are the beginning. Its own weights stay as they are.
  ///   - fromScratch: whether only the architecture of the source is used, with new random weights.
  ///   - split: the images.
  ///   - plan: the hyperparameters; nil for the default ones, with a number of epochs that suits the number of
  ///     images.
  ///   - batchSize: the number of images in a batch; nil for one that suits the number of images.
  ///   - seed: the seed of the new weights and of the order and crops of the images.
  ///   - threads: the number of threads that prepare batches.
  ///   - cacheBudget: the maximum number of bytes of decoded training images to keep for later epochs.
  ///   - workFolder: a folder for the checkpoint and for the best network so far.
  ///   - advice: how to continue, for the message after an interruption.
  /// - Throws: `InputError` if the data have fewer than two classes.
  public init(
    from source: Classifier, fromScratch: Bool = false, on split: ImageFolderSplit,
    plan: TrainingPlan? = nil, batchSize: Int? = nil, seed: UInt64 = 1,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    cacheBudget: Int = 1 << 30, workFolder: String, advice: String = "run it again to continue"
  ) throws {
    guard split.classes.count > 1 else {
      throw InputError(
        split.training.path, expected: "at least two classes to tell apart",
        found: "only \(split.classes[0])",
        advice: "add a folder with other images")
    }
    var plan = plan ?? TrainingPlan(epochs: TrainingPlan.epochs(for: split.training.count))
    if fromScratch { (plan.frozenEpochs, plan.outputMultiplier) = (0, 1) }
    self.plan = plan
    self.split = split
    self.seed = seed
    self.workFolder = workFolder
    let batchSize = min(batchSize ?? TrainingPlan.batchSize(for: split.training.count), split.training.count)
    self.batchSize = batchSize
    let input = source.description
    description = NetworkDescription(
      classes: split.classes, inputSize: input.inputSize, normalization: input.normalization)

    var random = RandomSource(seed: seed)
    network =
      fromScratch
      ? source.network.withFreshParameters(classes: split.classes.count, using: &random)
      : source.network.replacingOutput(classes: split.classes.count, using: &random)
    network.output.setLearningRateMultiplier(Float(plan.outputMultiplier))
    optimizer = SGD(
      network, learningRate: Float(plan.learningRate), weightDecay: Float(plan.weightDecay),
      momentum: Float(plan.momentum))
    let weights = plan.balancesClasses ? TrainingPlan.classWeights(split.training.counts) : nil
    let trainer = Trainer(
      network, optimizer, loss: { SoftmaxCrossEntropy.loss($0, labels: $1, classWeights: weights) },
      score: plan.balancesClasses ? { $0.balancedAccuracy } : { $0.accuracy })

    let (size, normalization) = (input.inputSize, input.normalization)
    let training = DataLoader(
      split.training, transform: .training(size: size, normalization: normalization), batchSize: batchSize,
      shuffle: true, seed: seed, threads: threads, cacheBudget: cacheBudget)
    func loader(_ images: ImageFolder) -> DataLoader {
      DataLoader(
        images, transform: .testing(size: size, normalization: normalization), batchSize: batchSize,
        threads: threads, cacheBudget: cacheBudget)
    }
    loaders = (training, loader(split.test))
    let provenance = [
      "images": split.digest, "plan": "\(plan)", "batch size": "\(batchSize)", "seed": "\(seed)",
      "input": "\(size) \(normalization.mean) \(normalization.standardDeviation)",
      "network": Self.fingerprint(of: network),
    ]
    run = ResumableTraining(
      trainer, epochs: plan.epochs, on: training, testedOn: loader(split.validation),
      checkpoint: workFolder + "/checkpoint.safetensors", provenance: provenance,
      metadata: description.metadata(width: network.width), advice: advice)
  }

  /// Whether there is a checkpoint to continue from.
  public var hasCheckpoint: Bool { run.hasCheckpoint }

  /// A sentence for the user if some of the training images don't fit the cache.
  public var cacheWarning: String? { loaders.training.cacheWarning }

  /// How far the run has come.
  public var place: String { run.place }

  /// The course of the training; its test accuracies are those on the validation images, balanced if the plan
  /// balances classes.
  public var history: History { run.trainer.history }

  /// The file with the best network so far, usable like any other.
  public var bestFile: String { workFolder + "/best.safetensors" }

  /// Continues from the checkpoint instead of starting anew, if there is one.
  ///
  /// - Throws: `InputError` if the checkpoint is damaged or of another run.
  public func restore() throws {
    try run.restore()
    // The program may have ended between the two files of an epoch.
    if run.trainer.sums.batches == 0, let last = history.epochs.last, isBest(last) { try keep(last) }
  }

  /// Trains, and returns the network of the best epoch, with its record.
  ///
  /// - Parameters:
  ///   - report: is called often with the fraction of the largest number of epochs that is done.
  ///   - didEnd: is called after each epoch, with whether it is the best so far.
  /// - Throws: as `ResumableTraining.fit`, and `InputError` if a file can't be written.
  public func run(
    report: (Double) -> Void = { _ in }, didEnd: (History.Epoch, _ isBest: Bool) throws -> Void = { _, _ in }
  ) throws -> Classifier {
    do {
      if isEnough { throw EnoughEpochs() }
      try run.fit(
        willStep: { epochs in
          if plan.isFrozen(at: epochs) { network.features.freeze() } else { network.features.unfreeze() }
          optimizer.learningRate = Float(plan.learningRate(at: epochs))
        },
        report: { report($0 / Double(plan.epochs)) },
        didEnd: { epoch in
          let isBest = isBest(epoch)
          if isBest { try keep(epoch) }
          try didEnd(epoch, isBest)
          if isEnough { throw EnoughEpochs() }
        })
    } catch is EnoughEpochs {}
    var best = try Classifier(contentsOf: bestFile)
    let evaluation = Evaluation(try Prediction(of: best.network, on: loaders.testing), classes: split.classes)
    best.description.training?.testAccuracy = evaluation.accuracy
    self.evaluation = evaluation
    return best
  }

  /// Removes the checkpoint and the best network so far, once the network is in its own place.
  public func removeWork() {
    Checkpoint.remove(at: workFolder + "/checkpoint.safetensors")
    Checkpoint.remove(at: bestFile)
    rmdir(workFolder)
  }

  /// The best epoch so far: the first with the highest accuracy on the validation images.
  private var best: History.Epoch? {
    history.epochs.max { ($0.testAccuracy, $1.number) < ($1.testAccuracy, $0.number) }
  }

  private func isBest(_ epoch: History.Epoch) -> Bool { best?.number == epoch.number }

  /// Whether the features have learned for a while and nothing has become better.
  private var isEnough: Bool {
    let (done, best) = (history.epochs.count, best?.number ?? 0)
    return done - max(best, plan.frozenEpochs) >= plan.patience
  }

  private func keep(_ epoch: History.Epoch) throws {
    description.training = TrainingRecord(
      images: [
        "training": split.training.counts, "validation": split.validation.counts, "test": split.test.counts,
      ],
      digest: split.digest, seed: seed, plan: "\(plan)", epoch: epoch.number,
      validationAccuracy: epoch.testAccuracy)
    try Classifier(network, description).write(to: bestFile)
  }

  private static func fingerprint(of network: any Layer) -> String {
    let digest = Digest(.sha256)
    for (path, parameter) in network.namedParameters { digest.update(path, parameter.value) }
    return digest.hexDigest()
  }
}

extension ImageFolderSplit {
  /// A digest of the parts, by the paths and the sizes of their images.
  public var digest: String {
    let digest = Digest(.sha256)
    for part in [training, validation, test] {
      for item in part.items {
        let size = (try? FileManager.default.attributesOfItem(atPath: item.path)[.size] as? Int) ?? 0
        digest.update(String(item.path.dropFirst(part.path.count)), "\(item.label) \(size)")
      }
      digest.update("part", "\(part.count)")
    }
    return digest.hexDigest()
  }
}
