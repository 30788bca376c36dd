import FineTuningLayers
import FineTuningTensors
import Testing

@Suite struct ClassWeightsTests {
  private let logits = Tensor([1, 2, 0.5, -1, 0, 3, 0.2, 0.1, -0.3, 2, 1, 1], [4, 3])
  private let labels = [0, 2, 1, 1]

  /// torch.nn.CrossEntropyLoss(weight=torch.tensor([0.5, 2., 1.])) on the same numbers.
  @Test func `the weighted loss is PyTorch's`() {
    let (value, gradient) = SoftmaxCrossEntropy.loss(logits, labels: labels, classWeights: [0.5, 2, 1])
    #expect(abs(value - 1.0804750) < 1e-6)
    #expect(
      zip(
        gradient.values,
        [
          -0.0698887, 0.0571392, 0.0127495, 0.0031178, 0.0084750, -0.0115928, 0.1447961, -0.2326194,
          0.0878233, 0.2094971, -0.2865667, 0.0770697,
        ] as [Float]
      ).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `weights that are all the same change nothing`() {
    let (plain, weighted) = (
      SoftmaxCrossEntropy.loss(logits, labels: labels),
      SoftmaxCrossEntropy.loss(logits, labels: labels, classWeights: [1, 1, 1])
    )
    #expect(plain.value == weighted.value && plain.gradient == weighted.gradient)
  }
}
