import FineTuningFiles
import FineTuningImages
import FineTuningModels
import FineTuningTensors
import Foundation
import TestSupport
import Testing

/// Images are decoded and transformed as by Gluon, which uses OpenCV, and as by libjpeg-turbo's `djpeg`.
@Suite struct ImageParityTests {
  private let decoded, djpeg, transformed: [String: Tensor]
  private let source: Image

  init() throws {
    decoded = try WeightFile(fixture("images/decoded.params")).state()
    djpeg = try WeightFile(fixture("images/djpeg.params")).state()
    transformed = try WeightFile(fixture("images/transformed.params")).state()
    source = try Image(contentsOf: fixture("images/source.png"))
  }

  private func tensor(_ image: Image) -> Tensor {
    Tensor(image.pixels.map { Float($0) }, [image.height, image.width, 3])
  }

  private func image(_ name: String) throws -> Tensor {
    tensor(try Image(contentsOf: fixture("images/\(name)")))
  }

  // MARK: Decoding

  @Test func `every kind of PNG decodes to the bytes that Gluon gets`() throws {
    let names = decoded.keys.filter { $0.hasSuffix(".png") }.sorted()
    #expect(names.count == 19)
    for name in names { try expectClose(image(name), decoded[name], within: 0, name) }
  }

  @Test func `every kind of JPEG decodes to the bytes of djpeg and Gluon, give or take 2`() throws {
    let names = decoded.keys.filter { $0.hasSuffix(".jpg") }.sorted()
    #expect(names.count == 11 && djpeg.count == 10)
    for name in names {
      try expectClose(image(name), decoded[name], within: 2, "\(name), Gluon")
      if name != "cmyk.jpg" { try expectClose(image(name), djpeg[name], within: 2, "\(name), djpeg") }
    }
  }

  // MARK: Transforms

  /// Allows a difference of 1 in a byte, 1/255 of the range.
  private func expectTransforms(_ transform: some Transform, _ name: String) throws {
    var random = RandomSource(seed: 0)
    try expectClose(tensor(transform(source, using: &random)), transformed[name], within: 1, name)
  }

  @Test func `resizing`() throws {
    var random = RandomSource(seed: 0)
    try expectClose(
      tensor(Resize(256)(source, using: &random)), image("resized-256.png"), within: 1, "resized 256")
    try expectTransforms(Resize(40), "resized 40")
  }

  @Test(arguments: [48, 49, 70]) func `cropping the centre`(size: Int) throws {
    try expectTransforms(CenterCrop(size), "centre \(size)")
  }

  @Test func `cropping a given rectangle`() throws {
    try expectTransforms(
      Crop(PixelRectangle(x: 31, y: 17, width: 50, height: 40), size: 64), "crop 31 17 50 40 to 64")
    try expectTransforms(Crop(source.bounds, size: 32), "crop 0 0 90 61 to 32")
    try expectTransforms(
      Crop(PixelRectangle(x: 89, y: 60, width: 1, height: 1), size: 8), "crop 89 60 1 1 to 8")
  }

  @Test func `normalization, alone and after D2L's transforms for testing`() throws {
    let corner = source.cropped(to: PixelRectangle(x: 0, y: 0, width: 24, height: 24))
    try expectClose(
      channelsFirst(corner, every: 1) { Normalization.imageNet.write($0, into: $1) },
      transformed["normalized corner of 24"], within: 1e-6, "normalized")
    // A difference of 1 in a byte is up to 1/255 / 0.224 after normalization.
    var random = RandomSource(seed: 0)
    let tested = Compose.testing(size: 224).transformed(source, using: &random)
    try expectClose(
      channelsFirst(tested, every: 7) { Normalization.imageNet.write($0, into: $1) },
      transformed["tested, every 7th pixel"], within: 1 / 255 / 0.224, "resized, cropped and normalized")
  }

  /// Returns the values that `write` makes of an image, in the frameworks' order: 3 × height × width.
  private func channelsFirst(
    _ image: Image, every step: Int, _ write: (Image, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> Tensor {
    var values = [Float](repeating: 0, count: image.pixels.count)
    values.withUnsafeMutableBufferPointer { write(image, $0) }
    let rows = stride(from: 0, to: image.height, by: step)
    let columns = stride(from: 0, to: image.width, by: step)
    let reordered = (0..<3).flatMap { channel in
      rows.flatMap { y in columns.map { x in values[(y * image.width + x) * 3 + channel] } }
    }
    return Tensor(reordered, [3, Array(rows).count, Array(columns).count])
  }
}
