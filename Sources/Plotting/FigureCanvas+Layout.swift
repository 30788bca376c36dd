import FineTuningCanvas

extension FigureCanvas {
  /// Draws a line of text whose capital letters are centred vertically on `point`.
  func centeredText(_ string: String, at point: Point, _ style: TextStyle) {
    // The capitals of DejaVu Sans are 0.73 times as high as the font size.
    text(string, at: Point(point.x, point.y + 0.365 * style.size), style)
  }

  /// Returns `string`, shortened with an ellipsis if it's wider than `width`.
  func fitted(_ string: String, into width: Double, _ style: TextStyle) -> String {
    if self.width(of: string, style) <= width { return string }
    var kept = Substring(string)
    while !kept.isEmpty, self.width(of: kept + "…", style) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// Returns the width of the widest of several lines of text.
  func width(ofWidest strings: [String], _ style: TextStyle) -> Double {
    strings.map { width(of: $0, style) }.max() ?? 0
  }
}
