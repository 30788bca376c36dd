import Canvas

/// Horizontal bars with their names to the left and their values at their ends.
public struct BarChart: Figure {
  /// One bar.
  public struct Bar: Sendable {
    /// The name to the left.
    public var name: String
    /// The length, not negative.
    public var value: Double
    /// The value as it is written at the end of the bar.
    public var label: String
    /// An index into `FigureStyle.palette`.
    public var color: Int

    /// A bar with its name and its value, written as `label`.
    public init(_ name: String, _ value: Double, label: String, color: Int = 0) {
      precondition(value >= 0, "a bar has no negative length")
      self.name = name
      self.value = value
      self.label = label
      self.color = color
    }
  }

  /// The bars, from the top.
  public var bars: [Bar]
  /// The value of a bar that fills the width, or nil for the largest value.
  public var maximum: Double?
  /// In points.
  public var width: Double

  /// A chart of bars; `maximum` is the value of a bar as long as the space there is.
  public init(_ bars: [Bar], maximum: Double? = nil, width: Double = 324) {
    self.bars = bars
    self.maximum = maximum
    self.width = width
  }

  private static let pitch = 15.0

  /// The size that its parts come to, in points.
  public var size: (width: Double, height: Double) { (width, Double(bars.count) * Self.pitch + 4) }

  /// Draws the bars, with a name too long for its place cut short.
  public func draw(on canvas: Canvas) {
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
