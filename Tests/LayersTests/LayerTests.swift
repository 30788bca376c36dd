import FineTuningLayers
import FineTuningTensors
import Testing

@Suite struct LayerTests {
  private var random = RandomSource(seed: 3)

  @Test(arguments: [Convolution.Method.automatic, .direct])
  mutating func `convolutions pass gradients`(method: Convolution.Method) {
    for (kernel, stride, padding) in [(3, 1, 1), (3, 2, 1), (1, 2, 0), (7, 2, 3)] {
      let layer = Convolution(
        inputChannels: 3, outputChannels: 4, kernelSize: kernel, stride: stride, padding: padding,
        method: method, using: &random)
      expectGradientsMatch(layer, input: normal([2, 9, 7, 3], seed: 1))
    }
  }

  @Test func `batch normalization passes gradients`() {
    let layer = BatchNormalization(channels: 5)
    layer.gamma.value = normal([5], seed: 7)
    layer.beta.value = normal([5], seed: 8)
    expectGradientsMatch(layer, input: normal([4, 3, 3, 5], seed: 1))
  }

  @Test func `frozen batch normalization passes gradients through its running statistics`() {
    let layer = BatchNormalization(channels: 5)
    layer.runningMean.value = normal([5], seed: 7)
    layer.runningVariance.value = Tensor([0.5, 1, 2, 3, 4], [5])
    layer.freeze()
    expectGradientsMatch(layer, input: normal([4, 3, 3, 5], seed: 1))
  }

  @Test func `ReLU passes gradients where it is positive`() {
    // Away from the kink, so that a finite difference never straddles it.
    let input = Tensor(
      normal([2, 3, 3, 4], seed: 1).values.map { $0 + ($0 < 0 ? -0.1 : 0.1) }, [2, 3, 3, 4])
    expectGradientsMatch(ReLU(), input: input)
  }

  @Test func `pooling passes gradients`() {
    // Distinct values far apart, so that no maximum moves within a finite difference.
    let order = normal([2 * 7 * 6 * 3], seed: 4).values
    let ranks = order.indices.sorted { order[$0] < order[$1] }
    var values = [Float](repeating: 0, count: order.count)
    for (rank, place) in ranks.enumerated() { values[place] = Float(rank) * 0.1 }
    let input = Tensor(values, [2, 7, 6, 3])
    expectGradientsMatch(MaxPooling(kernelSize: 3, stride: 2, padding: 1), input: input)
    expectGradientsMatch(GlobalAveragePooling(), input: input)
    expectGradientsMatch(Flatten(), input: input)
  }

  @Test mutating func `dense layers pass gradients`() {
    expectGradientsMatch(Dense(inputs: 7, outputs: 3, using: &random), input: normal([5, 7], seed: 1))
  }

  @Test func `max pooling takes the largest value, and minus infinity outside`() {
    let input = Tensor([-1, -2, -3, -4, -5, -6, -7, -8, -9], [1, 3, 3, 1])
    let output = MaxPooling(kernelSize: 3, stride: 2, padding: 1).forward(input, .inference)
    #expect(output == Tensor([-1, -2, -4, -5], [1, 2, 2, 1]))
  }

  @Test func `batch normalization returns mean beta and standard deviation gamma, and its statistics follow`()
  {
    let layer = BatchNormalization(channels: 2)
    layer.gamma.value = Tensor([2, 3], [2])
    layer.beta.value = Tensor([-1, 5], [2])
    // Channel 0: 1, 3 (mean 2, biased variance 1); channel 1: 10, 30 (mean 20, variance 100).
    let output = layer.forward(Tensor([1, 10, 3, 30], [2, 1, 1, 2]), .training)
    let expected = Tensor([-3, 2, 1, 8], [2, 1, 1, 2])
    #expect(relativeError(output, expected) < 1e-5)
    #expect(relativeError(layer.runningMean.value, Tensor([0.2, 2], [2])) < 1e-6)
    #expect(relativeError(layer.runningVariance.value, Tensor([1, 10.9], [2])) < 1e-6)
  }

  @Test func `the variance of a large mean is not lost`() {
    let values = (0..<4096).map { Float(10_000) + Float($0 % 2) }
    let layer = BatchNormalization(channels: 1)
    _ = layer.forward(Tensor(values, [4096, 1, 1, 1]), .training)
    #expect((layer.runningVariance.value.values[0] - (0.9 + 0.1 * 0.25)).magnitude < 1e-5)
  }

  @Test func `inference uses the running statistics and moves nothing`() {
    let layer = BatchNormalization(channels: 1)
    layer.runningMean.value = Tensor([4], [1])
    layer.runningVariance.value = Tensor([9], [1])
    let output = layer.forward(Tensor([4, 10], [2, 1, 1, 1]), .inference)
    #expect(relativeError(output, Tensor([0, 2], [2, 1, 1, 1])) < 1e-5)
    #expect(layer.runningMean.value == Tensor([4], [1]))
  }

  @Test func `with frozen statistics training normalizes as inference does`() {
    let layer = BatchNormalization(channels: 2)
    layer.runningMean.value = Tensor([4, -1], [2])
    layer.runningVariance.value = Tensor([9, 2], [2])
    layer.freeze()
    let input = normal([4, 2, 2, 2], seed: 1)
    #expect(layer.forward(input, .training) == layer.forward(input, .inference))
    layer.unfreeze()
    layer.freeze(statistics: false)
    #expect(layer.forward(input, .training) != layer.forward(input, .inference))
  }

  @Test mutating func `setting a row of a dense layer leaves the others`() {
    let layer = Dense(inputs: 2, outputs: 3, using: &random)
    let before = layer.weight.value.values
    layer.setRow(1, weight: Tensor([5, 6], [1, 2]), bias: 7)
    #expect(layer.weight.value.values == [before[0], before[1], 5, 6, before[4], before[5]])
    #expect(layer.bias.value.values == [0, 7, 0])
  }

  @Test func `a frozen layer moves nothing in training`() {
    let layer = BatchNormalization(channels: 2)
    layer.freeze()
    let before = layer.namedParameters.map { $0.parameter.value }
    _ = layer.forward(normal([4, 2, 2, 2], seed: 1), .training)
    _ = layer.backward(normal([4, 2, 2, 2], seed: 2), needsInputGradient: true)
    SGD(layer, learningRate: 1).step()
    #expect(layer.namedParameters.map { $0.parameter.value } == before)
  }

  @Test func `the loss is the mean of minus log probability, and passes gradients`() {
    let logits = Tensor([1, 2, 3, 0, 0, 0], [2, 3])
    let (loss, gradient) = SoftmaxCrossEntropy.loss(logits, labels: [2, 0])
    // Row 1: log(e + e² + e³) − 3 = 0.407606; row 2: log 3 = 1.098612.
    #expect((loss - 0.753109).magnitude < 1e-5)
    let expected = Tensor([0.045015, 0.122364, -0.167380, -0.333333, 0.166667, 0.166667], [2, 3])
    #expect(relativeError(gradient, expected) < 1e-5)
  }

  @Test func `the loss of hopeless logits is large, not infinite`() {
    let (loss, _) = SoftmaxCrossEntropy.loss(Tensor([1000, 0], [1, 2]), labels: [1])
    #expect(loss == 1000)
  }

  @Test mutating func `Xavier is uniform within its bound`() {
    let weight = Initializer.xavier([40, 30, 3, 3], using: &random).values
    let bound = Float((6.0 / (70 * 9)).squareRoot())
    let largest = weight.map(\.magnitude).max() ?? 0
    #expect(largest <= bound && largest > 0.99 * bound)
    let variance = weight.reduce(0) { $0 + $1 * $1 } / Float(weight.count)
    #expect((variance / (bound * bound / 3) - 1).magnitude < 0.05)
  }

  @Test func `parameter distance is how far the weights moved, and the length they had`() {
    var random = RandomSource(seed: 1)
    let layer = Dense(inputs: 2, outputs: 1, using: &random)
    layer.setRow(0, weight: Tensor([3, 4], [1, 2]), bias: 0)
    let before = layer.copy()
    layer.setRow(0, weight: Tensor([3, 5], [1, 2]), bias: 0)
    #expect(layer.parameterDistance(from: before) == (1, 5))
  }
}
