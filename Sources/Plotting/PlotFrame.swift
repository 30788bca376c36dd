import FineTuningCanvas

/// The frame of a plot with two axes: it maps data to the page, and draws the grid, ticks and labels.
struct PlotFrame {
  /// The inside of the frame, where data is drawn.
  let inside: Rect
  private let bounds: Rect
  private let xAxis, yAxis: Axis
  private let x, y: (range: ClosedRange<Double>, ticks: Ticks)

  /// Lays out a frame in `bounds`, and reserves `top` points above it for a legend.
  init(
    in bounds: Rect, x xAxis: Axis, over xData: [Double], y yAxis: Axis, over yData: [Double],
    top: Double = 0, on canvas: FigureCanvas
  ) {
    self.bounds = bounds
    self.xAxis = xAxis
    self.yAxis = yAxis
    x = xAxis.scale(over: xData, atMost: max(3, Int(bounds.width / 34)))
    y = Self.verticalScale(yAxis, over: yData, height: bounds.height)
    let numbers = canvas.width(ofWidest: y.ticks.labels, FigureStyle.tick(.end))
    func height(of label: String) -> Double { label.isEmpty ? 0 : FigureStyle.textSize + 3.5 }
    let left = Self.edge + height(of: yAxis.label) + numbers + Self.tickGap
    let bottom = Self.edge + height(of: xAxis.label) + FigureStyle.tickSize + Self.tickGap + 1
    let lastNumber = canvas.width(of: x.ticks.labels.last ?? "", FigureStyle.tick(.middle))
    let right = max(Self.edge, lastNumber / 2) + 1
    let above = Self.edge + FigureStyle.tickSize / 2 + top
    inside = Rect(left, above, bounds.width - left - right, bounds.height - above - bottom)
  }

  /// Returns the range and the ticks of the vertical axis in a figure of the given height.
  static func verticalScale(
    _ axis: Axis, over data: [Double], height: Double
  ) -> (range: ClosedRange<Double>, ticks: Ticks) {
    axis.scale(over: data, atMost: max(3, Int(height / 26)))
  }

  private static let edge = 2.0
  private static let tickGap = 3.5

  /// Returns the point on the page for the values (x, y), on or off the visible part.
  func point(_ x: Double, _ y: Double) -> Point {
    Point(
      inside.minX + Self.fraction(x, of: self.x.range) * inside.width,
      inside.maxY - Self.fraction(y, of: self.y.range) * inside.height)
  }

  /// Returns how far along a range a value lies: 0 at the lower end, 1 at the upper end.
  ///
  /// The loss of a diverging run knows no bounds, but Cairo's coordinates do. Values far outside are clamped,
  /// at a distance where their lines still look vertical.
  private static func fraction(_ value: Double, of range: ClosedRange<Double>) -> Double {
    let fraction = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return min(max(fraction, -50), 50)
  }

  /// Runs `body`, which draws lines and areas, and clips them to the frame.
  func clipped(on canvas: FigureCanvas, _ body: () -> Void) {
    // Half a line width of slack: a curve along the edge of the range isn't cut in half.
    canvas.clipped(to: .rectangle(inside.inset(by: -FigureStyle.lineWidth / 2)), body)
  }

  /// Draws the grid, the frame, and the numbers and labels around it; the data goes on top.
  func draw(on canvas: FigureCanvas) {
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

  private func drawGridLine(_ start: Point, _ end: Point, on canvas: FigureCanvas) {
    canvas.stroke(.line(start, end), FigureStyle.grid, width: FigureStyle.frameWidth, cap: .butt)
  }
}
