import ArgumentParser
import FineTuningCanvas
import FineTuningImages

/// The options of every sheet, and the way it is drawn.
struct SheetOptions: ParsableArguments {
  @Argument(help: "The PNG file to write.") var out: String
  @Option(help: "Width and height of a cell in pixels.") var size = 128
  @Option(help: "Cells in a row.") var columns = 8
  @Option(help: "Seed of the drawings.") var seed: UInt64 = 1

  func validate() throws {
    guard size > 2, columns > 0 else {
      throw ValidationError("--size must be at least 3, and --columns at least 1")
    }
  }

  private static let background = Color(0xC9CDD2)

  /// Writes a sheet of `count` images, each scaled to fit its cell.
  func write(_ count: Int, _ drawing: (Int) -> Canvas) throws {
    let rows = (count + columns - 1) / columns
    let empty = Canvas(width: columns * size, height: max(1, rows) * size)
    empty.paint(Self.background)
    var sheet = empty.makeImage()
    let start = ContinuousClock.now
    for index in 0..<count {
      let image = fitted(drawing(index))
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let (left, top) = (column * size + (size - image.width) / 2, row * size + (size - image.height) / 2)
      for y in 0..<image.height {
        for x in 0..<image.width { sheet[left + x, top + y] = image[x, y] }
      }
    }
    print("\((ContinuousClock.now - start) / max(1, count)) per image")
    try sheet.write(to: out)
  }

  /// Returns a drawing over the background, scaled to fit a cell.
  private func fitted(_ drawing: Canvas) -> Image {
    let cell = Canvas(width: Int(drawing.width), height: Int(drawing.height))
    cell.paint(Self.background)
    cell.draw(drawing)
    let scale = Double(size - 2) / max(drawing.width, drawing.height)
    func scaled(_ side: Double) -> Int { max(1, Int((side * scale).rounded())) }
    return cell.makeImage().resized(width: scaled(drawing.width), height: scaled(drawing.height))
  }
}
