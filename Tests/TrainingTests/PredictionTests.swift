import FineTuningTensors
import FineTuningTraining
import Testing

@Suite struct PredictionTests {
  @Test func `argmax of each row, the first in a tie`() {
    #expect(Tensor([1, 3, 2, 5, 5, 0], [2, 3]).argmaxOfRows() == [1, 0])
  }

  /// Predicts 0, 1, 0, 1 for the classes 0, 1, 1, 0: right twice, then wrong with little and with much
  /// confidence.
  private let prediction = Prediction(
    logits: Tensor([2, 0, 0, 1, 0.5, 0, -3, 3], [4, 2]), labels: [0, 1, 1, 0])

  @Test func `the confusion matrix counts true and predicted classes`() {
    #expect(prediction.confusion == [[1, 1], [1, 1]])
    #expect(prediction.accuracy == 0.5)
    let other = Prediction(logits: Tensor([0, 1, 0, 1], [2, 2]), labels: [0, 0])
    #expect(other.confusion == [[0, 2], [0, 0]])
  }

  @Test func `the worst mistakes come first, with the probability of the predicted class`() {
    #expect(prediction.mistakes.map(\.index) == [3, 2])
    #expect(prediction.mistakes.map(\.predicted) == [1, 0])
    #expect(abs(prediction.mistakes[0].probability - 0.997527) < 1e-5)
  }

  @Test func `the most probable classes come with their probabilities`() {
    let three = Prediction(logits: Tensor([1, 3, 2, 0, 0, 0], [2, 3]), labels: [0, 0])
    #expect(three.best(2, of: 0).map(\.class) == [1, 2])
    #expect(abs(three.best(1, of: 0)[0].probability - 0.665241) < 1e-5)
    #expect(three.best(3, of: 1).map(\.class) == [0, 1, 2])
  }
}
