import FineTuningFiles
import FineTuningImages
import FineTuningPlotting
import Foundation
import TestSupport
import Testing

@testable import BookCommand

/// The comparison behind `./book figures --check`, on small images.
@Suite struct FigureComparisonTests {
  private func white(_ width: Int = 100, _ height: Int = 100) -> Image {
    Image(width: width, height: height, pixels: [UInt8](repeating: 255, count: width * height * 3))
  }

  /// Compares the figures of a chapter. Returns the verdicts and, if there is one, the image that shows the
  /// difference.
  private func compare(_ committed: [String: Image], _ new: [String: Image]) throws -> (
    output: String, image: Image?
  ) {
    try withTemporaryFolder { folder in
      for (place, images) in [("old", committed), ("new", new)] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(place)", withIntermediateDirectories: false)
        for (name, image) in images { try image.write(to: "\(folder)/\(place)/\(name)") }
      }
      let verdicts = try FigureComparison(
        chapter: "01-one", committed: folder + "/old", new: folder + "/new", differences: folder + "/out"
      ).verdicts()
      let output = verdicts.map { "\($0.name): \($0.problem ?? "same")\n" }.joined()
      let images = try files(under: folder).keys.filter { $0.hasPrefix("out/") }
      #expect(images.allSatisfy { output.contains("see \(folder)/\($0)") })
      return (output, try images.first.map { try Image(contentsOf: "\(folder)/\($0)") })
    }
  }

  @Test func `accepts a few small differences`() throws {
    var other = white(500, 200)
    for x in 0..<500 { other[x, 7] = (239, 255, 245) }  // 16 less in red
    other[1, 1] = (0, 0, 0)
    other[2, 2] = (0, 0, 0)  // two pixels in 100,000 are 20 in a million
    let (output, image) = try compare(
      ["01-one-fig-a.png": white(500, 200)], ["01-one-fig-a.png": other])
    #expect(output == "01-one-fig-a.png: same\n" && image == nil)
  }

  @Test func `shows differences beyond the tolerance`() throws {
    var other = white()
    for x in 10..<90 { other[x, 50] = (255, 238, 255) }  // 17 less in green
    let (output, image) = try compare(["01-one-fig-a.png": white()], ["01-one-fig-a.png": other])
    #expect(output.hasPrefix("01-one-fig-a.png: differs in 80 of 10000 pixels, see "))
    let shown = try #require(image)
    #expect(shown.width == 3 * 100 + 2 * 10 && shown.height > 100)  // side by side, with captions
    #expect(shown[50, 50] == (255, 255, 255) && shown[160, 50] == (255, 238, 255))
    #expect(shown[270, 50] == (220, 30, 30) && shown[270, 40] == (254, 254, 254))
  }

  @Test func `counts a different size as a difference`() throws {
    let (output, image) = try compare(["01-one-fig-a.png": white()], ["01-one-fig-a.png": white(90, 110)])
    #expect(output.contains("differs in 2000 of 11000 pixels") && image != nil)
  }

  @Test func `finds only this chapter's missing and new figures`() throws {
    let (output, _) = try compare(
      ["01-one-fig-a.png": white(), "02-two-fig-a.png": white()],
      ["01-one-fig-b.png": white(), "03-three-fig-a.png": white()])
    #expect(
      output == """
        01-one-fig-a.png: missing: the chapter does not make it
        01-one-fig-b.png: new: it is not committed

        """)
  }

  @Test func `needs the folders`() throws {
    let error = #expect(throws: InputError.self) {
      try FigureComparison(
        chapter: "01-one", committed: "/nowhere", new: "/nowhere", differences: "/nowhere"
      ).verdicts()
    }
    #expect(error?.description.hasPrefix("/nowhere: expected a folder of figures") == true)
  }
}
