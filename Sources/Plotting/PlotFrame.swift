import Canvas

/// The frame of a plot with two axes: where data lies on the page, and the grid, ticks and labels around it.
struct PlotFrame {
  /// The inside of the frame, where data is drawn.
  let inside: Rect
  private let bounds: Rect
  private let xAxis, yAxis: Axis
  private let x, y: (range: ClosedRange<Double>, ticks: Ticks)

  /// Lays out a frame in `bounds`, with `top` points kept free above it for a legend.
  init(
    in bounds: Rect, x xAxis: Axis, over xData: [Double], y yAxis: Axis, over yData: [Double],
    top: Double = 0, on canvas: Canvas
  ) {
    self.bounds = bounds
    self.xAxis = xAxis
    self.yAxis = yAxis
    x = xAxis.scale(over: xData, atMost: max(3, Int(bounds.width / 34)))
    y = yAxis.scale(over: yData, atMost: max(3, Int(bounds.height / 26)))
    let numbers = canvas.width(ofWidest: y.ticks.labels, FigureStyle.tick(.end))
    func height(of label: String) -> Double { label.isEmpty ? 0 : FigureStyle.textSize + 3.5 }
    let left = Self.edge + height(of: yAxis.label) + numbers + Self.tickGap
    let bottom = Self.edge + height(of: xAxis.label) + FigureStyle.tickSize + Self.tickGap + 1
    let lastNumber = canvas.width(of: x.ticks.labels.last ?? "", FigureStyle.tick(.middle))
    let right = max(Self.edge, lastNumber / 2) + 1
    let above = Self.edge + FigureStyle.tickSize / 2 + top
    inside = Rect(left, above, bounds.width - left - right, bounds.height - above - bottom)
  }

  private static let edge = 2.0
  private static let tickGap = 3.5

  /// Where the values (x, y) lie on the page, or would lie if it went on for ever.
  func point(_ x: Double, _ y: Double) -> Point {
    Point(
      inside.minX + Self.share(x, of: self.x.range) * inside.width,
      inside.maxY - Self.share(y, of: self.y.range) * inside.height)
  }

  /// How far along a range a value lies: 0 at its lower and 1 at its upper end.
  ///
  /// The loss of a run that diverges is beyond all bounds, and Cairo's coordinates are not: what lies far
  /// outside is moved to where its line still looks upright.
  private static func share(_ value: Double, of range: ClosedRange<Double>) -> Double {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return min(max(share, -50), 50)
  }

  /// Runs `body`, which draws lines and areas, with everything cut off outside the frame.
  func clipped(on canvas: Canvas, _ body: () -> Void) {
    // Half a line's width of room, so that a curve along the edge of the range is not cut in half.
    canvas.clipped(to: .rectangle(inside.inset(by: -FigureStyle.lineWidth / 2)), body)
  }

  /// Draws the grid, the frame, and the numbers and labels around it; data goes on top of that.
  func draw(on canvas: Canvas) {
    for tick in x.ticks.values {
      let place = point(tick, 0).x
      drawGridLine(Point(place, inside.minY), Point(place, inside.maxY), on: canvas)
    }
    for tick in y.ticks.values {
      let place = point(0, tick).y
      drawGridLine(Point(inside.minX, place), Point(inside.maxX, place), on: canvas)
    }
    canvas.stroke(
      .rectangle(inside), FigureStyle.ink.lighter(0.35), width: FigureStyle.frameWidth, cap: .butt)
    for (tick, label) in zip(x.ticks.values, x.ticks.labels) {
      let place = Point(point(tick, 0).x, inside.maxY + Self.tickGap + FigureStyle.tickSize * 0.8)
      canvas.text(label, at: place, FigureStyle.tick(.middle))
    }
    for (tick, label) in zip(y.ticks.values, y.ticks.labels) {
      let place = Point(inside.minX - Self.tickGap, point(0, tick).y)
      canvas.centeredText(label, at: place, FigureStyle.tick(.end))
    }
    canvas.text(
      canvas.fitted(xAxis.label, into: inside.width, FigureStyle.text()),
      at: Point(inside.center.x, bounds.maxY - Self.edge - 1.5), FigureStyle.text(.middle))
    canvas.text(
      canvas.fitted(yAxis.label, into: bounds.height, FigureStyle.text()),
      at: Point(Self.edge + FigureStyle.textSize * 0.8, inside.center.y), FigureStyle.text(.middle),
      angle: -.pi / 2)
  }

  private func drawGridLine(_ start: Point, _ end: Point, on canvas: Canvas) {
    canvas.stroke(.line(start, end), FigureStyle.grid, width: FigureStyle.frameWidth, cap: .butt)
  }
}
