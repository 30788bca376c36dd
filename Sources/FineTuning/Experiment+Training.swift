import FineTuningLayers
import FineTuningModels
import FineTuningNotebook
import FineTuningTensors
import FineTuningTraining
import Foundation

extension Experiment {
  /// Trains for the recipe's epochs, tests after each, and prints a line for each on the page.
  ///
  /// The same seed gives the same network to the last bit, on every machine, with any number of threads, and whether or
  /// not the run was interrupted: with `--resume` it continues from its checkpoint, which is removed once the page is
  /// woven.
  ///
  /// - Parameters:
  ///   - trainer: the network, its loss and its optimizer.
  ///   - training: the training images.
  ///   - testing: the test images.
  ///   - name: what to call the run on the page and in plots.
  ///   - line: the line of the chapter under which the page shows the epochs.
  /// - Throws: `InputError` when an image can't be read, when the loss or a weight is no longer finite, or when
  ///   the checkpoint is damaged or can't be written; `Interruption` after Ctrl-C.
  public func fit(
    _ trainer: Trainer, on training: DataLoader, testedOn testing: DataLoader, _ name: String,
    line: UInt = #line
  ) throws -> History {
    if options.hasOwnInput { book.log("\(name): input of \(inputText)") }
    let dependencies = dependencies(of: trainer, on: training, testing, name)
    let checkpoint = checkpointPath(name, dependencies)
    let run = ResumableTraining(
      trainer, epochs: recipe.epochs, on: training, testedOn: testing, checkpoint: checkpoint,
      provenance: dependencies, advice: "the same command with --resume continues from there")
    func report(_ epoch: History.Epoch) {
      book.print(
        String(
          format: "epoch %d: loss %.3f, train acc %.3f, test acc %.3f", epoch.number, epoch.loss,
          epoch.trainAccuracy, epoch.testAccuracy),
        aside: String(format: ", %.1f examples/sec on %@", epoch.examplesPerSecond, Device.name), line: line)
      if epoch.number == 1, let warning = training.cacheWarning { book.log(warning) }
    }
    if options.resume {
      book.log("\(name): \(run.hasCheckpoint ? "continues from" : "no checkpoint at") \(checkpoint)")
      try run.restore()
      trainer.history.epochs.forEach(report)
    } else if run.hasCheckpoint {
      book.log("\(name): starts anew, though --resume would continue from \(checkpoint)")
    }
    let history = try withProgress(name) { progress in
      try run.fit(
        report: { done in
          let epoch = min(Int(done) + 1, recipe.epochs)
          progress.update(done / Double(recipe.epochs), "epoch \(epoch)")
        }, didEnd: report)
    }
    book.afterWeaving { Checkpoint.remove(at: checkpoint) }
    return history
  }

  /// Trains a network on the recipe, as chapter 4 writes it out: cross-entropy, SGD with weight decay, random
  /// crops and flips.
  ///
  /// - Throws: as `fit`.
  public func train(
    _ network: ResNet, on data: TargetData, learningRate: Double, _ name: String, line: UInt = #line
  ) throws -> Run {
    let history = try fit(
      trainer(network, learningRate: learningRate), on: trainingLoader(data.train),
      testedOn: testLoader(data.test), name, line: line)
    return Run(name: name, network: network, history: history, epochs: recipe.epochs)
  }

  /// Takes the first step of `train`, at the learning rate of fine-tuning, and returns the loss before it.
  ///
  /// - Throws: `InputError` when an image can't be read.
  @discardableResult
  public func takeStep(_ network: ResNet, on data: TargetData) throws -> Float {
    guard let batch = try trainingLoader(data.train).epoch(1).next() else { return .nan }
    return trainer(network, learningRate: recipe.learningRate).step(batch).loss
  }

  private func trainer(_ network: ResNet, learningRate: Double) -> Trainer {
    Trainer(
      network,
      SGD(network, learningRate: Float(learningRate), weightDecay: Float(recipe.weightDecay)))
  }
}

/// The processor that the network runs on.
enum Device {
  /// The processor's name in D2L's style: `cpu(2 threads)`.
  static var name: String {
    "cpu(\(Parallel.workers) \(Parallel.workers == 1 ? "thread" : "threads"))"
  }
}
