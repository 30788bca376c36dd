import FineTuningCanvas
import FineTuningImages
import FineTuningPlotting
import Testing

@Suite struct ImageGridTests {
  private let red = Color(1, 0, 0)

  private func redImage(_ width: Int, _ height: Int) -> Image {
    let pixels = (0..<width * height).flatMap { _ in [255, 0, 0] as [UInt8] }
    return Image(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: [(200, 100), (100, 200), (100, 100), (7, 3)])
  func `images keep their aspect ratio`(width: Int, height: Int) throws {
    let grid = ImageGrid([redImage(width, height)], columns: 1, cellSize: (80, 80))
    let extent = try #require(Pixels(grid).extent(of: red))
    // The hairline around the image covers a pixel on each side.
    let (w, h) = (Double(extent.x.count + 2), Double(extent.y.count + 2))
    #expect(abs(w / h - Double(width) / Double(height)) < 0.1)
    #expect(abs(max(w, h) - 80 * Double(Pixels.scale)) <= 2)
  }

  @Test func `captions make the grid taller`() {
    let images = (0..<5).map { _ in redImage(10, 10) }
    let plain = ImageGrid(images, columns: 3, cellSize: (50, 50))
    #expect(plain.size.width == 160 && plain.size.height == 105)
    let captioned = ImageGrid(
      images.map { ImageGrid.Cell($0, caption: ["a", "b"]) }, columns: 3, cellSize: (50, 50))
    #expect(captioned.size.height > plain.size.height + 30)
  }

  @Test func `without a cell size, the grid fills the page`() {
    #expect(abs(ImageGrid([redImage(9, 9)], columns: 8).size.width - FigureStyle.pageWidth) < 1e-9)
  }

  @Test func `only wrong cells are framed`() {
    func grid(_ verdict: ImageGrid.Cell.Verdict) -> Pixels {
      Pixels(ImageGrid([.init(redImage(9, 9), verdict: verdict)], columns: 1))
    }
    #expect(grid(.wrong).extent(of: FigureStyle.wrong) != nil)
    #expect(grid(.right).extent(of: FigureStyle.wrong) == nil)
    #expect(grid(.none).extent(of: FigureStyle.wrong) == nil)
  }
}

@Suite struct BarChartTests {
  @Test func `bars are as long as their values`() throws {
    let chart = BarChart([.init("a", 1, label: "1"), .init("b", 0.5, label: "½", color: 1)])
    let pixels = Pixels(chart)
    let long = try #require(pixels.extent(of: FigureStyle.color(0))).x.count
    let short = try #require(pixels.extent(of: FigureStyle.color(1))).x.count
    #expect(abs(long - 2 * short) <= 3)
  }

  @Test func `a chart of zeros still draws`() {
    #expect(Pixels(BarChart([.init("a", 0, label: "0")])).isDrawnInside)
  }
}

@Suite struct FourStepDiagramTests {
  @Test func `the output layer of the source isn't in the colour of the copied layers`() throws {
    let pixels = Pixels(FourStepDiagram(source: "a", target: "b"))
    let copied = try #require(pixels.extent(of: FigureStyle.color(0)))
    let fresh = try #require(pixels.extent(of: FigureStyle.color(1)))
    #expect(copied.y.lowerBound > fresh.y.upperBound)
  }
}

@Suite struct ConfusionMatrixTests {
  @Test func `the largest fraction has the darkest cell`() {
    let matrix = ConfusionMatrix([[10, 0], [0, 20]], classes: ["a", "b"])
    let full = FigureStyle.color(0).lighter(0.1)
    #expect(Pixels(matrix).extent(of: full) != nil)
    #expect(Pixels(ConfusionMatrix([[5, 5], [9, 9]], classes: ["a", "b"])).extent(of: full) == nil)
  }

  /// A matrix in which class 0 is always taken for the last one, and all others for themselves.
  private func matrix(classes count: Int, name: (Int) -> String = { "class \($0)" }) -> ConfusionMatrix {
    let counts = (0..<count).map { row in (0..<count).map { $0 == (row == 0 ? count - 1 : row) ? 3 : 0 } }
    return ConfusionMatrix(counts, classes: (0..<count).map(name))
  }

  @Test(arguments: [2, 3, 6, 10, 12, 13, 60, 200])
  func `any number of classes fits onto the page`(classes: Int) {
    for name in ["a", "a class with a name that is much too long for its cell"] {
      let matrix = matrix(classes: classes) { "\(name) \($0)" }
      #expect(matrix.size.width <= FigureStyle.pageWidth && matrix.size.height < 650, "\(matrix.size)")
      #expect(!Pixels(matrix).isDrawnOutside)
    }
  }

  @Test func `many classes make a heat map, which has no numbers`() throws {
    #expect(!matrix(classes: 12).isHeatMap && matrix(classes: 12).meaningOfCells.contains("counts"))
    let many = matrix(classes: 60)
    #expect(many.isHeatMap && !many.meaningOfCells.contains("counts"))
    // The cell in the upper right corner is dark to its edges: no number stands in it, and nothing else is in its row.
    let full = FigureStyle.color(0).lighter(0.1)
    let cell = 8.0
    let dark = Pixels(many).count(of: full)
    #expect(dark > 60 * Int(cell * cell), "\(dark) pixels")
  }

  @Test func `a heat map's scale has the shades of all fractions`() {
    let empty = ConfusionMatrix(
      [[Int]](repeating: [Int](repeating: 0, count: 20), count: 20), classes: (0..<20).map { "\($0)" })
    let pixels = Pixels(empty)
    for fraction in [0.0125, 0.5125, 0.9875] {
      #expect(pixels.count(of: FigureStyle.color(0).lighter(0.95 - 0.85 * fraction)) > 20, "\(fraction)")
    }
  }

  @Test func `a class without examples still draws`() {
    #expect(Pixels(ConfusionMatrix([[0, 0], [1, 3]], classes: ["a", "b"])).isDrawnInside)
  }
}
