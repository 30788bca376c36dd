import Images
import Layers
import Models
import Tensors
import Training

/// Work that is done again and again.
protocol Task {
  /// Does a little of it, so that memory is in place and code is warm, and gives numbers by which candidates
  /// are held to be doing the same.
  func check() throws -> [Float]
  /// Does it once, and says how many images it took.
  func iterate() throws -> Int
}

/// The batch that every candidate is given.
struct GivenBatch {
  let images: Tensor
  let labels: [Int]

  init(_ path: String) throws {
    let tensors = try Safetensors(contentsOf: path).tensors
    images = tensors["images"] ?? Tensor(zeros: [0, 0, 0, 3])
    labels = tensors["labels"]?.values.map { Int($0) } ?? []
  }
}

/// A step of training on the same batch each time, with the book's weight decay.
struct TrainingTask: Task {
  private let network: ResNet
  private let batch: GivenBatch
  private let optimizer: SGD

  init(_ network: ResNet, batchFile: String) throws {
    self.network = network
    batch = try GivenBatch(batchFile)
    optimizer = SGD(network, learningRate: 0.01, weightDecay: 0.001)
  }

  /// The losses of three steps.
  func check() -> [Float] { (0..<3).map { _ in step() } }

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

/// The scores of the same batch each time.
struct InferenceTask: Task {
  private let network: ResNet
  private let batch: GivenBatch

  init(_ network: ResNet, batchFile: String) throws {
    self.network = network
    batch = try GivenBatch(batchFile)
  }

  /// The scores of the first two images.
  func check() -> [Float] { Array(network.forward(batch.images, .inference).values.prefix(4)) }

  func iterate() -> Int {
    network.forward(batch.images, .inference).shape[0]
  }
}

/// An epoch of the training images, decoded from their files each time.
struct PipelineTask: Task {
  private let images: ImageFolder
  private let workload: Workload

  init(_ folder: String, _ workload: Workload) throws {
    images = try ImageFolder(folder + "/train")
    self.workload = workload
  }

  /// Nothing: crops are random, and each candidate has a generator of its own.
  func check() throws -> [Float] {
    _ = try iterate()
    return []
  }

  func iterate() throws -> Int {
    let batches = DataLoader(
      images, transform: .training(size: workload.size), batchSize: workload.batch, shuffle: true,
      threads: workload.threads
    ).epoch(1)
    var count = 0
    while let batch = try batches.next() { count += batch.count }
    return count
  }
}

/// The book's experiment: two networks, fine-tuned and from scratch, each trained and then tested after every
/// epoch.
struct ExperimentTask: Task {
  private let start: ResNet
  private let train, test: ImageFolder
  private let workload: Workload

  init(_ start: ResNet, _ folder: String, _ workload: Workload) throws {
    self.start = start
    train = try ImageFolder(folder + "/train")
    test = try ImageFolder(folder + "/test")
    self.workload = workload
  }

  /// Nothing is warm when a reader begins either.
  func check() -> [Float] { [] }

  func iterate() throws -> Int {
    let training = DataLoader(
      train, transform: .training(size: workload.size), batchSize: workload.batch, shuffle: true,
      threads: workload.threads)
    let testing = DataLoader(
      test, transform: .testing(size: workload.size), batchSize: workload.batch, threads: workload.threads)
    for rate in [0.01, 0.1] as [Float] {
      let network = start.copy()
      let trainer = Trainer(network, SGD(network, learningRate: rate, weightDecay: 0.001))
      for number in 1...workload.epochs {
        try trainer.trainEpoch(
          number, training.epoch(number), batchCount: training.batchCount,
          test: { try Prediction(of: network, on: testing).accuracy })
      }
    }
    return 2 * workload.epochs * (train.count + test.count)
  }
}
