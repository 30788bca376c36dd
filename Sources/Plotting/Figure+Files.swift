import FineTuningCanvas
import FineTuningFiles

extension Figure {
  /// Renders the figure on white, with `scale` pixels to a point.
  public func render(scale: Double = 2) -> FigureCanvas {
    let canvas = FigureCanvas(
      width: Int((size.width * scale).rounded(.up)), height: Int((size.height * scale).rounded(.up)))
    canvas.paint(.white)
    canvas.scale(scale)
    draw(on: canvas)
    return canvas
  }

  /// Writes the figure to a PNG file with `scale` pixels to a point. The write is atomic.
  public func writePNG(to path: String, scale: Double = 2) throws {
    try render(scale: scale).writePNG(to: path)
  }

  /// Writes the figure to an SVG file, at its size in points. The write is atomic.
  public func writeSVG(to path: String) throws {
    try AtomicFile.write(to: path) { temporary in
      try FigureCanvas.svg(to: temporary, width: size.width, height: size.height) { canvas in
        canvas.paint(.white)
        draw(on: canvas)
      }
      // Cairo numbers the surfaces of a process one after another. Without that number, the file depends
      // on nothing but the figure.
      let text = try String(contentsOfFile: temporary, encoding: .utf8)
      try AtomicFile.write(text.replacing(/id="surface\d+"/, with: "id=\"figure\""), to: temporary)
    }
  }
}
