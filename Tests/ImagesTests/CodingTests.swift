import FineTuningFiles
import FineTuningImages
import FineTuningTensors
import Foundation
import TestSupport
import Testing

@Suite struct CodingTests {
  @Test(arguments: [(1, 1), (3, 2), (17, 31), (64, 48)])
  func pngKeepsEveryByte(width: Int, height: Int) throws {
    let image = noise(width: width, height: height)
    #expect(try Image.decode(image.pngData(), path: "memory") == image)
  }

  @Test func jpegComesBackNearlyTheSame() throws {
    let image = waves(width: 70, height: 50)
    let decoded = try Image.decode(image.jpegData(quality: 98), path: "memory")
    #expect((decoded.width, decoded.height) == (70, 50))
    #expect(largestDifference(decoded, image) <= 12)
  }

  @Test func jpegQualityTradesSizeForFidelity() throws {
    let image = waves(width: 64, height: 64)
    let (coarse, fine) = (try image.jpegData(quality: 10), try image.jpegData(quality: 98))
    #expect(coarse.count < fine.count)
    let losses = try [coarse, fine].map { largestDifference(try Image.decode($0, path: "memory"), image) }
    #expect(losses[0] > losses[1])
  }

  @Test(arguments: [(160, 120), (161, 121), (127, 300)], [1, 40, 60, 61, 120, 121])
  func `a large JPEG image is decoded to a fraction of its size, but to no less than is enough`(
    size: (width: Int, height: Int), enough: Int
  ) throws {
    let image = waves(width: size.width, height: size.height)
    let scaled = try Image.decode(image.jpegData(quality: 98), path: "memory", sufficientSize: enough)
    let smaller = min(size.width, size.height)
    let shrink = [8, 4, 2].first { smaller / $0 >= enough } ?? 1
    #expect(scaled.width == (size.width + shrink - 1) / shrink)
    #expect(scaled.height == (size.height + shrink - 1) / shrink)
    // A twin that averages over squares is close to the transform of libjpeg, which leaves out the finest waves.
    var largest = 0
    for y in 0..<size.height / shrink {
      for x in 0..<size.width / shrink {
        var sum = 0
        for dy in 0..<shrink {
          for dx in 0..<shrink { sum += Int(image[x * shrink + dx, y * shrink + dy].green) }
        }
        largest = max(largest, abs(sum / (shrink * shrink) - Int(scaled[x, y].green)))
      }
    }
    #expect(largest <= 16)
    // PNG has no such shortcut, and keeps every pixel.
    #expect(try Image.decode(image.pngData(), path: "memory", sufficientSize: enough) == image)
  }

  @Test func `data that end early are noticed at every scale`() throws {
    let data = try waves(width: 320, height: 320).jpegData()
    for enough in [20, 40, 80, 160] {
      #expect(throws: InputError.self) {
        try Image.decode(data.prefix(data.count * 2 / 3), path: "memory", sufficientSize: enough)
      }
    }
  }

  @Test func encodingIsDeterministic() throws {
    let image = waves(width: 40, height: 30)
    #expect(try image.jpegData() == image.jpegData())
    #expect(try image.pngData() == image.pngData())
  }

  @Test(arguments: ["jpg", "JPEG", "png"])
  func filesAreRecognizedByContent(ending: String) throws {
    try withTemporaryFolder { folder in
      let image = waves(width: 20, height: 10)
      let path = "\(folder)/new/image.\(ending)"
      try image.write(to: path)
      #expect(largestDifference(try Image(contentsOf: path), image) <= 30)
      let misnamed = "\(folder)/image.unknown"
      try FileManager.default.moveItem(atPath: path, toPath: misnamed)
      #expect(largestDifference(try Image(contentsOf: misnamed), image) <= 30)
    }
  }

  @Test func writingNeedsAKnownExtension() throws {
    let error = try inputError { try Image(width: 1, height: 1).write(to: "/tmp/image.gif") }
    #expect(error.expected.contains(".png"))
  }

  @Test(arguments: ForeignImage.all)
  func everyKindOfImageBecomesRGB(foreign: ForeignImage) throws {
    let bytes = try #require(Data(base64Encoded: foreign.base64))
    let image = try Image.decode(bytes, path: foreign.name)
    let expected = Image(width: 2, height: 2, pixels: foreign.pixels)
    #expect((image.width, image.height) == (2, 2))
    #expect(largestDifference(image, expected) <= foreign.tolerance)
  }
}

@Suite struct DamageTests {
  @Test func aTextCalledPNGIsNotAnImage() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/note.png"
      try AtomicFile.write("hello, world", to: path)
      let error = try inputError { _ = try Image(contentsOf: path) }
      #expect(error.subject == path)
      #expect(error.found.contains("68 65 6C 6C 6F"))
    }
  }

  @Test func anEmptyFileIsNotAnImage() throws {
    let error = try inputError { _ = try Image.decode(Data(), path: "empty.jpg") }
    #expect(error.subject == "empty.jpg")
    #expect(error.found == "an empty file")
  }

  @Test func aMissingFileIsNamed() throws {
    let error = try inputError { _ = try Image(contentsOf: "/nowhere/image.png") }
    #expect(error.subject == "/nowhere/image.png")
    #expect(error.found == "No such file or directory")
  }

  @Test(arguments: [ImageFormat.jpeg, .png])
  func dataThatEndsEarlyIsAnError(format: ImageFormat) throws {
    let image = noise(width: 40, height: 40)
    let whole = try format == .jpeg ? image.jpegData() : image.pngData()
    for kept in [9, 30, whole.count / 2, whole.count - 60, whole.count - 1] {
      let error = try inputError { _ = try Image.decode(whole.prefix(kept), path: "cut") }
      #expect(error.subject == "cut")
      #expect(error.found.contains("damage"), "\(kept) of \(whole.count) bytes")
    }
  }

  @Test func aJPEGWithAMissingMiddleIsAnError() throws {
    let whole = try noise(width: 40, height: 40).jpegData()
    let damaged = whole.prefix(whole.count / 2) + Data([0xFF, 0xD9])
    let error = try inputError { _ = try Image.decode(damaged, path: "cut") }
    #expect(error.found.contains("premature end"))
  }

  @Test func aChangedByteInAPNGIsAnError() throws {
    var bytes = try noise(width: 40, height: 40).pngData()
    bytes[bytes.count / 2] ^= 0x10
    let error = try inputError { _ = try Image.decode(bytes, path: "changed") }
    #expect(error.found.contains("IDAT"))
  }

  /// Whatever a file contains, decoding it ends with an image or an error.
  @Test(arguments: ForeignImage.all)
  func changedBytesNeverTrap(image: ForeignImage) throws {
    let sound = try #require(Data(base64Encoded: image.base64))
    var random = RandomSource(seed: 4)
    var refused = 0
    for _ in 0..<200 {
      var bytes = sound
      for _ in 0..<random.integer(1...3) {
        bytes[random.integer(0...bytes.count - 1)] = UInt8(random.integer(0...255))
      }
      do {
        _ = try Image.decode(bytes, path: image.name)
      } catch is InputError {
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  @Test func sizeIsCheckedBeforeMemoryIsAllocated() throws {
    // A sound header that announces 60,000 × 60,000 pixels; libjpeg itself accepts up to 65,500 per side.
    var bytes = try waves(width: 8, height: 8).jpegData()
    let frame = try #require(bytes.firstRange(of: Data([0xFF, 0xC0])))
    bytes.replaceSubrange(frame.lowerBound + 5..<frame.lowerBound + 9, with: [0xEA, 0x60, 0xEA, 0x60])
    let error = try inputError { _ = try Image.decode(bytes, path: "huge") }
    #expect(error.found == "60000 × 60000")
  }
}
