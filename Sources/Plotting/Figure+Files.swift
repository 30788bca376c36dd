import Canvas
import Files

extension Figure {
  /// The figure as pixels, `scale` of them to a point, on white.
  public func render(scale: Double = 2) -> Canvas {
    let canvas = Canvas(
      width: Int((size.width * scale).rounded(.up)), height: Int((size.height * scale).rounded(.up)))
    canvas.paint(.white)
    canvas.scale(scale)
    draw(on: canvas)
    return canvas
  }

  /// Writes the figure as a PNG file with `scale` pixels to a point, whole or not at all.
  public func writePNG(to path: String, scale: Double = 2) throws {
    try render(scale: scale).writePNG(to: path)
  }

  /// Writes the figure as an SVG file of its size in points, whole or not at all.
  public func writeSVG(to path: String) throws {
    try AtomicFile.write(to: path) { temporary in
      try Canvas.svg(to: temporary, width: size.width, height: size.height) { canvas in
        canvas.paint(.white)
        draw(on: canvas)
      }
      // Cairo numbers surfaces as they come in the whole program: without the number, the file depends
      // on the figure alone.
      let text = try String(contentsOfFile: temporary, encoding: .utf8)
      try AtomicFile.write(text.replacing(/id="surface\d+"/, with: "id=\"figure\""), to: temporary)
    }
  }
}
