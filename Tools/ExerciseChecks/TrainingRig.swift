import Foundation

/// A small, fixed set of hot dogs, a source network, and a way to train that remembers every run.
///
/// Images are 64 × 64, 192 to train on and 200 to test with, so that a run takes a few seconds. Training
/// is the book's: SGD on the mean loss with random crops and flips.
public final class Bench {
  /// What one run came to.
  struct Run {
    let network: ResNet
    let learningRate: Double
    let accuracy: Double
    /// Whether its features were those of the source before the first step.
    let startedFromSource: Bool
    /// Seconds of processor time for each epoch.
    let secondsPerEpoch: Double
  }

  /// The source network: `features` and 1,000 outputs.
  public let source: ResNet
  /// The names of the two classes, by label.
  public var classes: [String] { data.classes }
  /// How often a run sees each image.
  public static let epochs = 3

  let data: HotDogs
  private(set) var runs: [Run] = []
  private let pristine: ResNet
  private let check: Check
  private let willTrain: (ResNet, _ startsFromSource: Bool) throws -> Void

  /// Columns and rows of the inputs.
  static let size = 64

  /// A bench that reports to `check`; `willTrain` may refuse a network before time is spent on it.
  init(
    _ check: Check, willTrain: @escaping (ResNet, _ startsFromSource: Bool) throws -> Void = { _, _ in }
  ) throws {
    // The same sums on every machine, as far as its arithmetic allows.
    Parallel.workers = 2
    check.progress("getting the images ready")
    let splits = [DrawnHotDogs.Split.training(perClass: 96), .test(perClass: 100)]
    data = try HotDogs(DrawnHotDogs.folder(splits: splits))
    source = try PretrainedSource.load()
    pristine = source.copy()
    self.check = check
    self.willTrain = willTrain
  }

  /// A loader of the images to train on.
  func trainingLoader(batchSize: Int = 32) -> DataLoader {
    DataLoader(
      data.train, transform: .training(size: Self.size), batchSize: batchSize, shuffle: true, seed: Check.seed
    )
  }

  /// A loader of images as they are tested.
  func testLoader(of folder: ImageFolder? = nil) -> DataLoader {
    DataLoader(folder ?? data.test, transform: .testing(size: Self.size), batchSize: 50)
  }

  /// Trains `network` for three epochs and returns its accuracy on the test images, from 0 to 1.
  ///
  /// A run whose loss is not a number any more ends early; its network is tested as it is.
  public func train(
    _ network: ResNet, learningRate: Double, batchSize: Int = 32, weightDecay: Double = 0.001
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
        break  // diverged: the sweep is to show that, not to stop at it
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

  /// The share of the test images that `network` classifies rightly.
  public func accuracy(of network: ResNet) throws -> Double {
    try Prediction(of: network, on: testLoader()).accuracy
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
