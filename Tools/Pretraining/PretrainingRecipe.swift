import ArgumentParser
import Drawings
import Foundation
import Images

/// All that decides what the weights become, the number of threads aside.
struct PretrainingRecipe: ParsableArguments {
  @Option(help: "Channels of the first stage: 64 is ResNet-18 itself.")
  var width = 32

  @Option(help: "Columns and rows of the network's input.")
  var size = 96

  @Option(help: "Epochs.")
  var epochs = 10

  @Option(help: "Drawings of each class.")
  var perClass = 300

  @Option(help: "Drawings in a batch.")
  var batchSize = 128

  @Option(help: "Highest learning rate, reached after the first epoch; then half a cosine down to zero.")
  var learningRate: Float = 0.1

  @Option(help: "Momentum of SGD.")
  var momentum: Float = 0.9

  @Option(help: "Weight decay.")
  var weightDecay: Float = 0.0005

  @Option(help: "Seed of the first weights, the drawings and their order.")
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

  /// The learning rate after some epochs: up in a straight line during the first, then down a cosine.
  func learningRate(at epoch: Double) -> Float {
    if epoch < 1 { return learningRate * Float(0.05 + 0.95 * epoch) }
    let share = (epoch - 1) / Double(max(1, epochs - 1))
    return learningRate * Float((1 + cos(.pi * share)) / 2)
  }

  /// Drawings are a sixth larger than what is cut out of them.
  private var drawingSize: Int { size * 7 / 6 }

  /// Drawings are kept in memory: the first epoch draws them, the others crop them in other places.
  func trainingLoader() -> DataLoader {
    let drawings = DrawnImageNet(.training, perClass: perClass, size: drawingSize, seed: seed)
    let transform = Compose([RandomResizedCrop(size, area: 0.2...1), RandomFlipLeftRight()])
    return DataLoader(
      drawings, transform: transform, batchSize: batchSize, shuffle: true, seed: seed, cacheBudget: 8 << 30)
  }

  func heldOutLoader(perClass: Int) -> DataLoader {
    let drawings = DrawnImageNet(.heldOut, perClass: perClass, size: drawingSize, seed: seed)
    return DataLoader(drawings, transform: .testing(size: size), batchSize: batchSize)
  }
}
