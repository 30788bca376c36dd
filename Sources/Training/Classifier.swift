import FineTuningFiles
import FineTuningImages
import FineTuningLayers
import FineTuningModels
import FineTuningTensors
import Synchronization

/// A network in use: it takes images and answers with classes.
///
///     let classifier = try Classifier(contentsOf: "chairs.safetensors")
///     let answer = try classifier.answer(for: "kitchen.jpg")
///     print(answer.best(1)[0].name)
public struct Classifier {
  /// The network.
  public let network: ResNet
  /// The meaning of its outputs, and the way from an image to its input.
  public var description: NetworkDescription

  /// Puts a network in use.
  public init(_ network: ResNet, _ description: NetworkDescription) {
    precondition(
      network.output.outputs == description.classes.count, "a network has an output for each of its classes")
    self.network = network
    self.description = description
  }

  /// Reads a weights file of any of the frameworks, or the checkpoint of an interrupted training.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - size: columns and rows of the input, if not the file's.
  ///   - classes: the names of the outputs, if not the file's.
  /// - Throws: `InputError` if the file can't be read, if no network fits it, or if `classes` doesn't.
  public init(contentsOf path: String, size: Int? = nil, classes: [String]? = nil) throws {
    let file = try WeightFile(path)
    let fit = try NetworkFit(file)
    description = try NetworkDescription(of: file, fit, size: size)
    if let classes {
      guard classes.count == fit.classes else {
        throw InputError(
          path, expected: "\(fit.classes) class names, one for each output", found: "\(classes.count)",
          advice: "name all of them, in order")
      }
      description.classes = classes
    }
    network = try fit.network(file)
  }

  /// Loads the source network that comes with the library, which knows drawings of 162 of ImageNet's classes.
  ///
  /// - Throws: `InputError` if the library's resources aren't there, or if `inputSize` makes no sense.
  public static func pretrained(inputSize: Int = PretrainedSource.inputSize) throws -> Classifier {
    Classifier(
      try PretrainedSource.load(),
      NetworkDescription(
        classes: ImageNetClasses.all.map(\.name),
        inputSize: try NetworkDescription.checked(inputSize: inputSize)))
  }

  /// Writes the network with its description: to `.safetensors` in full, for other formats as far as they go.
  ///
  /// - Returns: the naming of the tensors.
  /// - Throws: as `ResNet.write`.
  @discardableResult public func write(to path: String) throws -> ParameterNaming {
    try network.write(to: path, metadata: description.metadata(width: network.width))
  }

  /// The way from an image to the input: resized, then the centre.
  public var transform: Compose {
    .testing(size: description.inputSize, normalization: description.normalization)
  }

  /// Returns the answer for an image file.
  ///
  /// - Throws: `InputError` if it can't be read.
  public func answer(for path: String) throws -> Answer { answer(for: try image(path)) }

  /// Reads an image file, a large photograph scaled down to what the network needs.
  private func image(_ path: String) throws -> Image {
    try Image(contentsOf: path, sufficientSize: transform.sufficientSize)
  }

  /// Returns the answer for an image.
  public func answer(for image: Image) -> Answer {
    var random = RandomSource(seed: 0)  // nothing in this transform is random
    return Answer(
      logits: network.forward(transform.tensor(of: image, using: &random), .inference).values,
      classes: description.classes)
  }

  /// Answers for many image files, a batch at a time: decoded on all cores, then classified together.
  ///
  /// - Parameters:
  ///   - paths: the paths of the files.
  ///   - batchSize: the number of images that are classified together.
  ///   - each: is told the answer or the error for each file, in order.
  public func answers(
    for paths: [String], batchSize: Int = 32, each: (_ path: String, Result<Answer, any Error>) throws -> Void
  ) rethrows {
    for start in stride(from: 0, to: paths.count, by: batchSize) {
      let batch = Array(paths[start..<min(start + batchSize, paths.count)])
      let inputs = Mutex([Int: Result<Tensor, any Error>]())
      let transform = transform
      Parallel.split(batch.count) { range in
        for index in range {
          let input = Result {
            var random = RandomSource(seed: 0)
            return transform.tensor(of: try image(batch[index]), using: &random)
          }
          inputs.withLock { $0[index] = input }
        }
      }
      let all = inputs.withLock { $0 }
      let sound = batch.indices.filter { (try? all[$0]?.get()) != nil }
      let rows = sound.isEmpty ? [] : logits(of: sound.compactMap { try? all[$0]?.get() })
      let answers = Dictionary(uniqueKeysWithValues: zip(sound, rows))
      for (index, path) in batch.enumerated() {
        guard let input = all[index] else { continue }
        try each(path, input.map { _ in Answer(logits: answers[index] ?? [], classes: description.classes) })
      }
    }
  }

  private func logits(of inputs: [Tensor]) -> [[Float]] {
    let (size, columns) = (description.inputSize, description.classes.count)
    let images = Tensor(inputs.flatMap(\.values), [inputs.count, size, size, 3])
    let logits = network.forward(images, .inference).values
    return inputs.indices.map { Array(logits[$0 * columns..<($0 + 1) * columns]) }
  }
}

/// A network's answer for one image.
public struct Answer: Sendable {
  /// The logit of each class.
  public let logits: [Float]
  /// The probability of each class.
  public let probabilities: [Float]
  private let classes: [String]

  init(logits: [Float], classes: [String]) {
    self.logits = logits
    self.classes = classes
    probabilities = SoftmaxCrossEntropy.probabilities(Tensor(logits, [1, logits.count])).values
  }

  /// Returns the `count` most probable classes, the most probable first.
  public func best(_ count: Int) -> [(index: Int, name: String, probability: Float)] {
    probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }.prefix(count)
      .map { ($0, classes[$0], probabilities[$0]) }
  }
}
