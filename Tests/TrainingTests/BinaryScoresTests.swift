import FineTuningTraining
import Testing

@Suite struct BinaryScoresTests {
  private func binaryScores(_ positives: [Float], _ negatives: [Float]) -> BinaryScores {
    BinaryScores(
      positives + negatives,
      isPositive: positives.map { _ in true } + negatives.map { _ in false })
  }

  @Test(
    arguments: [
      ([3, 1, 2, 2], [2, 0, 2.5]), ([2, 3], [0, 1]), ([1], [1]), ([0, 0, 5], [0, 0, 0, 7]),
    ] as [([Float], [Float])])
  func `the area under the curve is the fraction of pairs in order`(positives: [Float], negatives: [Float]) {
    var wins = 0.0
    for p in positives { for n in negatives { wins += p > n ? 1 : p == n ? 0.5 : 0 } }
    let area = binaryScores(positives, negatives).areaUnderCurve
    #expect(abs(area - wins / Double(positives.count * negatives.count)) < 1e-12)
  }

  @Test func `the curve goes from nothing found to everything found`() {
    let curve = binaryScores([3, 1], [2, 0]).curve
    #expect(curve.map(\.x) == [0, 0, 0.5, 0.5, 1] && curve.map(\.y) == [0, 0.5, 0.5, 1, 1])
  }

  @Test func `the best threshold has the highest accuracy`() {
    let scores = binaryScores([5, 4, 1], [3, 0, -1])
    #expect(scores.bestThreshold == 3.5)
    #expect(scores.accuracy(threshold: 3.5) == 5.0 / 6)
    for threshold: Float in [-2, -0.5, 0.5, 2, 4.5, 6] {
      #expect(scores.accuracy(threshold: threshold) <= 5.0 / 6)
    }
  }

  @Test func `equal scores can't be told apart`() {
    let scores = binaryScores([1, 1], [1])
    #expect(scores.curve.count == 2 && scores.accuracy(threshold: scores.bestThreshold) == 2.0 / 3)
  }
}
