import FineTuningImages
import FineTuningLayers
import FineTuningTensors
import FineTuningTraining
import Testing

@Suite struct FeatureMatrixTests {
  private let matrix = FeatureMatrix(
    rows: Tensor((0..<10).map { Float($0) }, [5, 2]), labels: [0, 1, 2, 3, 4])

  @Test func `selected rows keep their labels`() {
    let some = matrix.selecting([3, 0])
    #expect(some.rows == Tensor([6, 7, 0, 1], [2, 2]) && some.labels == [3, 0])
  }

  @Test func `batches hold every row once, in another order each time`() {
    var random = RandomSource(seed: 4)
    let (first, second) = (matrix.batches(of: 2, using: &random), matrix.batches(of: 2, using: &random))
    #expect(first.map(\.count) == [2, 2, 1])
    #expect(first.flatMap(\.labels).sorted() == matrix.labels)
    #expect(first.flatMap(\.labels) != second.flatMap(\.labels))
    for batch in first {
      #expect(batch.rows.values == batch.labels.flatMap { [Float(2 * $0), Float(2 * $0 + 1)] })
    }
  }
}

@Suite struct PrincipalComponentsTests {
  /// Rows along (3, 4, 0) / 5 with standard deviation 10, along (0, 0, 1) with 2, and along (4, −3, 0) / 5
  /// with 0.1.
  private var rows: Tensor {
    var random = RandomSource(seed: 8)
    let values = (0..<500).flatMap { _ in
      let (a, b, c) = (random.normal() * 10, random.normal() * 2, random.normal() * 0.1)
      return [7 + 0.6 * a + 0.8 * c, 0.8 * a - 0.6 * c, b - 1].map { Float($0) }
    }
    return Tensor(values, [500, 3])
  }

  @Test func `they are the directions of largest variance`() {
    let components = PrincipalComponents(of: rows)
    let expected = [[0.6, 0.8, 0], [0, 0, 1]]
    for (direction, expected) in zip(components.directions, expected) {
      #expect(zip(direction, expected).allSatisfy { abs($0 - $1) < 0.02 }, "\(direction)")
    }
    let ratios = components.explainedVarianceRatios
    #expect(abs(ratios[0] - 100 / 104.01) < 0.01 && ratios[0] + ratios[1] < 1)
  }

  @Test func `coordinates are centred and uncorrelated, with the variance explained`() {
    let components = PrincipalComponents(of: rows)
    let points = components.project(rows)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    #expect(abs(mean(points.map { $0[0] })) < 1e-4 && abs(mean(points.map { $0[1] })) < 1e-4)
    #expect(abs(mean(points.map { $0[0] * $0[1] })) < 1e-3)
    let ratio = mean(points.map { $0[0] * $0[0] }) / mean(points.map { $0[1] * $0[1] })
    let explained = components.explainedVarianceRatios
    #expect(abs(ratio / (explained[0] / explained[1]) - 1) < 1e-6)
  }

  @Test func `rows that don't vary explain no variance, and nothing becomes NaN`() {
    let components = PrincipalComponents(of: Tensor(repeating: 3, [4, 2]))
    #expect(components.explainedVarianceRatios == [0, 0])
    #expect(components.project(Tensor(repeating: 3, [1, 2])) == [[0, 0]])
  }
}
