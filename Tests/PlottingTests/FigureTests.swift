import FineTuningCanvas
import FineTuningImages
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

  /// The tolerance is for what machines do differently.
  @Test(arguments: [("0.93", "0.98"), ("0.930", "0.950"), ("1", "7")])
  func `one changed digit is a different image`(old: String, new: String) throws {
    func figure(_ label: String) throws -> Image {
      let canvas = FigureCanvas(width: 648, height: 504)
      canvas.paint(.white)
      canvas.scale(2)
      canvas.text(label, at: Point(40, 40), TextStyle(size: 7.5))
      let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "digit-\(UUID().uuidString).png"
      ).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try canvas.writePNG(to: path)
      return try Image(contentsOf: path)
    }
    #expect(try PixelDifference(figure(old), figure(new)).isSignificant)
    #expect(try !PixelDifference(figure(old), figure(old)).isSignificant)
  }

  @Test func `writing to an impossible path throws`() {
    #expect(throws: (any Error).self) {
      try LinePlot.training(Samples.tuned).writePNG(to: "/dev/null/plot.png")
    }
  }
}
