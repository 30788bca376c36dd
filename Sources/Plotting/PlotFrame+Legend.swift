import FineTuningCanvas

extension PlotFrame {
  /// Draws a whole plot: a frame, the data inside, and a legend that covers no data.
  ///
  /// The legend goes inside the frame if there's room, and above it otherwise.
  ///
  /// - Parameters:
  ///   - isAbove: whether to put the legend above the frame even if there's room inside.
  ///   - obstacles: returns closely spaced points that the legend must not cover.
  ///   - data: draws the data in a frame.
  static func draw(
    in bounds: Rect, x: Axis, over xData: [Double], y: Axis, over yData: [Double], legend: Legend,
    isAbove: Bool = false, avoiding obstacles: (PlotFrame) -> [Point], on canvas: FigureCanvas,
    data: (PlotFrame) -> Void
  ) {
    var frame = PlotFrame(in: bounds, x: x, over: xData, y: y, over: yData, on: canvas)
    let place =
      isAbove ? nil : legend.freePlace(in: frame.inside, avoiding: obstacles(frame), on: canvas)
    let rows = place == nil ? legend.rows(fitting: bounds.width - 4, on: canvas) : []
    if !rows.isEmpty {
      frame = PlotFrame(
        in: bounds, x: x, over: xData, y: y, over: yData,
        top: Double(rows.count) * Legend.lineHeight, on: canvas)
    }
    frame.draw(on: canvas)
    data(frame)
    if let place { legend.draw(in: place, on: canvas) }
    legend.draw(rows: rows, above: frame.inside, on: canvas)
  }
}
