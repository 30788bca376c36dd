/// An axis of a plot: its label and its range.
public struct Axis: Sendable {
  /// The quantity on the axis, with its unit.
  public var label: String
  /// The first and last value, or nil for round numbers that enclose all data.
  public var range: ClosedRange<Double>?
  /// Whether only whole numbers make sense, as they do for epochs and counts.
  public var wholeNumbers: Bool

  /// An axis; without a `range`, it runs between round numbers that enclose all data.
  public init(_ label: String, range: ClosedRange<Double>? = nil, wholeNumbers: Bool = false) {
    precondition(range.map { $0.upperBound > $0.lowerBound } ?? true, "the range of an axis can't be empty")
    self.label = label
    self.range = range
    self.wholeNumbers = wholeNumbers
  }

  /// Returns the range of the axis for the given data, and its ticks.
  func scale(over data: [Double], atMost count: Int) -> (range: ClosedRange<Double>, ticks: Ticks) {
    if let range {
      return (range, Ticks(in: range, atMost: count, wholeNumbers: wholeNumbers))
    }
    let finite = data.filter(\.isFinite)
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if low == high {
      let margin = max(abs(low) * 0.05, 0.5)
      (low, high) = (low - margin, high + margin)
    }
    let step = Ticks(in: low...high, atMost: count, wholeNumbers: wholeNumbers).step
    let range = step.rounding(outward: low...high)
    return (range, Ticks(in: range, atMost: count + 2, wholeNumbers: wholeNumbers))
  }
}
