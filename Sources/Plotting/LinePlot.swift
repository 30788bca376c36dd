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
    /// Whether the line is thin and pale, for data that is only a background to the rest.
    public var isFaint: Bool

    /// A series of points (x, y).
    public init(
      _ name: String, _ points: [(x: Double, y: Double)], style: Style = .line, color: Int, dash: Int = 0,
      isFaint: Bool = false
    ) {
      self.name = name
      self.points = points
      self.style = style
      self.color = color
      self.dash = dash
      self.isFaint = isFaint
    }
  }

  /// Where the names of the series stand: inside the frame if there is a free place, or always above it,
  /// so that plots which are to be compared have it in the same place.
  public enum LegendPlace: Sendable { case whereFree, above }

  /// The series, drawn in this order; but clouds of points are dealt out in turn, so that none hides
  /// another.
  public var series: [Series]
  /// The axis to the right and the axis up.
  public var x, y: Axis
  /// Width and height in points.
  public var size: (width: Double, height: Double)
  /// Where the names of the series stand.
  public var legendPlace: LegendPlace

  /// A plot, by default as large as the book's: 3.5 × 2.5 inches.
  public init(
    _ series: [Series], x: Axis, y: Axis, size: (width: Double, height: Double) = (252, 180),
    legend: LegendPlace = .whereFree
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.size = size
    legendPlace = legend
  }

  /// The points that are seen: an axis without a range takes in these, and need not begin at zero.
  var visiblePoints: [(x: Double, y: Double)] {
    series.flatMap(\.points).filter { point in
      point.x.isFinite && point.y.isFinite && x.range?.contains(point.x) != false
        && y.range?.contains(point.y) != false
    }
  }

  /// Draws the series; what is outside the range of an axis is cut off.
  public func draw(on canvas: Canvas) {
    let data = visiblePoints
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
      isAbove: legendPlace == .above,
      avoiding: { frame in series.flatMap { $0.runs(in: frame).flatMap(Legend.obstacles) } }, on: canvas
    ) { frame in
      frame.clipped(on: canvas) {
        for series in series {
          for run in series.runs(in: frame) { series.draw(line: run, on: canvas) }
        }
      }
      // A marker is whole or not there: one on the frame is not cut in half.
      func markers(of series: Series) -> [Point] {
        series.runs(in: frame).joined().filter(frame.inside.contains)
      }
      let clouds = series.filter { $0.style == .markers }
      let points = clouds.map(markers)
      for (cloud, index) in Self.dealingOut(points.map(\.count)) {
        clouds[cloud].draw(markers: [points[cloud][index]], on: canvas)
      }
      for curve in series where curve.style != .markers {
        curve.draw(markers: markers(of: curve), on: canvas)
      }
    }
  }

  /// The members of groups of the given sizes in turn, the larger group more often, so that each is spread
  /// evenly over the whole.
  static func dealingOut(_ sizes: [Int]) -> [(group: Int, index: Int)] {
    let places = sizes.enumerated().flatMap { group, size in
      (0..<size).map { (share: (Double($0) + 0.5) / Double(size), group: group, index: $0) }
    }
    return places.sorted { ($0.share, $0.group) < ($1.share, $1.group) }.map { ($0.group, $0.index) }
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
      .polygon(line, closed: false), FigureStyle.color(color).lighter(isFaint ? 0.35 : 0),
      width: isFaint ? FigureStyle.faintLineWidth : FigureStyle.lineWidth, dash: FigureStyle.dash(dash))
  }

  fileprivate func draw(markers: [Point], on canvas: Canvas) {
    guard style != .line else { return }
    // The points of a cloud shine through one another; those of a curve stand on it.
    let (radius, opacity) = style == .markers ? (1.5, 0.6) : (2.3, 1)
    for point in markers {
      let path = Marker(index: color).path(at: point, radius: radius)
      canvas.fill(path, FigureStyle.color(color).opacity(opacity))
      canvas.stroke(path, Color.white.opacity(opacity), width: style == .markers ? 0.3 : 0.5)
    }
  }
}
