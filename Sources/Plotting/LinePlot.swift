import FineTuningCanvas

/// A plot of curves or point clouds over two axes.
public struct LinePlot: Figure {
  /// One curve or point cloud.
  public struct Series: Sendable {
    /// The marks that represent a series: its line, its markers or both.
    public enum Style: Sendable { case line, lineAndMarkers, markers }

    /// The name in the legend; a series with an empty name isn't listed.
    public var name: String
    /// The data, in the order that the line follows. A value that isn't finite leaves a gap.
    public var points: [(x: Double, y: Double)]
    /// Whether to draw the line, the markers or both.
    public var style: Style
    /// An index into `FigureStyle.palette`.
    public var color: Int
    /// An index into `FigureStyle.dashes`.
    public var dash: Int
    /// Whether the line is thin and pale, for data that should stay in the background.
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

  /// The position of the legend: inside the frame where there's room, or always above it, which keeps it in
  /// the same place across plots that readers compare.
  public enum LegendPlace: Sendable { case whereFree, above }

  /// The series, drawn in this order. Point clouds are the exception: they take turns, point by point, and
  /// none hides another.
  public var series: [Series]
  /// The horizontal and the vertical axis.
  public var x, y: Axis
  /// Width and height in points.
  public var size: (width: Double, height: Double)
  /// The position of the legend.
  public var legendPlace: LegendPlace

  /// A plot, by default as large as the plots in D2L: 3.5 × 2.5 inches.
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

  /// The points that will be visible. An axis without a range covers these, and needn't start at zero.
  var visiblePoints: [(x: Double, y: Double)] {
    series.flatMap(\.points).filter { point in
      point.x.isFinite && point.y.isFinite && x.range?.contains(point.x) != false
        && y.range?.contains(point.y) != false
    }
  }

  /// A sentence for the caption if the vertical axis doesn't begin at zero, which makes differences look larger.
  public var noteOnAxis: String {
    let (range, _) = PlotFrame.verticalScale(y, over: visiblePoints.map(\.y), height: size.height)
    return range.lowerBound == 0 ? "" : " The axis does not begin at zero."
  }

  /// Draws the series, clipped to the ranges of the axes.
  public func draw(on canvas: FigureCanvas) {
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
      // Markers aren't clipped: a marker is drawn whole, or left out if its centre is outside the frame.
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

  /// Interleaves groups of the given sizes: larger groups take more turns, and each group is spread evenly
  /// over the whole sequence.
  static func dealingOut(_ sizes: [Int]) -> [(group: Int, index: Int)] {
    let places = sizes.enumerated().flatMap { group, size in
      (0..<size).map { (fraction: (Double($0) + 0.5) / Double(size), group: group, index: $0) }
    }
    return places.sorted { ($0.fraction, $0.group) < ($1.fraction, $1.group) }.map { ($0.group, $0.index) }
  }
}

extension LinePlot.Series {
  /// Returns the unbroken stretches of the series, in page coordinates.
  fileprivate func runs(in frame: PlotFrame) -> [[Point]] {
    points.split { !$0.x.isFinite || !$0.y.isFinite }.map { $0.map { frame.point($0.x, $0.y) } }
  }

  fileprivate func draw(line: [Point], on canvas: FigureCanvas) {
    guard style != .markers else { return }
    canvas.stroke(
      .polygon(line, closed: false), FigureStyle.color(color).lighter(isFaint ? 0.35 : 0),
      width: isFaint ? FigureStyle.faintLineWidth : FigureStyle.lineWidth, dash: FigureStyle.dash(dash))
  }

  fileprivate func draw(markers: [Point], on canvas: FigureCanvas) {
    guard style != .line else { return }
    // The points of a cloud are translucent; the markers of a curve are solid.
    let (radius, opacity) = style == .markers ? (1.5, 0.6) : (2.3, 1)
    for point in markers {
      let path = Marker(index: color).path(at: point, radius: radius)
      canvas.fill(path, FigureStyle.color(color).opacity(opacity))
      canvas.stroke(path, Color.white.opacity(opacity), width: style == .markers ? 0.3 : 0.5)
    }
  }
}
