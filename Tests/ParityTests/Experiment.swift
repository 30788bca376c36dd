import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import TestSupport
import Testing

/// The experiment that both frameworks ran: `Tests/Fixtures/experiment.py` in Swift.
struct Experiment {
  static let batchSize = 4
  static let steps = 10
  static let learningRate: Float = 0.005
  static let weightDecay: Float = 0.01
  static let outputRateMultiplier: Float = 10
  static let biasDecayMultiplier: Float = 0.5

  /// N × height × width × 3.
  let images: Tensor
  let labels: [Int]

  init() throws {
    let file = try WeightFile(fixture("gluon/inputs.params"))
    let state = try file.state()
    images = Self.channelsLast(try #require(state["images"]))
    labels = try #require(state["labels"]).values.map { Int($0) }
  }

  /// Returns the images and labels of a step.
  func batch(_ step: Int) -> (images: Tensor, labels: [Int]) {
    let batches = (labels.count + Self.batchSize - 1) / Self.batchSize
    let start = step % batches * Self.batchSize
    let rows = start..<min(start + Self.batchSize, labels.count)
    let size = images.count / labels.count
    let values = images.read {
      Array(UnsafeBufferPointer(start: $0 + start * size, count: rows.count * size))
    }
    return (Tensor(values, [rows.count] + images.shape.dropFirst()), Array(labels[rows]))
  }

  /// The results of training.
  struct Outcome {
    let firstLogits: Tensor
    let firstGradients: [String: Tensor]
    let losses: [Float]
  }

  /// Trains the network for ten steps.
  func train(_ network: ResNet) -> Outcome {
    network.output.setLearningRateMultiplier(Self.outputRateMultiplier)
    network.output.bias.weightDecayMultiplier = Self.biasDecayMultiplier
    let optimizer = SGD(network, learningRate: Self.learningRate, weightDecay: Self.weightDecay)
    var (firstLogits, firstGradients, losses) = (Tensor(zeros: [0]), [String: Tensor](), [Float]())
    for step in 0..<Self.steps {
      let (images, labels) = batch(step)
      let logits = network.forward(images, .training)
      let loss = SoftmaxCrossEntropy.loss(logits, labels: labels)
      losses.append(loss.value)
      _ = network.backward(loss.gradient, needsInputGradient: false)
      if step == 0 {
        firstLogits = logits
        for (path, parameter) in network.namedParameters { firstGradients[path] = parameter.gradient }
      }
      optimizer.step()
    }
    return Outcome(firstLogits: firstLogits, firstGradients: firstGradients, losses: losses)
  }

  private static func channelsLast(_ tensor: Tensor) -> Tensor {
    let (count, channels, pixels) = (
      tensor.shape[0], tensor.shape[1], tensor.shape[2] * tensor.shape[3]
    )
    let values = tensor.values
    let reordered = (0..<values.count).map { place in
      let (channel, pixel) = (place % channels, place / channels % pixels)
      return values[(place / channels / pixels * channels + channel) * pixels + pixel]
    }
    precondition(reordered.count == count * channels * pixels)
    return Tensor(reordered, [count, tensor.shape[2], tensor.shape[3], channels])
  }
}
