import FineTuningCanvas
import FineTuningImages

/// A grid of images with captions. Each image is scaled to fit its cell and keeps its aspect ratio.
public struct ImageGrid: Figure {
  /// One image with its caption.
  public struct Cell: Sendable {
    /// Whether the caption is right or wrong about the image. `wrong` also frames the image.
    public enum Verdict: Sendable { case none, right, wrong }

    /// The image.
    public var image: Image
    /// One or two short lines under the image; longer ones end in an ellipsis.
    public var caption: [String]
    /// The verdict on the caption, which sets its colour.
    public var verdict: Verdict

    /// An image with its caption.
    public init(_ image: Image, caption: [String] = [], verdict: Verdict = .none) {
      self.image = image
      self.caption = caption
      self.verdict = verdict
    }
  }

  /// The cells, row by row. An empty grid says "none": a network may make no mistakes at all.
  public var cells: [Cell]
  /// The number of cells in a row.
  public var columns: Int
  /// The labels to the left of the rows, if any; "\n" starts a new line.
  public var rowLabels: [String]
  /// The size of the space for one image, in points.
  public var cellSize: (width: Double, height: Double)

  /// A grid of cells. Without a `cellSize`, cells are square and the grid fills the width of the page.
  public init(
    _ cells: [Cell], columns: Int, rowLabels: [String] = [],
    cellSize: (width: Double, height: Double)? = nil
  ) {
    precondition(columns > 0, "a grid needs at least one column")
    self.cells = cells
    self.columns = columns
    self.rowLabels = rowLabels
    let labels = rowLabels.isEmpty ? 0 : Self.labelWidth
    let side = (FigureStyle.pageWidth - labels - Self.gutter * Double(columns - 1)) / Double(columns)
    self.cellSize = cellSize ?? (min(side, 120), min(side, 120))
  }

  /// A grid of images without captions.
  public init(
    _ images: [Image], columns: Int, rowLabels: [String] = [],
    cellSize: (width: Double, height: Double)? = nil
  ) {
    self.init(images.map { Cell($0) }, columns: columns, rowLabels: rowLabels, cellSize: cellSize)
  }

  private static let gutter = 5.0
  private static let labelWidth = 70.0
  private static let captionLine = FigureStyle.tickSize + 2.5

  /// False: images are made of pixels.
  public var isVector: Bool { false }

  /// The size in points: all rows and columns, with captions and labels.
  public var size: (width: Double, height: Double) {
    (
      labelsWidth + Double(columns) * (cellSize.width + Self.gutter) - Self.gutter,
      (0..<rows).map(rowHeight).reduce(0, +) - Self.gutter
    )
  }

  private var rows: Int { max(1, (cells.count + columns - 1) / columns) }

  private var labelsWidth: Double { rowLabels.isEmpty ? 0 : Self.labelWidth }

  private func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[row * columns..<min(cells.count, (row + 1) * columns)]
  }

  /// Returns the distance from the top of a row to the top of the next: the longest caption sets it.
  private func rowHeight(_ row: Int) -> Double {
    let lines = cells(inRow: row).map(\.caption.count).max() ?? 0
    return cellSize.height + Self.gutter + (lines > 0 ? Double(lines) * Self.captionLine + 4 : 0)
  }

  /// Draws the images row by row, each centred in its cell.
  public func draw(on canvas: FigureCanvas) {
    if cells.isEmpty {
      canvas.centeredText(
        "none", at: Point(size.width / 2, cellSize.height / 2), FigureStyle.text(.middle))
    }
    var top = 0.0
    for row in 0..<rows {
      if row < rowLabels.count {
        drawLabel(rowLabels[row], centeredAt: top + cellSize.height / 2, on: canvas)
      }
      for (column, cell) in cells(inRow: row).enumerated() {
        let left = labelsWidth + Double(column) * (cellSize.width + Self.gutter)
        draw(cell, in: Rect(left, top, cellSize.width, cellSize.height), on: canvas)
      }
      top += rowHeight(row)
    }
  }

  private func drawLabel(_ label: String, centeredAt middle: Double, on canvas: FigureCanvas) {
    let lines = label.split(separator: "\n", omittingEmptySubsequences: false)
    let style = FigureStyle.text(.end)
    let right = Self.labelWidth - 8
    for (index, line) in lines.enumerated() {
      let y = middle + (Double(index) - Double(lines.count - 1) / 2) * (FigureStyle.textSize + 2.5)
      canvas.centeredText(canvas.fitted(String(line), into: right, style), at: Point(right, y), style)
    }
  }

  private func draw(_ cell: Cell, in space: Rect, on canvas: FigureCanvas) {
    let (width, height) = (Double(cell.image.width), Double(cell.image.height))
    let scale = min(space.width / width, space.height / height)
    let place = Rect(center: space.center, width: width * scale, height: height * scale)
    canvas.draw(cell.image.magnified(for: place), in: place)
    // A hairline shows where images with white edges end.
    canvas.stroke(.rectangle(place.inset(by: 0.25)), Color.black.opacity(0.25), width: 0.5, cap: .butt)
    if cell.verdict == .wrong {
      canvas.stroke(.rectangle(place.inset(by: 1)), FigureStyle.wrong, width: 2, cap: .butt)
    }
    for (index, line) in cell.caption.enumerated() {
      let style = TextStyle(
        size: FigureStyle.tickSize, color: cell.verdict.color, bold: cell.verdict == .wrong, anchor: .middle)
      let baseline = space.maxY + Double(index + 1) * Self.captionLine
      canvas.text(
        canvas.fitted(line, into: space.width, style), at: Point(space.center.x, baseline), style)
    }
  }
}

extension ImageGrid.Cell.Verdict {
  fileprivate var color: Color {
    switch self {
    case .none: FigureStyle.ink
    case .right: FigureStyle.right
    case .wrong: FigureStyle.wrong
    }
  }
}

extension Image {
  /// Returns an image much smaller than its place with each pixel repeated: a filter of 7 × 7 weights
  /// should look like squares, not like a blur.
  fileprivate func magnified(for place: Rect) -> Image {
    let factor = Int(place.width * 2 / Double(width))
    guard factor >= 3 else { return self }
    var result = Image(width: width * factor, height: height * factor)
    for y in 0..<result.height {
      for x in 0..<result.width { result[x, y] = self[x / factor, y / factor] }
    }
    return result
  }
}
