import FineTuning
import TestSupport
import Testing

/// The source network that ships with the project, loaded the way a chapter loads it.
@Suite struct SourceNetworkTests {
  private let size = Profile.drawn.inputSize

  @Test func `has ImageNet's thousand outputs and half of ResNet-18's width`() throws {
    let network = try PretrainedSource.load()
    #expect(network.output.outputs == 1000 && network.output.inputs == 256 && network.width == 32)
  }

  /// With a seed that training didn't use, the network has never seen these drawings.
  @Test func `recognizes drawings of its classes`() throws {
    let drawings = DrawnImageNet(.heldOut, perClass: 1, size: size * 7 / 6, seed: 77)
    let prediction = try Prediction(
      of: PretrainedSource.load(),
      on: DataLoader(drawings, transform: Compose.testing(size: Profile.drawn.inputSize)))
    #expect(prediction.accuracy >= 0.8, "top-1 is \(prediction.accuracy)")
  }

  @Test func `row 934 ranks hot dog scenes above other food, and row 713 doesn't`() throws {
    let scenes = DrawnHotDogs.Split.test(perClass: 30)
    let prediction = try Prediction(
      of: PretrainedSource.load(),
      on: DataLoader(scenes, transform: Compose.testing(size: Profile.drawn.inputSize)))
    func area(_ row: Int) -> Double { prediction.binaryScores(byRow: row, of: 0).areaUnderCurve }
    #expect(area(934) > 0.75, "row 934: \(area(934))")
    #expect(area(713) < 0.6, "row 713: \(area(713))")
  }
}
