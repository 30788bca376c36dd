import FineTuningImages
import FineTuningTensors
import Testing

@Suite struct ChannelStatisticsTests {
  @Test func `statistics cover all pixels of all images`() {
    var statistics = ChannelStatistics()
    statistics.add(Image(width: 2, height: 1, pixels: [0, 10, 255, 100, 10, 255]))
    statistics.add(Image(width: 1, height: 2, pixels: [50, 10, 0, 50, 10, 0]))
    let (mean, standardDeviation) = (statistics.mean * 255, statistics.standardDeviation * 255)
    #expect((mean - [50, 10, 127.5]).max() < 1e-9 && (mean - [50, 10, 127.5]).min() > -1e-9)
    // Red: 0, 100, 50, 50, mean 50. Green is constant. Blue is half 0, half 255.
    let expected = SIMD3(1250.squareRoot(), 0, 127.5)
    #expect((standardDeviation - expected).max() < 1e-6 && (standardDeviation - expected).min() > -1e-6)
  }

  @Test func `an image comes back from its tensor`() {
    var random = RandomSource(seed: 3)
    let pixels = (0..<40 * 30 * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
    let testing = Compose.testing(size: 16)
    let image = Image(width: 40, height: 30, pixels: pixels)
    let tensor = testing.tensor(of: image, using: &random)
    #expect(tensor.shape == [1, 16, 16, 3])
    #expect(testing.normalization.image(from: tensor) == testing.transformed(image, using: &random))
  }
}
