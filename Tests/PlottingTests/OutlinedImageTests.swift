import FineTuningCanvas
import FineTuningImages
import FineTuningPlotting
import Testing

@Suite struct OutlinedImageTests {
  @Test func `outlines surround their parts`() throws {
    let image = Image(width: 100, height: 50)
    let part = PixelRectangle(x: 20, y: 10, width: 40, height: 30)
    let figure = OutlinedImage(image, parts: [part], width: 200)
    #expect(figure.size == (200, 100) && !figure.isVector)
    let extent = try #require(Pixels(figure).extent(of: FigureStyle.color(0)))
    // Two pixels per point, two points per pixel of the image, plus the margin around the figure.
    let left = Double(Pixels.margin) + 4 * 20
    #expect(abs(Double(extent.x.lowerBound) - left) <= 3)
    #expect(abs(Double(extent.x.upperBound) - (left + 4 * 40)) <= 4)
    #expect(abs(Double(extent.y.upperBound) - (Double(Pixels.margin) + 4 * 40)) <= 4)
  }
}
