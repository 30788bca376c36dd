import Figures
import Files
import Foundation
import Images
import TestSupport
import Testing

/// `proofreader compare` on small pictures.
@Suite struct CompareTests {
  private func white(_ width: Int = 100, _ height: Int = 100) -> Image {
    Image(width: width, height: height, pixels: [UInt8](repeating: 255, count: width * height * 3))
  }

  /// Compares the figures of a chapter, and gives the picture of the difference if there is one.
  private func compare(_ committed: [String: Image], _ new: [String: Image]) throws -> (
    run: ChapterProcess, picture: Image?
  ) {
    try withTemporaryFolder { folder in
      for (place, pictures) in [("old", committed), ("new", new)] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(place)", withIntermediateDirectories: false)
        for (name, picture) in pictures { try picture.write(to: "\(folder)/\(place)/\(name)") }
      }
      let run = try ChapterProcess(
        "proofreader", ["compare", "01-one", folder + "/old", folder + "/new", folder + "/out"])
      let pictures = try files(under: folder).keys.filter { $0.hasPrefix("out/") }
      #expect(pictures.allSatisfy { run.output.contains("see \(folder)/\($0)") })
      return (run, try pictures.first.map { try Image(contentsOf: "\(folder)/\($0)") })
    }
  }

  @Test func acceptsSmallDifferencesAndFewOfThem() throws {
    var other = white()
    for x in 0..<100 { other[x, 7] = (223, 255, 240) }  // 32 less in red
    other[1, 1] = (0, 0, 0)
    other[2, 2] = (0, 0, 0)  // two pixels of 10,000 are 200 of a million
    let (run, picture) = try compare(["01-one-fig-a.png": white()], ["01-one-fig-a.png": other])
    #expect(run.output == "01-one-fig-a.png: same\n" && run.exitCode == 0 && picture == nil)
  }

  @Test func showsWhatIsBeyondTheTolerance() throws {
    var other = white()
    for x in 10..<90 { other[x, 50] = (255, 222, 255) }  // 33 less in green
    let (run, picture) = try compare(["01-one-fig-a.png": white()], ["01-one-fig-a.png": other])
    #expect(run.output.hasPrefix("01-one-fig-a.png: differs in 80 of 10000 pixels, see "))
    #expect(run.exitCode == 1)
    let shown = try #require(picture)
    #expect(shown.width == 3 * 100 + 2 * 10 && shown.height > 100)  // side by side, with captions
    #expect(shown[50, 50] == (255, 255, 255) && shown[160, 50] == (255, 222, 255))
    #expect(shown[270, 50] == (220, 30, 30) && shown[270, 40] == (254, 254, 254))
  }

  @Test func takesAnotherSizeForADifference() throws {
    let (run, picture) = try compare(["01-one-fig-a.png": white()], ["01-one-fig-a.png": white(90, 110)])
    #expect(run.output.contains("differs in 2000 of 11000 pixels") && run.exitCode == 1 && picture != nil)
  }

  @Test func findsMissingAndNewFiguresOfTheChapterOnly() throws {
    let (run, _) = try compare(
      ["01-one-fig-a.png": white(), "02-two-fig-a.png": white()],
      ["01-one-fig-b.png": white(), "03-three-fig-a.png": white()])
    #expect(
      run.output == """
        01-one-fig-a.png: missing: the chapter does not make it
        01-one-fig-b.png: new: it is not committed

        """)
    #expect(run.exitCode == 1)
  }

  @Test func needsTheFolders() throws {
    let run = try ChapterProcess("proofreader", ["compare", "01-one", "/nowhere", "/nowhere", "/nowhere"])
    #expect(run.exitCode == 1 && run.errors.contains("/nowhere: expected a folder of figures"))
  }
}
