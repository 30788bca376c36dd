import FineTuningLayers
import FineTuningTensors
import Testing

/// Batch normalization, compared with its definition channel by channel.
@Suite struct BatchNormalizationTests {
  struct Case: CustomTestStringConvertible {
    let shape: [Int]
    let usesBatchStatistics: Bool
    var testDescription: String { "\(shape), \(usesBatchStatistics ? "batch" : "running") statistics" }
  }

  /// Vectors of sixteen channels, remainders, a single row, and more rows than are summed in float at once.
  static let cases = [[4, 3, 3, 5], [1, 1, 1, 16], [2, 9, 7, 20], [8, 28, 28, 33]].flatMap { shape in
    [true, false].map { Case(shape: shape, usesBatchStatistics: $0) }
  }

  private func layer(channels: Int) -> BatchNormalization {
    let layer = BatchNormalization(channels: channels)
    layer.gamma.value = normal([channels], seed: 7)
    layer.beta.value = normal([channels], seed: 8)
    layer.runningMean.value = normal([channels], seed: 9)
    layer.runningVariance.value = Tensor(
      normal([channels], seed: 10).values.map { 0.5 + $0 * $0 }, [channels])
    return layer
  }

  private func channel(_ channel: Int, of tensor: Tensor) -> [Double] {
    let values = tensor.values
    return stride(from: channel, to: values.count, by: tensor.shape[3]).map { Double(values[$0]) }
  }

  private func relativeError(_ actual: [Double], _ expected: [Double], scale: Double) -> Double {
    (zip(actual, expected).map { ($0 - $1).magnitude }.max() ?? 0) / scale
  }

  @Test(arguments: cases) func `outputs and gradients match the definition`(test: Case) throws {
    let channels = test.shape[3]
    let layer = layer(channels: channels)
    let (runningMean, runningVariance) = (layer.runningMean.value.values, layer.runningVariance.value.values)
    layer.runningMean.isFrozen = !test.usesBatchStatistics
    layer.runningVariance.isFrozen = !test.usesBatchStatistics
    // A mean of 3, so that a mistake about it shows.
    let x = Tensor(normal(test.shape, seed: 1).values.map { $0 + 3 }, test.shape)
    let dy = normal(test.shape, seed: 2)
    let y = layer.forward(x, .training)
    let dx = try #require(layer.backward(dy, needsInputGradient: true))
    let dGamma = try #require(layer.gamma.gradient).values
    let dBeta = try #require(layer.beta.gradient).values
    // With one row, x̂ and dx are 0: differences are relative to the terms that cancel.
    let rows = Double(x.count / channels)
    for c in 0..<channels {
      let (x, dyOfChannel) = (channel(c, of: x), channel(c, of: dy))
      let (gamma, beta) = (Double(layer.gamma.value.values[c]), Double(layer.beta.value.values[c]))
      let (mean, variance) =
        test.usesBatchStatistics
        ? BatchNormalizationDefinition.statistics(x) : (Double(runningMean[c]), Double(runningVariance[c]))
      let k = gamma.magnitude / (variance + BatchNormalizationDefinition.epsilon).squareRoot()
      let expected = BatchNormalizationDefinition.forward(
        x, gamma: gamma, beta: beta, mean: mean, variance: variance)
      let gradients = BatchNormalizationDefinition.backward(
        dyOfChannel, x: x, gamma: gamma, mean: mean, variance: variance,
        usesBatchStatistics: test.usesBatchStatistics)
      let largestX = x.map(\.magnitude).max() ?? 0
      let largestDy = dyOfChannel.map(\.magnitude).max() ?? 0
      #expect(relativeError(channel(c, of: y), expected, scale: k * largestX + beta.magnitude) < 1e-5)
      #expect(relativeError(channel(c, of: dx), gradients.dx, scale: k * largestDy) < 1e-5)
      #expect((Double(dGamma[c]) - gradients.dGamma).magnitude < 1e-5 * largestDy * rows)
      #expect((Double(dBeta[c]) - gradients.dBeta).magnitude < 1e-5 * largestDy * rows)
      let moved = test.usesBatchStatistics ? 0.1 : 0
      #expect(
        (Double(layer.runningMean.value.values[c]) - ((1 - moved) * Double(runningMean[c]) + moved * mean))
          .magnitude < 1e-5)
      #expect(
        (Double(layer.runningVariance.value.values[c])
          - ((1 - moved) * Double(runningVariance[c]) + moved * variance)).magnitude < 1e-5)
    }
  }

  /// x = 1, 3: mean 2, variance 1, x̂ = −1, 1 (with ε = 0.00001, to five digits). With γ = 2 and β = 5, y = 3, 7.
  /// From dy = 1, 0: dβ = 1, dγ = −1, and dx = 2 · (1 − ½ − ½, 0 − ½ + ½) = 0, 0.
  @Test func `the definition, computed by hand`() {
    let x = [1.0, 3]
    let (mean, variance) = BatchNormalizationDefinition.statistics(x)
    #expect(mean == 2 && variance == 1)
    let y = BatchNormalizationDefinition.forward(x, gamma: 2, beta: 5, mean: mean, variance: variance)
    #expect(relativeError(y, [3, 7], scale: 1) < 2e-5)
    let batch = BatchNormalizationDefinition.backward(
      [1, 0], x: x, gamma: 2, mean: mean, variance: variance, usesBatchStatistics: true)
    #expect(relativeError(batch.dx + [batch.dGamma, batch.dBeta], [0, 0, -1, 1], scale: 1) < 2e-5)
    let running = BatchNormalizationDefinition.backward(
      [1, 0], x: x, gamma: 2, mean: mean, variance: variance, usesBatchStatistics: false)
    #expect(relativeError(running.dx, [2, 0], scale: 1) < 2e-5)
  }
}
