import FineTuningTensors
import FineTuningTraining
import Testing

@Suite struct EvaluationTests {
  /// Ten images of three classes: cat ×6 (4 right, 2 taken for dogs), dog ×3 (all right), cow ×1 (taken for a cat).
  private let evaluation: Evaluation = {
    let labels = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2]
    let answers = [0, 0, 0, 0, 1, 1, 1, 1, 1, 0]
    let logits = answers.flatMap { answer in (0..<3).map { $0 == answer ? Float(2) : 0 } }
    return Evaluation(
      Prediction(logits: Tensor(logits, [10, 3]), labels: labels), classes: ["cat", "dog", "cow"])
  }()

  @Test func `recall, precision and balanced accuracy follow their definitions`() {
    #expect(evaluation.accuracy == 0.7 && evaluation.count == 10)
    #expect(evaluation.recall(of: 0) == 4.0 / 6 && evaluation.precision(of: 0) == 4.0 / 5)
    #expect(evaluation.recall(of: 1) == 1 && evaluation.precision(of: 1) == 3.0 / 5)
    #expect(evaluation.recall(of: 2) == 0 && evaluation.precision(of: 2) == nil)
    #expect(abs(evaluation.balancedAccuracy - (4.0 / 6 + 1) / 3) < 1e-15)
  }

  /// The example of R's `binom.confint(7, 10, methods = "wilson")`.
  @Test func `the interval is Wilson's`() {
    #expect(abs(evaluation.interval.lowerBound - 0.3967781) < 1e-6)
    #expect(abs(evaluation.interval.upperBound - 0.8922087) < 1e-6)
  }

  @Test func `mistakes are counted by kind, the most frequent first`() {
    #expect(evaluation.confusions.map(\.count) == [2, 1])
    #expect(evaluation.confusions[0] == (0, 1, 2) && evaluation.confusions[1] == (2, 0, 1))
    #expect(evaluation.summary.contains("cat taken for dog: 2 images\ncow taken for cat: 1 image"))
  }
}
