import Canvas

/// Curves, or clouds of points, over two axes.
public struct LinePlot: Figure {
  /// One curve or one cloud of points.
  public struct Series: Sendable {
    /// What is drawn of a series.
    public enum Style: Sendable { case line, lineAndMarkers, markers }

    /// The name in the legend; an empty one keeps the series out of it.
    public var name: String
    /// The data, in the order in which the line runs; a value that is not finite leaves a gap.
    public var points: [(x: Double, y: Double)]
    /// What is drawn at and between the points.
    public var style: Style
    /// An index into `FigureStyle.palette`.
    public var color: Int
    /// An index into `FigureStyle.dashes`.
    public var dash: Int

    /// A series of points (x, y).
    public init(
      _ name: String, _ points: [(x: Double, y: Double)], style: Style = .line, color: Int, dash: Int = 0
    ) {
      self.name = name
      self.points = points
      self.style = style
      self.color = color
      self.dash = dash
    }
  }

  /// The series, drawn in this order.
  public var series: [Series]
  /// The axis to the right and the axis up.
  public var x, y: Axis
  /// Width and height in points.
  public var size: (width: Double, height: Double)

  /// A plot, by default as large as the book's: 3.5 × 2.5 inches.
  public init(
    _ series: [Series], x: Axis, y: Axis, size: (width: Double, height: Double) = (252, 180)
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.size = size
  }

  /// Draws the series; what is outside the range of an axis is cut off.
  public func draw(on canvas: Canvas) {
    let data = series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
    let named = series.filter { !$0.name.isEmpty }
    let legend = Legend(
      entries: named.map { series in
        Legend.Entry(name: series.name) { canvas, place in
          let ends = [Point(place.minX, place.center.y), Point(place.maxX, place.center.y)]
          series.draw(line: ends, on: canvas)
          series.draw(markers: [place.center], on: canvas)
        }
      })
    PlotFrame.draw(
      in: bounds, x: x, over: data.map(\.x), y: y, over: data.map(\.y), legend: legend,
      avoiding: { frame in series.flatMap { $0.runs(in: frame).flatMap(Legend.obstacles) } }, on: canvas
    ) { frame in
      frame.clipped(on: canvas) {
        for series in series {
          for run in series.runs(in: frame) { series.draw(line: run, on: canvas) }
        }
      }
      // A marker is whole or not there: one on the frame is not cut in half.
      for series in series {
        let markers = series.runs(in: frame).joined().filter(frame.inside.contains)
        series.draw(markers: markers, on: canvas)
      }
    }
  }
}

extension LinePlot.Series {
  /// The unbroken parts of the series, on the page.
  fileprivate func runs(in frame: PlotFrame) -> [[Point]] {
    points.split { !$0.x.isFinite || !$0.y.isFinite }.map { $0.map { frame.point($0.x, $0.y) } }
  }

  fileprivate func draw(line: [Point], on canvas: Canvas) {
    guard style != .markers else { return }
    canvas.stroke(
      .polygon(line, closed: false), FigureStyle.color(color), width: FigureStyle.lineWidth,
      dash: FigureStyle.dash(dash))
  }

  fileprivate func draw(markers: [Point], on canvas: Canvas) {
    guard style != .line else { return }
    // The points of a cloud shine through one another; those of a curve stand on it.
    let (radius, opacity) = style == .markers ? (1.9, 0.55) : (2.3, 1)
    for point in markers {
      let path = Marker(index: color).path(at: point, radius: radius)
      canvas.fill(path, FigureStyle.color(color).opacity(opacity))
      canvas.stroke(path, Color.white.opacity(opacity), width: 0.5)
    }
  }
}
