import FineTuningLayers
import FineTuningTensors
import Testing

@Suite struct SGDTests {
  private func layer() -> Dense {
    var random = RandomSource(seed: 1)
    let layer = Dense(inputs: 2, outputs: 1, using: &random)
    layer.weight.value = Tensor([1, -2], [1, 2])
    layer.bias.value = Tensor([4], [1])
    layer.weight.gradient = Tensor([0.5, 0.25], [1, 2])
    layer.bias.gradient = Tensor([-1], [1])
    return layer
  }

  /// Computed by hand: rate 0.1, decay 0.01. The weight has multipliers 10 and 1: rate 1, so
  /// w = 1 − 1·(0.5 + 0.01·1) = 0.49 and −2 − 1·(0.25 − 0.02) = −2.23. The bias has multipliers 1 and 3:
  /// b = 4 − 0.1·(−1 + 0.03·4) = 4.088.
  @Test func `a step with weight decay and multipliers`() {
    let layer = layer()
    layer.weight.learningRateMultiplier = 10
    layer.bias.weightDecayMultiplier = 3
    SGD(layer, learningRate: 0.1, weightDecay: 0.01).step()
    #expect(relativeError(layer.weight.value, Tensor([0.49, -2.23], [1, 2])) < 1e-6)
    #expect(relativeError(layer.bias.value, Tensor([4.088], [1])) < 1e-6)
  }

  /// v₁ = −0.1·0.5 = −0.05, w = 0.95; v₂ = 0.9·(−0.05) − 0.05 = −0.095, w = 0.855.
  @Test func `two steps with momentum`() {
    let layer = layer()
    let optimizer = SGD(layer, learningRate: 0.1, momentum: 0.9)
    optimizer.step()
    #expect((layer.weight.value.values[0] - 0.95).magnitude < 1e-6)
    optimizer.step()
    #expect((layer.weight.value.values[0] - 0.855).magnitude < 1e-6)
  }

  @Test func `frozen parameters stay`() {
    let layer = layer()
    layer.bias.isFrozen = true
    SGD(layer, learningRate: 0.1, weightDecay: 0.01).step()
    #expect(layer.bias.value == Tensor([4], [1]))
    #expect(layer.weight.value != Tensor([1, -2], [1, 2]))
  }

  @Test func `a copy trains alone, a shared parameter together`() {
    let source = layer()
    let copy = source.copy()
    copy.weight.gradient = source.weight.gradient
    copy.bias.gradient = source.bias.gradient
    SGD(copy, learningRate: 0.1).step()
    #expect(source.weight.value == Tensor([1, -2], [1, 2]))
    #expect(copy.weight.value != source.weight.value)
  }
}
