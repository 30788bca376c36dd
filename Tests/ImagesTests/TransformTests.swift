import FineTuningImages
import FineTuningTensors
import Foundation
import Testing

@Suite struct RandomResizedCropTests {
  private static let draws = 10_000

  private func rectangles(in image: Image, seed: UInt64 = 5) -> [PixelRectangle] {
    var random = RandomSource(seed: seed)
    return (0..<Self.draws).map { _ in RandomResizedCrop(96).rectangle(in: image, using: &random) }
  }

  @Test func staysWithinTheImageAndTheRanges() {
    let image = Image(width: 500, height: 400)
    for rectangle in rectangles(in: image) {
      #expect(rectangle.fits(in: image))
      let area = Double(rectangle.width * rectangle.height) / Double(500 * 400)
      let aspectRatio = Double(rectangle.width) / Double(rectangle.height)
      // Sides are rounded to whole pixels: an error of at most half a pixel in more than a hundred.
      #expect(area > 0.078 && area <= 1)
      #expect(aspectRatio > 0.744 && aspectRatio < 1.344)
    }
  }

  /// Small crops always fit, so none is redrawn, and the distributions are undistorted.
  @Test func areaIsUniformAndAspectRatioLogUniform() {
    let image = Image(width: 1000, height: 1000)
    var random = RandomSource(seed: 6)
    let crop = RandomResizedCrop(96, area: 0.1...0.5)
    var areas = [Int](repeating: 0, count: 10)
    var aspectRatios = [Int](repeating: 0, count: 10)
    for _ in 0..<Self.draws {
      let rectangle = crop.rectangle(in: image, using: &random)
      let area = Double(rectangle.width * rectangle.height) / 1e6
      areas[min(max(Int((area - 0.1) / 0.04), 0), 9)] += 1
      let logarithm = log(Double(rectangle.width) / Double(rectangle.height)) / log(4.0 / 3)
      aspectRatios[min(max(Int((logarithm + 1) * 5), 0), 9)] += 1
    }
    // 1,000 in each tenth, standard deviation 30. A uniform aspect ratio would put 1,230 into the last.
    for tenth in 0..<10 {
      #expect(abs(areas[tenth] - 1000) < 150)
      #expect(abs(aspectRatios[tenth] - 1000) < 150)
    }
  }

  @Test func offsetsReachBothEnds() {
    let image = Image(width: 40, height: 30)
    let all = rectangles(in: image)
    let loose = all.filter { $0.width < 38 && $0.height < 28 }
    #expect(loose.contains { $0.x == 0 } && loose.contains { $0.x + $0.width == 40 })
    #expect(loose.contains { $0.y == 0 } && loose.contains { $0.y + $0.height == 30 })
    let (left, right) = loose.reduce((0, 0)) { ($0.0 + $1.x, $0.1 + 40 - $1.x - $1.width) }
    #expect(abs(Double(left) / Double(right) - 1) < 0.05)
  }

  @Test func aNarrowImageIsCroppedToItsCentre() {
    // The smallest crop, 8% of the area, is 28 pixels high: none fits.
    let image = Image(width: 1000, height: 10)
    #expect(Set(rectangles(in: image)) == [PixelRectangle(x: 495, y: 0, width: 10, height: 10)])
  }

  @Test func theImageIsCroppedToTheDrawnRectangle() {
    let image = noise(width: 80, height: 60)
    let crop = RandomResizedCrop(32)
    var (one, other) = (RandomSource(seed: 9), RandomSource(seed: 9))
    let rectangle = crop.rectangle(in: image, using: &one)
    #expect(crop(image, using: &other) == image.cropped(to: rectangle, resizedTo: (32, 32)))
  }
}

@Suite struct TransformTests {
  @Test func flipExchangesLeftAndRight() {
    let image = noise(width: 7, height: 4)
    let flipped = image.flippedLeftRight()
    for y in 0..<4 {
      for x in 0..<7 { #expect(flipped[x, y] == image[6 - x, y]) }
    }
    #expect(flipped.flippedLeftRight() == image)
  }

  @Test func flipsHalfOfTheTime() {
    let image = noise(width: 2, height: 1)
    var random = RandomSource(seed: 3)
    let flips = (0..<10_000).count { _ in RandomFlipLeftRight()(image, using: &random) != image }
    #expect(abs(flips - 5000) < 250)
    #expect(RandomFlipLeftRight(probability: 0)(image, using: &random) == image)
    #expect(RandomFlipLeftRight(probability: 1)(image, using: &random) != image)
  }

  @Test func resizeIgnoresTheAspectRatio() {
    var random = RandomSource(seed: 0)
    let resized = Resize(20)(waves(width: 50, height: 10), using: &random)
    #expect((resized.width, resized.height) == (20, 20))
  }

  @Test func centerCropTakesTheMiddle() {
    let crop = CenterCrop(224)
    #expect(
      crop.rectangle(in: Image(width: 256, height: 256))
        == PixelRectangle(x: 16, y: 16, width: 224, height: 224))
    #expect(
      crop.rectangle(in: Image(width: 301, height: 100))
        == PixelRectangle(x: 100, y: 0, width: 100, height: 100))
    var random = RandomSource(seed: 0)
    let enlarged = crop(Image(width: 301, height: 100), using: &random)
    #expect((enlarged.width, enlarged.height) == (224, 224))
  }

  @Test func normalizationIsTheFormula() {
    let image = Image(width: 2, height: 1, pixels: [0, 128, 255, 255, 0, 64])
    var values = [Float](repeating: 0, count: 6)
    values.withUnsafeMutableBufferPointer { Normalization.imageNet.write(image, into: $0) }
    let expected: [Float] = [
      -0.485 / 0.229, (128 / 255 - 0.456) / 0.224, (1 - 0.406) / 0.225,
      (1 - 0.485) / 0.229, -0.456 / 0.224, (64 / 255 - 0.406) / 0.225,
    ]
    for (value, target) in zip(values, expected) { #expect(abs(value - target) < 1e-6) }
  }

  @Test func normalizationCanBeUndone() {
    let image = Image(width: 16, height: 16, pixels: (0..<768).map { UInt8($0 / 3) })
    var values = [Float](repeating: 0, count: 768)
    values.withUnsafeMutableBufferPointer { Normalization.imageNet.write(image, into: $0) }
    let back = values.withUnsafeBufferPointer {
      Normalization.imageNet.image(from: $0, width: 16, height: 16)
    }
    #expect(back == image)
  }

  @Test func valuesBeyondTheBytesAreClamped() {
    let values: [Float] = [.infinity, -.infinity, .nan, 100, -100, 0]
    let image = values.withUnsafeBufferPointer {
      Normalization.imageNet.image(from: $0, width: 2, height: 1)
    }
    #expect(image.pixels == [255, 0, 0, 255, 0, 104])
  }

  @Test func composeAppliesItsStepsInOrder() {
    let image = waves(width: 60, height: 40)
    let compose = Compose([Resize(32), RandomFlipLeftRight(probability: 1), CenterCrop(16)])
    #expect(compose.size == 16)
    var random = RandomSource(seed: 0)
    let expected = image.resized(width: 32, height: 32).flippedLeftRight()
      .cropped(to: PixelRectangle(x: 8, y: 8, width: 16, height: 16))
    #expect(compose.transformed(image, using: &random) == expected)
    var values = [Float](repeating: 0, count: 16 * 16 * 3)
    values.withUnsafeMutableBufferPointer { compose(image, using: &random, into: $0) }
    let seen = values.withUnsafeBufferPointer {
      compose.normalization.image(from: $0, width: 16, height: 16)
    }
    #expect(seen == expected)
  }
}
