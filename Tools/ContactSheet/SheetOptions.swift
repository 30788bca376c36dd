import ArgumentParser
import Canvas

/// The options of every sheet, and the way it is drawn.
struct SheetOptions: ParsableArguments {
  @Argument(help: "The PNG file to write.") var out: String
  @Option(help: "Width and height of a cell in pixels.") var size = 128
  @Option(help: "Cells in a row.") var columns = 8
  @Option(help: "Seed of the drawings.") var seed: UInt64 = 1

  func validate() throws {
    guard size > 0, columns > 0 else { throw ValidationError("--size and --columns must be at least 1") }
  }

  /// Writes a sheet of `count` images, each scaled to fit its cell.
  func write(_ count: Int, _ image: (Int) -> Canvas) throws {
    let rows = (count + columns - 1) / columns
    let sheet = Canvas(width: columns * size, height: max(1, rows) * size)
    sheet.paint(Color(0xC9CDD2))
    let start = ContinuousClock.now
    for index in 0..<count {
      let image = image(index)
      let scale = Double(size - 2) / max(image.width, image.height)
      let center = Point(
        (Double(index % columns) + 0.5) * Double(size), (Double(index / columns) + 0.5) * Double(size))
      sheet.saved {
        sheet.translate(center.x - image.width * scale / 2, center.y - image.height * scale / 2)
        sheet.scale(scale)
        sheet.draw(image)
      }
    }
    print("\((ContinuousClock.now - start) / max(1, count)) per image")
    try sheet.writePNG(to: out)
  }
}
