import FineTuningLayers
import FineTuningModels
import FineTuningRecipe
import FineTuningTensors

/// A training step, on the same batch each time.
struct TrainingTask: BenchmarkTask {
  private let network: ResNet
  private let optimizer: SGD
  private let batch: InputBatch

  init(_ network: ResNet, batchFile: String) throws {
    self.network = network
    optimizer = SGD(
      network, learningRate: Float(Recipe.standard.learningRate),
      weightDecay: Float(Recipe.standard.weightDecay))
    batch = try InputBatch(batchFile)
  }

  /// The losses of three steps.
  func warmUp() -> [Float] { (0..<3).map { _ in step() } }

  func iterate() -> Int {
    _ = step()
    return batch.labels.count
  }

  private func step() -> Float {
    let logits = network.forward(batch.images, .training)
    let (loss, gradient) = SoftmaxCrossEntropy.loss(logits, labels: batch.labels)
    _ = network.backward(gradient, needsInputGradient: false)
    optimizer.step()
    return loss
  }
}

/// Inference, on the same batch each time.
struct InferenceTask: BenchmarkTask {
  private let network: ResNet
  private let batch: InputBatch

  init(_ network: ResNet, batchFile: String) throws {
    self.network = network
    batch = try InputBatch(batchFile)
  }

  /// The logits of the first two images.
  func warmUp() -> [Float] { Array(network.forward(batch.images, .inference).values.prefix(4)) }

  func iterate() -> Int {
    network.forward(batch.images, .inference).shape[0]
  }
}

/// The batch that all candidates share.
private struct InputBatch {
  let images: Tensor
  let labels: [Int]

  init(_ path: String) throws {
    let tensors = try Safetensors(contentsOf: path).tensors
    images = tensors["images"] ?? Tensor(zeros: [0, 0, 0, 3])
    labels = tensors["labels"]?.values.map { Int($0) } ?? []
  }
}
