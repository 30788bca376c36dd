import ArgumentParser
import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningNotebook
import FineTuningTensors
import FineTuningTraining
import Foundation
import Processes

/// Trains a network on a folder of images, and writes the network and a report.
@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book train",
    abstract: "Fine-tunes a network on your own images, and writes it with a report.",
    discussion: """
      FOLDER holds a folder for each class, with JPEG or PNG images inside; they are split into images to train on, to \
      choose the best epoch by, and to report on. Or FOLDER holds train/ and test/ (or val/), each with the class folders.

      The network goes to one file, NAME.safetensors, with everything that is needed to use it: \
      ./book model predict NAME.safetensors IMAGE… The report is README.md beside it.

      Ctrl-C stops after the current batch; the same command with --resume continues from there, to the same network.
      """)

  @Argument(help: "The folder with the images.", completion: .directory) var folder: String

  @Option(
    help: "The folder for the network and the report. (default: trained/NAME, in the package)",
    completion: .directory)
  var out: String?

  @Option(
    help: "The source network: .params, .safetensors, .pth. (default: the book's, trained on drawings)",
    completion: .file())
  var source: String?

  @Flag(
    help: "Start from random weights instead of the source's; every layer learns from the start, at one rate."
  )
  var fromScratch = false

  @Option(help: "Columns and rows of the network's input. (default: the source's)") var size: Int?

  @Option(help: "The largest number of epochs. (default: 40, 20 or 10, by the number of images)")
  var epochs: Int?

  @Option(
    help:
      "Epochs in which only the output layer learns. (default: 3, or a third of the epochs if that is less)")
  var frozenEpochs: Int?

  @Option(help: "The largest learning rate.") var learningRate = TrainingPlan().learningRate

  @Option(help: "The learning rate of the output layer, as a multiple.")
  var outputMultiplier = TrainingPlan().outputMultiplier

  @Option(help: "Epochs in which the learning rate rises.") var warmupEpochs = TrainingPlan().warmupEpochs

  @Option(help: "Momentum.") var momentum = TrainingPlan().momentum

  @Option(help: "Weight decay.") var weightDecay = TrainingPlan().weightDecay

  @Option(
    help: "Stop after so many epochs without a better validation accuracy. (default: a quarter of the epochs)"
  )
  var patience: Int?

  @Flag(inversion: .prefixedNo, help: "Let images of rare classes count more.") var balanceClasses = true

  @Option(help: "Images in a batch. (default: 8 to 128, by the number of images)") var batchSize: Int?

  @Option(help: "Seed of the split, the new weights and the order.") var seed: UInt64 = 1

  @Option(help: "Worker threads. (default: the number of cores)") var threads: Int?

  @Option(help: ArgumentHelp("Memory for decoded images, in megabytes.", valueName: "megabytes"))
  var cache = 1024

  @Flag(help: "Leave out images that can't be read, and say how many there are.") var skipUnreadable = false

  @Flag(help: "Continue an interrupted run.") var resume = false

  func validate() throws {
    for (option, value) in [
      ("--epochs", epochs ?? 1), ("--patience", patience ?? 1), ("--batch-size", batchSize ?? 1),
      ("--threads", threads ?? 1), ("--cache", cache),
    ] where value < 1 {
      throw ValidationError("\(option): expected a whole number of at least 1, found \(value)")
    }
    for (option, value) in [
      ("--frozen-epochs", Double(frozenEpochs ?? 0)), ("--warmup-epochs", warmupEpochs),
      ("--momentum", momentum),
      ("--weight-decay", weightDecay),
    ] where !(value >= 0 && value.isFinite) {
      throw ValidationError("\(option): expected a number of at least 0, found \(value)")
    }
    guard momentum < 1 else {
      throw ValidationError("--momentum: expected a number below 1, found \(momentum)")
    }
    for (option, value) in [("--learning-rate", learningRate), ("--output-multiplier", outputMultiplier)]
    where !(value > 0 && value.isFinite) {
      throw ValidationError("\(option): expected a positive number, found \(value)")
    }
  }

  private func plan(for images: Int) -> TrainingPlan {
    var plan = TrainingPlan(epochs: epochs ?? TrainingPlan.epochs(for: images))
    plan.frozenEpochs = min(frozenEpochs ?? plan.frozenEpochs, plan.epochs)
    plan.patience = patience ?? plan.patience
    (plan.learningRate, plan.outputMultiplier, plan.warmupEpochs) = (
      learningRate, outputMultiplier, warmupEpochs
    )
    (plan.momentum, plan.weightDecay) = (momentum, weightDecay)
    plan.balancesClasses = balanceClasses
    return plan
  }

  func run() throws {
    do {
      try train()
    } catch let interruption as Interruption {
      FileHandle.standardError.write(Data("\(interruption.description)\n".utf8))
      throw ExitCode(interruption.exitCode)
    }
  }

  private func train() throws {
    if let threads { Parallel.workers = threads }
    let data = folder.fromCaller
    let name = URL(fileURLWithPath: data).standardized.lastPathComponent
    let place = ResultPlace(folder: out?.fromCaller ?? "trained/\(name)".forCaller, name: name)
    let split = try images(in: data)
    try place.check(images: data)
    try place.hold { try train(on: split, place) }
  }

  private func train(on split: ImageFolderSplit, _ place: ResultPlace) throws {
    for warning in split.warnings { print(warning) }
    let start = try sourceClassifier()
    let training = try PlannedTraining(
      from: start, fromScratch: fromScratch, on: split, plan: plan(for: split.training.count),
      batchSize: batchSize, seed: seed,
      threads: Parallel.workers, cacheBudget: cache << 20, workFolder: place.work,
      advice: "the same command with --resume continues from there")
    announce(training, start)
    if resume {
      try training.restore()
      print(
        training.hasCheckpoint
          ? "continues \(training.place)" : "nothing to continue: starts from the beginning")
    } else if training.hasCheckpoint {
      print("starts anew, though --resume would continue an interrupted run")
    }
    // The first epoch reads the images to train on. One of the others would stop the run at its end.
    if !skipUnreadable { try whileLooking(split.checkHeldOut) }
    training.history.epochs.forEach { line($0, training.plan) }
    let progress = Progress("training")
    let classifier = try training.run(
      report: { done in
        let epochs = training.plan.epochs
        progress.update(done, "epoch \(min(Int(done * Double(epochs)) + 1, epochs))")
      },
      didEnd: { epoch, isBest in
        progress.clear()
        line(epoch, training.plan, isBest ? ", the best so far" : "")
        if epoch.number == 1, let warning = training.cacheWarning {
          print("\(warning); --cache makes it larger")
        }
      })
    progress.clear()
    try finish(training, classifier, place)
  }

  /// Writes the results. The network comes first: should the disk be full, it is still in the work folder.
  private func finish(_ training: PlannedTraining, _ classifier: Classifier, _ place: ResultPlace) throws {
    do {
      try classifier.write(to: place.network)
    } catch var error as InputError {
      error.advice += "; the trained network is safe in \(training.bestFile)"
      throw error
    }
    guard let evaluation = training.evaluation else { return }
    print("\n" + evaluation.summary)
    print("network: \(place.network)")
    try TrainingReport(training, classifier, evaluation, start: startName).write(to: place)
    print("report: \(place.report)")
    training.removeWork()
  }

  private func images(in folder: String) throws -> ImageFolderSplit {
    let split = try ImageFolderSplit(
      folder, seed: seed, adviceIfUnreadable: "--skip-unreadable continues without it")
    guard skipUnreadable else { return split }
    return try whileLooking(split.withoutUnreadable)
  }

  /// Shows how far a search for images that can't be read has come.
  private func whileLooking<Result>(_ search: (_ report: (Double) -> Void) throws -> Result) rethrows
    -> Result
  {
    let progress = Progress("looking for images that can't be read")
    defer { progress.clear() }
    return try search { progress.update($0) }
  }

  /// The beginning of the training, in words.
  private var startName: String {
    let source = source.map { "the source network \($0)" } ?? "the book's source network"
    return fromScratch ? "random weights, with the layers of \(source)" : source
  }

  private func sourceClassifier() throws -> Classifier {
    guard let source else { return try .pretrained(inputSize: size ?? PretrainedSource.inputSize) }
    return try Classifier(contentsOf: source.fromCaller, size: size)
  }

  private func announce(_ training: PlannedTraining, _ start: Classifier) {
    let split = training.split
    print(
      "\(split.classes.count) classes: \(split.classes.prefix(8).joined(separator: ", "))\(split.classes.count > 8 ? ", …" : "")"
        .escapingControls)
    print(
      "\(split.training.count) images for training, \(split.validation.count) for validation, "
        + "\(split.test.count) for testing")
    for (name, count) in zip(split.classes, split.training.counts) where count < 5 {
      print("only \(count) of them \(count == 1 ? "shows" : "show") \(name)".escapingControls)
    }
    let size = start.description.inputSize
    print("from \(startName), \(size) × \(size) pixels, batches of \(training.batchSize)")
    print(training.plan)
    fflush(nil)
  }

  private func line(_ epoch: History.Epoch, _ plan: TrainingPlan, _ remark: String = "") {
    print(
      String(
        format: "epoch %d: loss %.3f, train acc %.3f, %@ %.3f, %.1f images/sec%@", epoch.number, epoch.loss,
        epoch.trainAccuracy, plan.validationMetric, epoch.testAccuracy, epoch.examplesPerSecond, remark))
    fflush(nil)
  }
}

extension TrainingPlan {
  /// The name of the number that chooses the epoch.
  var validationMetric: String { balancesClasses ? "balanced validation acc" : "validation acc" }
}
