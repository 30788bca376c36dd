import ArgumentParser
import Drawings
import Files
import Foundation
import Images
import Layers
import Models
import Tensors
import Training

/// Trains the source network of the default profile on drawn ImageNet, from nothing but a seed.
@main
struct Pretrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book pretrain",
    abstract: "Trains the source network on drawn ImageNet and writes its weights and its model card.",
    discussion: """
      After every epoch, and when it is interrupted, a checkpoint is written to the work folder; the same \
      command goes on from there. \
      The same options, machine and number of threads give the same weights to the last bit.
      """)

  @OptionGroup var recipe: PretrainingRecipe

  @Option(help: "Worker threads. (default: the number of cores)")
  var threads: Int?

  @Option(help: "Folder of the checkpoint and the log.")
  var work = ".build/pretrain"

  @Option(help: "Folder that the weights and the model card are written to.")
  var out = "Sources/Models/Resources"

  func validate() throws {
    try recipe.check()
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
  }

  func run() throws {
    if let threads { Parallel.workers = threads }
    let log = Log(work + "/pretrain.log")
    do {
      try publish(trained(log), log)
    } catch let interruption as Interruption {
      log(interruption.description)
      throw ExitCode(interruption.exitCode)
    }
  }

  /// The network after all epochs, from the last checkpoint or from the start.
  private func trained(_ log: Log) throws -> TrainedNetwork {
    var random = RandomSource(seed: recipe.seed)
    let network = ResNet.resNet18(classes: ImageNetClasses.all.count, width: recipe.width, using: &random)
    let optimizer = SGD(
      network, learningRate: recipe.learningRate, weightDecay: recipe.weightDecay, momentum: recipe.momentum)
    let training = ResumableTraining(
      Trainer(network, optimizer), epochs: recipe.epochs, on: recipe.trainingLoader(),
      testedOn: recipe.heldOutLoader(perClass: 10), checkpoint: work + "/checkpoint.safetensors",
      provenance: [
        "recipe": recipe.description, "kernels": BLAS.kernel, "threads": "\(Parallel.workers)",
      ], advice: "the same command goes on from there")
    if training.hasCheckpoint {
      try training.restore()
      log("resume \(training.place)")
    } else {
      log("start: \(recipe.description), \(BLAS.kernel) kernels, \(Parallel.workers) threads")
    }
    try training.fit(
      willStep: { optimizer.learningRate = recipe.learningRate(at: $0) },
      didEnd: { epoch in
        log(
          String(
            format: "epoch %d/%d: loss %.3f, train acc %.3f, held-out acc %.3f, %.1f examples/sec, %.0f s",
            epoch.number, recipe.epochs, epoch.loss, epoch.trainAccuracy, epoch.testAccuracy,
            epoch.examplesPerSecond, epoch.seconds))
      })
    let seconds = training.trainer.history.epochs.reduce(0) { $0 + $1.seconds }
    return TrainedNetwork(network: network, seconds: seconds)
  }

  /// Writes the weights in half precision, reads them back, measures what was read, writes the card.
  private func publish(_ trained: TrainedNetwork, _ log: Log) throws {
    let weights = "\(out)/\(PretrainedSource.fileName)"
    try Safetensors(tensors: trained.network.state, metadata: ["recipe": recipe.description])
      .write(to: weights, precision: .half)
    try trained.network.load(Safetensors(contentsOf: weights).tensors, from: weights)
    let card = try ModelCard(trained, recipe)
    try AtomicFile.write(card.markdown, to: "\(out)/\(PretrainedSource.cardName)")
    log("held-out top-1 \(String(format: "%.4f", card.accuracy)); wrote \(weights) and its card")
  }
}

/// A network and the time it took to train.
struct TrainedNetwork {
  let network: ResNet
  let seconds: Double
}

/// Lines with the time of day, to the terminal and to a file.
struct Log {
  private let path: String

  init(_ path: String) {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func callAsFunction(_ text: String) {
    let line = "\(Date().ISO8601Format()) \(text)\n"
    print(line, terminator: "")
    fflush(nil)
    guard let file = fopen(path, "a") else { return }
    fputs(line, file)
    fclose(file)
  }
}
