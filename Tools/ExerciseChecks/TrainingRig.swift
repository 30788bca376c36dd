import Foundation

/// A source network, a small fixed data set of hot dogs, and a training loop that records every run.
///
/// Images are 64 × 64 pixels, 192 for training and 200 for testing, and a run takes a few seconds. Training
/// follows D2L: SGD on the mean loss, with random crops and flips.
public final class TrainingRig {
  /// A run and its result.
  struct Run {
    let network: ResNet
    let learningRate: Double
    let accuracy: Double
    /// Whether its features equalled the source's before the first step.
    let startedFromSource: Bool
    /// Processor time per epoch in seconds.
    let secondsPerEpoch: Double
  }

  /// The source network: `features`, and an output layer for 1,000 classes.
  public let source: ResNet
  /// The names of the two classes, by label.
  public var classes: [String] { data.classes }
  /// The epochs of a run.
  public static let epochs = 3

  let data: TargetData
  private(set) var runs: [Run] = []
  private let pristine: ResNet
  private let check: Check
  private let willTrain: (ResNet, _ startsFromSource: Bool) throws -> Void

  /// Width and height of the inputs in pixels.
  static let size = 64

  /// A rig that reports to `check`. `willTrain` may throw, to reject a network before time is spent on it.
  init(
    _ check: Check, willTrain: @escaping (ResNet, _ startsFromSource: Bool) throws -> Void = { _, _ in }
  ) throws {
    check.progress("preparing the images")
    let splits = [DrawnHotDogs.Split.training(perClass: 96), .test(perClass: 100)]
    data = try TargetData(DrawnHotDogs.folder(splits: splits))
    source = try PretrainedSource.load()
    pristine = source.copy()
    self.check = check
    self.willTrain = willTrain
  }

  /// Returns a loader of the training images.
  func trainingLoader(batchSize: Int = 32) -> DataLoader {
    DataLoader(
      data.train, transform: .training(size: Self.size), batchSize: batchSize, shuffle: true, seed: Check.seed
    )
  }

  /// Returns a loader of images without augmentation, by default the test images.
  func testLoader(of folder: ImageFolder? = nil) -> DataLoader {
    DataLoader(folder ?? data.test, transform: .testing(size: Self.size), batchSize: 50)
  }

  /// Trains `network` for three epochs and returns its accuracy on the test images, from 0 to 1.
  ///
  /// A run that diverges ends early, and its network is tested as it is.
  public func train(
    _ network: ResNet, learningRate: Double, batchSize: Int = 32,
    weightDecay: Double = Recipe.standard.weightDecay
  ) throws -> Double {
    let startedFromSource = network.features.state == pristine.features.state
    try willTrain(network, startedFromSource)
    let training = trainingLoader(batchSize: batchSize)
    let trainer = Trainer(
      network, SGD(network, learningRate: Float(learningRate), weightDecay: Float(weightDecay)))
    let start = Self.processorTime()
    for epoch in 1...Self.epochs {
      check.progress("run \(runs.count + 1): learning rate \(learningRate), epoch \(epoch)")
      do {
        try trainer.trainEpoch(epoch, training.epoch(epoch), batchCount: training.batchCount, test: { 0 })
      } catch is InputError {
        break  // diverged, which a sweep should show instead of stopping at it
      }
    }
    let seconds = (Self.processorTime() - start) / Double(Self.epochs)
    let accuracy = try self.accuracy(of: network)
    runs.append(
      Run(
        network: network, learningRate: learningRate, accuracy: accuracy,
        startedFromSource: startedFromSource, secondsPerEpoch: seconds))
    return accuracy
  }

  /// Returns the fraction of the test images that `network` classifies correctly.
  public func accuracy(of network: ResNet) throws -> Double {
    try Prediction(of: network, on: testLoader()).accuracy
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
