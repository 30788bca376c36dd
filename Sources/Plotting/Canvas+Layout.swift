import Canvas

extension Canvas {
  /// Draws a line of text whose capital letters are centred on the height of `point`.
  func centeredText(_ string: String, at point: Point, _ style: TextStyle) {
    // The capitals of DejaVu Sans are 0.73 of the font's size high.
    text(string, at: Point(point.x, point.y + 0.365 * style.size), style)
  }

  /// `string`, or as much of its beginning as fits into `width`, with an ellipsis.
  func fitted(_ string: String, into width: Double, _ style: TextStyle) -> String {
    if self.width(of: string, style) <= width { return string }
    var kept = Substring(string)
    while !kept.isEmpty, self.width(of: kept + "…", style) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The width of the widest of some lines of text.
  func width(ofWidest strings: [String], _ style: TextStyle) -> Double {
    strings.map { width(of: $0, style) }.max() ?? 0
  }
}
