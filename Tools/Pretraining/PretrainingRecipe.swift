import ArgumentParser
import FineTuningDrawings
import FineTuningElementaryFunctions
import FineTuningImages

/// Everything that determines the weights.
struct PretrainingRecipe: ParsableArguments {
  @Option(help: "Channels of the first stage. ResNet-18 has 64.")
  var width = 32

  @Option(help: "Width and height of the network's input in pixels.")
  var size = 96

  @Option(help: "Epochs of training.")
  var epochs = 10

  @Option(help: "Drawings of each class.")
  var perClass = 300

  @Option(help: "Drawings in a batch.")
  var batchSize = 128

  @Option(help: "Peak learning rate: reached after the first epoch, followed by a cosine decay to zero.")
  var learningRate: Float = 0.1

  @Option(help: "Momentum of SGD.")
  var momentum: Float = 0.9

  @Option(help: "Weight decay.")
  var weightDecay: Float = 0.0005

  @Option(help: "Seed of the initial weights, the drawings and their order.")
  var seed: UInt64 = 1

  func check() throws {
    for (name, value) in [
      ("width", width), ("size", size), ("epochs", epochs), ("per-class", perClass),
      ("batch-size", batchSize),
    ] where value < 1 {
      throw ValidationError("--\(name) must be at least 1")
    }
  }

  var description: String {
    "width \(width), \(size) px, \(epochs) epochs of \(perClass) drawings of each of "
      + "\(DrawnImageNet.classes.count) classes, batch \(batchSize), learning rate \(learningRate), "
      + "momentum \(momentum), weight decay \(weightDecay), seed \(seed)"
  }

  /// The learning rate after `epoch` epochs: linear warm-up during the first, then cosine decay.
  func learningRate(at epoch: Double) -> Float {
    if epoch < 1 { return learningRate * Float(0.05 + 0.95 * epoch) }
    let progress = (epoch - 1) / Double(max(1, epochs - 1))
    return learningRate * Float((1 + cos(.pi * progress)) / 2)
  }

  /// Drawings are a sixth larger than the network's input, which is cropped from them.
  private var drawingSize: Int { size * 7 / 6 }

  /// Loads training drawings. The first epoch draws them, and later ones crop them from memory elsewhere.
  func trainingLoader() -> DataLoader {
    let drawings = DrawnImageNet(.training, perClass: perClass, size: drawingSize, seed: seed)
    let transform = Compose([RandomResizedCrop(size, area: 0.2...1), RandomFlipLeftRight()])
    return DataLoader(
      drawings, transform: transform, batchSize: batchSize, shuffle: true, seed: seed, cacheBudget: 8 << 30)
  }

  /// Loads drawings that training never sees.
  func heldOutLoader(perClass: Int) -> DataLoader {
    let drawings = DrawnImageNet(.heldOut, perClass: perClass, size: drawingSize, seed: seed)
    return DataLoader(drawings, transform: .testing(size: size), batchSize: batchSize)
  }
}
