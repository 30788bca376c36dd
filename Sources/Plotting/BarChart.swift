import FineTuningCanvas

/// A chart of horizontal bars, each with its name on the left and its value at the end.
public struct BarChart: Figure {
  /// One bar.
  public struct Bar: Sendable {
    /// The name on the left.
    public var name: String
    /// The length of the bar, zero or more.
    public var value: Double
    /// The text at the end of the bar.
    public var label: String
    /// An index into `FigureStyle.palette`.
    public var color: Int

    /// A bar with a name and a value; `label` is the value as text.
    public init(_ name: String, _ value: Double, label: String, color: Int = 0) {
      precondition(value >= 0, "a bar's length can't be negative")
      self.name = name
      self.value = value
      self.label = label
      self.color = color
    }
  }

  /// The bars, from top to bottom.
  public var bars: [Bar]
  /// The value at which a bar fills the available width, or nil for the largest value.
  public var maximum: Double?
  /// The width in points.
  public var width: Double

  /// A chart of bars, scaled to `maximum` or, without one, to the longest bar.
  public init(_ bars: [Bar], maximum: Double? = nil, width: Double = 324) {
    self.bars = bars
    self.maximum = maximum
    self.width = width
  }

  private static let pitch = 15.0

  /// The size in points, which grows with the number of bars.
  public var size: (width: Double, height: Double) { (width, Double(bars.count) * Self.pitch + 4) }

  /// Draws the bars, and shortens names that don't fit.
  public func draw(on canvas: FigureCanvas) {
    let nameStyle = FigureStyle.text(.end)
    let valueStyle = FigureStyle.text()
    let names = min(canvas.width(ofWidest: bars.map(\.name), nameStyle), width * 0.45)
    let values = canvas.width(ofWidest: bars.map(\.label), valueStyle)
    let left = 1 + names + FigureStyle.gap
    let room = width - left - values - FigureStyle.gap - 2
    let largest = maximum ?? bars.map(\.value).max() ?? 1
    for (index, bar) in bars.enumerated() {
      let y = 2 + (Double(index) + 0.5) * Self.pitch
      let length = largest > 0 ? min(1, bar.value / largest) * room : 0
      canvas.centeredText(canvas.fitted(bar.name, into: names, nameStyle), at: Point(1 + names, y), nameStyle)
      canvas.fill(
        .rectangle(Rect(left, y - Self.pitch * 0.36, length, Self.pitch * 0.72)),
        FigureStyle.color(bar.color))
      canvas.centeredText(bar.label, at: Point(left + length + 4, y), valueStyle)
    }
    canvas.stroke(
      .line(Point(left, 1), Point(left, size.height - 1)), FigureStyle.ink.lighter(0.35),
      width: FigureStyle.frameWidth, cap: .butt)
  }
}
