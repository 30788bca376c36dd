import Figures
import Files
import Foundation
import Images
import Layers
import Models
import Notebook
import Tensors
import Training

extension Notebook {
  /// Begins a chapter on the number of threads that its options ask for; the page will tell the name of the
  /// matrix kernels.
  public static func open(file: String = #filePath) throws -> Notebook {
    let book = try open(noting: ["BLAS kernel": BLAS.kernel], file: file)
    Parallel.workers = book.options.threads
    return book
  }

  /// Trains a network as the book does: SGD with weight decay 0.001 on the mean loss, random crops and
  /// flips, and after each epoch the accuracy on the test pictures.
  ///
  /// The same seed and number of threads give the same network to the last bit, whether or not the training
  /// was interrupted: with `--resume` it goes on from its checkpoint, which is removed when the page is woven.
  ///
  /// - Throws: `InputError` when a picture cannot be read, when the loss is not a number any more, or when the
  ///   checkpoint is damaged or cannot be written; `Interruption` after ctrl-C.
  public func train(
    _ network: ResNet, on data: HotDogs, learningRate: Double, _ name: String, line: UInt = #line
  ) throws -> Run {
    let provenance = provenance(of: network, on: data, learningRate: learningRate, name)
    let checkpoint = checkpoint(name, provenance)
    let training = ResumableTraining(
      trainer(network, learningRate: learningRate), epochs: options.epochs, on: trainingLoader(data.train),
      testedOn: testLoader(data.test), checkpoint: checkpoint, provenance: provenance,
      advice: "the same command with --resume goes on from there")
    whenWoven {
      UnfinishedWork.removeAbandoned(for: checkpoint)
      unlink(checkpoint)
    }
    func show(_ epoch: History.Epoch) {
      print(
        String(
          format: "epoch %d: loss %.3f, train acc %.3f, test acc %.3f, %.1f examples/sec on %@", epoch.number,
          epoch.loss, epoch.trainAccuracy, epoch.testAccuracy, epoch.examplesPerSecond, Device.name),
        line: line)
    }
    if options.resume {
      tell("\(name): \(training.hasCheckpoint ? "goes on from" : "no checkpoint at") \(checkpoint)")
      try training.restore()
      training.trainer.history.epochs.forEach(show)
    } else if training.hasCheckpoint {
      tell("\(name): starts anew, though --resume would go on from \(checkpoint)")
    }
    let progress = progress(name)
    try training.run(
      report: { progress.update($0 / Double(training.epochs), "epoch \(min(Int($0) + 1, training.epochs))") },
      didEnd: show)
    progress.clear()
    return Run(name: name, network: network, history: training.trainer.history, epochs: training.epochs)
  }

  /// Takes the first step of `train`, at the learning rate of fine-tuning; gives the loss before it.
  ///
  /// - Throws: `InputError` when a picture cannot be read.
  @discardableResult
  public func takeStep(_ network: ResNet, on data: HotDogs) throws -> Float {
    guard let batch = try trainingLoader(data.train).epoch(1).next() else { return .nan }
    return trainer(network, learningRate: options.learningRate).step(batch).loss
  }

  private func trainer(_ network: ResNet, learningRate: Double) -> Trainer {
    Trainer(network, SGD(network, learningRate: Float(learningRate), weightDecay: 0.001))
  }

  /// What a network says of pictures, each resized and cropped as for testing.
  ///
  /// - Throws: `InputError` when a picture cannot be read.
  public func predict(_ network: any Layer, on pictures: ImageFolder) throws -> Prediction {
    try Prediction(of: network, on: testLoader(pictures))
  }

  /// What a network, or a part of one, makes of pictures, each resized and cropped as for testing.
  ///
  /// - Throws: `InputError` when a picture cannot be read.
  public func features(_ network: any Layer, of pictures: ImageFolder) throws -> FeatureMatrix {
    try FeatureMatrix(of: network, on: testLoader(pictures))
  }

  private func trainingLoader(_ pictures: ImageFolder) -> DataLoader {
    DataLoader(
      pictures, transform: profile.trainingTransform, batchSize: options.batchSize, shuffle: true,
      seed: options.seed, threads: options.threads)
  }

  private func testLoader(_ pictures: ImageFolder) -> DataLoader {
    DataLoader(
      pictures, transform: profile.testTransform, batchSize: options.batchSize, threads: options.threads)
  }
}

/// What the network runs on.
enum Device {
  /// The processor as the book names a device: `cpu(2 threads)`.
  static var name: String {
    "cpu(\(Parallel.workers) \(Parallel.workers == 1 ? "thread" : "threads"))"
  }
}
