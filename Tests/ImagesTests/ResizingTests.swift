import FineTuningImages
import FineTuningTensors
import Testing

@Suite struct ResizingTests {
  @Test(arguments: [
    (7, 5, 13, 11), (40, 30, 9, 8), (31, 17, 62, 34), (64, 48, 32, 24), (1, 1, 5, 4), (9, 1, 3, 6),
    (200, 150, 96, 96),
  ])
  func agreesWithInterpolationInDoublePrecision(width: Int, height: Int, newWidth: Int, newHeight: Int) {
    let image = noise(width: width, height: height)
    let resized = image.resized(width: newWidth, height: newHeight)
    #expect((resized.width, resized.height) == (newWidth, newHeight))
    #expect(largestDifference(resized, slowlyResized(image, newWidth, newHeight)) <= 1)
  }

  /// Two pixels become four, whose centres lie at −1/4, 1/4, 3/4 and 5/4: the outer ones beyond the edge.
  @Test func knownValuesEnlarged() {
    let image = Image(width: 2, height: 1, pixels: [0, 100, 200, 80, 20, 200])
    #expect(
      image.resized(width: 4, height: 1).pixels == [0, 100, 200, 20, 80, 200, 60, 40, 200, 80, 20, 200])
  }

  /// Three rows become two, centred at 1/4 and 7/4: 3/4 · 10 + 1/4 · 50 and 1/4 · 50 + 3/4 · 250.
  @Test func knownValuesShrunk() {
    let image = Image(width: 1, height: 3, pixels: [10, 10, 10, 50, 50, 50, 250, 250, 250])
    #expect(image.resized(width: 1, height: 2).pixels == [20, 20, 20, 200, 200, 200])
  }

  /// The expected bytes come from OpenCV's `resize` with `INTER_LINEAR`. Double precision would round some of
  /// them differently.
  @Test func roundsLikeOpenCV() {
    let image = Image(width: 3, height: 2, pixels: openCVSource)
    #expect(image.resized(width: 5, height: 3).pixels == openCVResized)
  }

  @Test func theSameSizeIsTheSameImage() {
    let image = noise(width: 23, height: 19)
    #expect(image.resized(width: 23, height: 19) == image)
  }

  @Test func cropKeepsTheRectangle() {
    let image = noise(width: 12, height: 9)
    let part = image.cropped(to: PixelRectangle(x: 3, y: 2, width: 5, height: 4))
    for y in 0..<4 {
      for x in 0..<5 { #expect(part[x, y] == image[x + 3, y + 2]) }
    }
  }

  /// Fused or one after the other, the pixels outside the rectangle don't matter.
  @Test func cropAndResizeAreOneStep() {
    let image = noise(width: 50, height: 40)
    let rectangle = PixelRectangle(x: 11, y: 7, width: 23, height: 31)
    var random = RandomSource(seed: 0)
    #expect(
      Crop(rectangle, size: 16)(image, using: &random)
        == image.cropped(to: rectangle).resized(width: 16, height: 16))
  }

  /// Bilinear interpolation written for clarity, the reference for the fast one.
  private func slowlyResized(_ image: Image, _ width: Int, _ height: Int) -> Image {
    var result = Image(width: width, height: height)
    func neighbours(_ target: Int, _ targets: Int, _ count: Int) -> (Int, Int, Double) {
      let position = (Double(target) + 0.5) * Double(count) / Double(targets) - 0.5
      let clamped = min(max(position, 0), Double(count - 1))
      let first = Int(clamped)
      return (first, min(first + 1, count - 1), clamped - Double(first))
    }
    for y in 0..<height {
      let (top, bottom, v) = neighbours(y, height, image.height)
      for x in 0..<width {
        let (left, right, u) = neighbours(x, width, image.width)
        for channel in 0..<3 {
          func at(_ x: Int, _ y: Int) -> Double {
            Double(image.pixels[(y * image.width + x) * 3 + channel])
          }
          let upper = (1 - u) * at(left, top) + u * at(right, top)
          let lower = (1 - u) * at(left, bottom) + u * at(right, bottom)
          result.pixels[(y * width + x) * 3 + channel] = UInt8(((1 - v) * upper + v * lower).rounded())
        }
      }
    }
    return result
  }
}

private let openCVSource: [UInt8] = [
  255, 228, 34, 121, 243, 189, 6, 131, 102, 168, 82, 193, 187, 150, 81, 243, 205, 24,
]
private let openCVResized: [UInt8] = [
  255, 228, 34, 201, 234, 96, 121, 243, 189, 52, 176, 137, 6, 131, 102, 212, 155, 114, 188, 171, 122, 154,
  197, 135, 136, 179, 92, 125, 168, 63, 168, 82, 193, 175, 109, 148, 187, 150, 81, 220, 183, 47, 243, 205, 24,
]
