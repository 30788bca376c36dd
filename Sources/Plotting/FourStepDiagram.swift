import FineTuningCanvas

/// The four steps of fine-tuning: pre-train a source network, copy it, give it a new output layer, train.
public struct FourStepDiagram: Figure {
  /// The labels of the two data sets.
  public let source, target: String

  /// A diagram that labels the two data sets `source` and `target`.
  public init(source: String, target: String) {
    self.source = source
    self.target = target
  }

  /// The size in points: as wide as the page.
  public var size: (width: Double, height: Double) { (FigureStyle.pageWidth, 214) }

  private static let boxWidth = 112.0
  private static let boxHeight = 24.0
  /// The centres of the columns and rows: output layer, last layer, dots, first layer, data.
  private static let sourceX = 78.0
  private static let targetX = 252.0
  private static let rows = (output: 38.0, last: 76.0, dots: 101.0, first: 126.0, data: 192.0)

  /// Draws both networks side by side, data at the bottom and output at the top, and numbers the steps.
  public func draw(on canvas: FigureCanvas) {
    let (copied, fresh, leftOut) = (FigureStyle.color(0), FigureStyle.color(1), FigureStyle.color(3))
    for (x, title, data, output) in [
      (Self.sourceX, "Source network", source, leftOut), (Self.targetX, "Target network", target, fresh),
    ] {
      let rows = Self.rows
      canvas.text(title, at: Point(x, 14), FigureStyle.text(.middle, bold: true))
      drawArrow(from: Point(x, rows.data - Self.boxHeight / 2), to: Point(x, rows.first + 12), on: canvas)
      drawArrow(from: Point(x, rows.last - 12), to: Point(x, rows.output + 12), on: canvas)
      drawBox("Output layer", Point(x, rows.output), output, on: canvas)
      drawBox("Layer L − 1", Point(x, rows.last), copied, on: canvas)
      canvas.centeredText("⋮", at: Point(x, rows.dots), FigureStyle.text(.middle, bold: true))
      drawBox("Layer 1", Point(x, rows.first), copied, on: canvas)
      drawBox(data, Point(x, rows.data), FigureStyle.faintInk, radius: Self.boxHeight / 2, on: canvas)
    }
    let half = Self.boxWidth / 2
    for row in [Self.rows.last, Self.rows.first] {
      drawArrow(
        from: Point(Self.sourceX + half, row), to: Point(Self.targetX - half, row), on: canvas)
    }
    let between = (Self.sourceX + Self.targetX) / 2
    let training = (Self.rows.first + Self.rows.data) / 2
    drawStep(1, "pre-train", at: Point(Self.sourceX + 14, training), on: canvas)
    canvas.centeredText(
      "not copied", at: Point(between, Self.rows.output),
      FigureStyle.text(.middle, color: FigureStyle.faintInk))
    drawStep(2, "copy", at: Point(between - 18, Self.rows.dots), on: canvas)
    drawStep(3, "new, with random weights", at: Point(Self.targetX + half + 16, Self.rows.output), on: canvas)
    let last = Point(Self.targetX + 14, training)
    drawStep(4, "train the output from scratch,", at: last, on: canvas)
    canvas.centeredText(
      "fine-tune what was copied", at: Point(last.x + 13, last.y + 12), FigureStyle.text())
  }

  private func drawBox(
    _ label: String, _ center: Point, _ color: Color, radius: Double = 3, on canvas: FigureCanvas
  ) {
    let box = Path.rectangle(
      Rect(center: center, width: Self.boxWidth, height: Self.boxHeight), radius: radius)
    canvas.fill(box, color.lighter(0.82))
    canvas.stroke(box, color, width: 1.1)
    let style = FigureStyle.text(.middle)
    canvas.centeredText(canvas.fitted(label, into: Self.boxWidth - 8, style), at: center, style)
  }

  private func drawArrow(from start: Point, to end: Point, on canvas: FigureCanvas) {
    let ink = FigureStyle.ink.lighter(0.2)
    let length = start.distance(to: end)
    let (ux, uy) = ((end.x - start.x) / length, (end.y - start.y) / length)
    let neck = Point(end.x - 6 * ux, end.y - 6 * uy)
    canvas.stroke(.line(start, neck), ink, width: 1.1, cap: .butt)
    let head = [end, Point(neck.x - 3 * uy, neck.y + 3 * ux), Point(neck.x + 3 * uy, neck.y - 3 * ux)]
    canvas.fill(.polygon(head), ink)
  }

  /// Draws a numbered disc, with the step's label to the right of it.
  private func drawStep(_ number: Int, _ label: String, at center: Point, on canvas: FigureCanvas) {
    canvas.fill(.circle(center, 7), FigureStyle.ink)
    canvas.centeredText("\(number)", at: center, FigureStyle.text(.middle, bold: true, color: .white))
    canvas.centeredText(label, at: Point(center.x + 13, center.y), FigureStyle.text())
  }
}
