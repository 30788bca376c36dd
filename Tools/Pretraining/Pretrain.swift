import ArgumentParser
import FineTuningDrawings
import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import FineTuningTraining
import Foundation

/// Trains the default profile's source network on drawn ImageNet, from nothing but a seed.
@main
struct Pretrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./book pretrain",
    abstract: "Trains the source network on drawn ImageNet and writes its weights and model card.",
    discussion: """
      A checkpoint is written to the work folder after every epoch and when a run is interrupted; the same \
      command continues from there. The same options produce the same weights to the last bit, on every machine \
      and with any number of threads.
      """)

  @OptionGroup var recipe: PretrainingRecipe

  @Option(help: "Worker threads. (default: the number of cores)")
  var threads: Int?

  @Option(help: "Folder for the checkpoint and the log.")
  var work = ".build/pretrain"

  @Option(help: "Folder for the weights and the model card.")
  var out = "Sources/Models/Resources"

  func validate() throws {
    try recipe.check()
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    guard InstructionSet.current.hasFusedMultiplyAdd else {
      throw ValidationError(
        "the weights come out the same only on a processor with AVX2 and FMA, or on arm64; this one has neither"
      )
    }
  }

  func run() throws {
    if let threads { Parallel.workers = threads }
    let log = Log(work + "/pretrain.log")
    do {
      try publish(trained(log), log)
      Checkpoint.remove(at: checkpoint)
    } catch let interruption as Interruption {
      log(interruption.description)
      throw ExitCode(interruption.exitCode)
    }
  }

  private var checkpoint: String { work + "/checkpoint.safetensors" }

  /// Trains from the last checkpoint, or from the start, to the last epoch.
  private func trained(_ log: Log) throws -> ResNet {
    var random = RandomSource(seed: recipe.seed)
    let network = ResNet.resNet18(classes: ImageNetClasses.all.count, width: recipe.width, using: &random)
    let optimizer = SGD(
      network, learningRate: recipe.learningRate, weightDecay: recipe.weightDecay, momentum: recipe.momentum)
    let training = ResumableTraining(
      Trainer(network, optimizer), epochs: recipe.epochs, on: recipe.trainingLoader(),
      testedOn: recipe.heldOutLoader(perClass: 10), checkpoint: checkpoint,
      provenance: ["recipe": recipe.description, "library": try Self.library()],
      advice: "the same command continues from there")
    if training.hasCheckpoint {
      try training.restore()
      log("resume \(training.place)")
    } else {
      log("start: \(recipe.description)")
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
    log(
      String(
        format: "trained in %.0f min with %d threads, %@", seconds / 60, Parallel.workers,
        InstructionSet.current.rawValue))
    return network
  }

  /// The fingerprint of the code that decides the weights. A checkpoint of other code would go on as a mixture of both.
  private static func library() throws -> String {
    try Fingerprint.of(["Sources"], under: ".", except: ["Sources/Models/Resources", "Sources/Plotting"])
  }

  /// Writes the weights in half precision, and measures the network as read back from the file for its card.
  private func publish(_ network: ResNet, _ log: Log) throws {
    let weights = "\(out)/\(PretrainedSource.fileName)"
    try Safetensors(tensors: network.state, metadata: ["recipe": recipe.description])
      .write(to: weights, precision: .half)
    try network.load(Safetensors(contentsOf: weights).tensors, from: weights)
    let card = try ModelCard(network, recipe)
    try AtomicFile.write(card.markdown, to: "\(out)/\(PretrainedSource.cardName)")
    log("held-out top-1 \(String(format: "%.4f", card.accuracy)); wrote \(weights) and its card")
  }
}
