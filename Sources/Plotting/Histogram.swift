import FineTuningCanvas

/// A histogram: how many values fall into each of several equally wide bins, for one group or more.
public struct Histogram: Figure {
  /// The values of one group.
  public struct Group: Sendable {
    /// The name in the legend.
    public var name: String
    /// The values; those that aren't finite are left out.
    public var values: [Double]
    /// An index into `FigureStyle.palette`.
    public var color: Int

    /// A group of values.
    public init(_ name: String, _ values: [Double], color: Int) {
      self.name = name
      self.values = values
      self.color = color
    }
  }

  /// The groups, drawn in this order.
  public var groups: [Group]
  /// The number of bins, shared by all groups.
  public var bins: Int
  /// The axis of the values, and the axis of the counts.
  public var x, y: Axis
  /// Width and height in points.
  public var size: (width: Double, height: Double)

  /// A histogram of groups. Values outside a fixed range of `x` count towards the first or last bin.
  public init(
    _ groups: [Group], bins: Int = 30, x: Axis, y: String = "count",
    size: (width: Double, height: Double) = (324, 180)
  ) {
    precondition(bins > 0, "a histogram needs at least one bin")
    self.groups = groups
    self.bins = bins
    self.x = x
    self.y = Axis(y, wholeNumbers: true)
    self.size = size
  }

  /// Counts the values that fall into each bin of `range`.
  func counts(of values: [Double], in range: ClosedRange<Double>) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    let width = (range.upperBound - range.lowerBound) / Double(bins)
    for value in values where value.isFinite {
      let bin = ((value - range.lowerBound) / width).rounded(.down)
      counts[Int(min(max(bin, 0), Double(bins - 1)))] += 1
    }
    return counts
  }

  /// Draws the groups on top of each other, with a legend if there are several.
  public func draw(on canvas: FigureCanvas) {
    let values = groups.flatMap(\.values).filter(\.isFinite)
    let range = x.scale(over: values, atMost: 8).range
    let x = Axis(x.label, range: range, wholeNumbers: x.wholeNumbers)
    let counts = groups.map { self.counts(of: $0.values, in: range) }
    let highest = Double(counts.flatMap(\.self).max() ?? 1)
    let binWidth = (range.upperBound - range.lowerBound) / Double(bins)
    /// Returns the outline of each stretch of non-empty bins: up from the axis, along the tops, down again.
    func outlines(_ counts: [Int], in frame: PlotFrame) -> [[Point]] {
      counts.indices.split { counts[$0] == 0 }.map { bins in
        func border(_ bin: Int) -> Double { range.lowerBound + Double(bin) * binWidth }
        let tops = bins.flatMap { bin in
          [frame.point(border(bin), Double(counts[bin])), frame.point(border(bin + 1), Double(counts[bin]))]
        }
        return [frame.point(border(bins.lowerBound), 0)] + tops + [frame.point(border(bins.upperBound), 0)]
      }
    }
    // The name of a single group adds nothing to the axis label.
    let legend = Legend(
      entries: (groups.count > 1 ? groups : []).map { group in
        Legend.Entry(name: group.name) { canvas, place in
          let swatch = Path.rectangle(Rect(center: place.center, width: place.width, height: 7))
          group.fill(swatch, on: canvas)
          group.stroke(swatch, on: canvas)
        }
      })
    PlotFrame.draw(
      in: bounds, x: x, over: values, y: y, over: [0, highest], legend: legend,
      avoiding: { frame in
        counts.flatMap { outlines($0, in: frame) }.flatMap { area(under: $0, downTo: frame.inside.maxY) }
      },
      on: canvas
    ) { frame in
      frame.clipped(on: canvas) {
        // All areas first, or one would dim the outline of another.
        let drawn = zip(groups, counts.map { outlines($0, in: frame) })
        for (group, outlines) in drawn {
          for outline in outlines { group.fill(.polygon(outline), on: canvas) }
        }
        for (group, outlines) in drawn {
          for outline in outlines { group.stroke(.polygon(outline, closed: false), on: canvas) }
        }
      }
    }
  }

  /// Returns points that fill the area under the steps.
  private func area(under steps: [Point], downTo bottom: Double) -> [Point] {
    Legend.obstacles(along: steps).flatMap { top in
      stride(from: top.y, through: bottom, by: 3).map { Point(top.x, $0) }
    }
  }
}

extension Histogram.Group {
  fileprivate func fill(_ outline: Path, on canvas: FigureCanvas) {
    canvas.fill(outline, FigureStyle.color(color).opacity(0.35))
  }

  fileprivate func stroke(_ outline: Path, on canvas: FigureCanvas) {
    canvas.stroke(outline, FigureStyle.color(color), width: FigureStyle.lineWidth * 0.7)
  }
}
