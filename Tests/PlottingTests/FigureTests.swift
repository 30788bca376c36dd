import FineTuningCanvas
import FineTuningPlotting
import Foundation
import Testing

/// Properties that every kind of figure shares.
@Suite struct FigureTests {
  @Test(arguments: Samples.figures.keys.sorted())
  func `it draws inside its bounds and nowhere else`(name: String) throws {
    let figure = try #require(Samples.figures[name])
    let pixels = Pixels(figure)
    #expect(pixels.isDrawnInside)
    #expect(!pixels.isDrawnOutside)
  }

  @Test(arguments: Samples.figures.keys.sorted())
  func `it writes the same bytes twice`(name: String) throws {
    let figure = try #require(Samples.figures[name])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figures-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let contents = try ["first", "second"].map { copy in
      let (png, svg) = (
        folder.appendingPathComponent("\(copy).png"), folder.appendingPathComponent("\(copy).svg")
      )
      try figure.writePNG(to: png.path)
      if figure.isVector { try figure.writeSVG(to: svg.path) }
      return try [Data(contentsOf: png), figure.isVector ? Data(contentsOf: svg) : Data()]
    }
    #expect(contents[0] == contents[1])
    #expect(contents[0][0].starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(figure.isVector == String(decoding: contents[0][1], as: UTF8.self).contains("<svg"))
  }

  @Test func `it renders two pixels to a point`() {
    let canvas = LinePlot.training(Samples.tuned).render()
    #expect(canvas.width == 504 && canvas.height == 360)
  }

  @Test func `writing to an impossible path throws`() {
    #expect(throws: (any Error).self) {
      try LinePlot.training(Samples.tuned).writePNG(to: "/dev/null/plot.png")
    }
  }
}
