import FineTuning
import Testing

/// The claims of chapters 5 and 6, on a subset of the test images.
@Suite struct ChapterClaimsTests {
  private let transform = Compose.testing(size: Profile.drawn.inputSize)

  private func features(of network: any Layer, _ images: DrawnHotDogs.Split) throws -> FeatureMatrix {
    try FeatureMatrix(of: network, on: DataLoader(images, transform: transform))
  }

  /// Trains for one epoch on 64 scenes.
  private func train(_ network: ResNet) throws {
    let scenes = DrawnHotDogs.Split.training(perClass: 32)
    let loader = DataLoader(
      scenes, transform: Compose.training(size: Profile.drawn.inputSize), batchSize: 16, shuffle: true,
      seed: 1)
    let trainer = Trainer(network, SGD(network, learningRate: 0.01, weightDecay: 0.001))
    let batches = loader.epoch(1)
    while let batch = try batches.next() { trainer.step(batch) }
  }

  @Test func `chapter 5: frozen features and statistics stay bit-identical, and the output learns`()
    throws
  {
    var random = RandomSource(seed: 1)
    let source = try PretrainedSource.load()
    let target = source.replacingOutput(classes: 2, using: &random)
    target.features.freeze()
    let output = target.output.state
    try train(target)
    #expect(target.features.state == source.features.state)
    #expect(target.output.state != output)
  }

  @Test func `chapter 5: with batch statistics, the weights stay and every statistic moves`() throws {
    var random = RandomSource(seed: 1)
    let source = try PretrainedSource.load()
    let target = source.replacingOutput(classes: 2, using: &random)
    target.features.freeze(statistics: false)
    try train(target)
    for (before, after) in zip(source.features.namedParameters, target.features.namedParameters) {
      let moved = before.parameter.value != after.parameter.value
      #expect(moved == (after.parameter.role == .statistic), "\(after.path)")
    }
  }

  @Test func `chapter 6: row 934 detects hot dogs before any training, and row 713 doesn't`() throws {
    let source = try PretrainedSource.load()
    let train = try features(of: source.features, .training(perClass: 40))
    let test = try features(of: source.features, .test(perClass: 40))
    let hotDog = try source.outputRow(named: "hotdog")
    let threshold = train.binaryScores(by: hotDog, of: 0).bestThreshold
    #expect(test.binaryScores(by: hotDog, of: 0).areaUnderCurve > 0.85)
    #expect(test.binaryScores(by: hotDog, of: 0).accuracy(threshold: threshold) > 0.75)
    #expect(try test.binaryScores(by: source.outputRow(at: 713), of: 0).areaUnderCurve < 0.5)

    // As an initialization, the row fixes the accuracy before the first step.
    var random = RandomSource(seed: 1)
    let target = source.replacingOutput(classes: 2, using: &random)
    target.output.setRow(0, weight: hotDog.weight, bias: hotDog.bias - threshold)
    target.output.setRow(1, weight: Tensor(zeros: hotDog.weight.shape), bias: 0)
    let prediction = Prediction(logits: target.output.forward(test.rows, .inference), labels: test.labels)
    #expect(prediction.accuracy == test.binaryScores(by: hotDog, of: 0).accuracy(threshold: threshold))
  }

  @Test func `draws the filters of the first convolution, with grey for zero`() {
    var random = RandomSource(seed: 1)
    let network = ResNet.resNet18(classes: 2, width: 4, using: &random)
    guard let convolution = network.features[1] as? Convolution else { return #expect(Bool(false)) }
    var weights = [Float](repeating: 0, count: 4 * 3 * 49)
    weights[49 + 2] = -2  // green, first row, third column
    weights[98 + 7] = 1  // blue, second row, first column
    convolution.weight.value = Tensor(weights, [4, 3, 7, 7])
    let image = network.firstFilters[0]
    #expect(image.width == 7 && network.firstFilters.count == 4)
    #expect(
      image[2, 0] == (128, 0, 128) && image[0, 1] == (128, 128, 191) && image[6, 6] == (128, 128, 128))
  }
}
