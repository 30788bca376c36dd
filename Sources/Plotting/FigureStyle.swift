import FineTuningCanvas

/// The shared look of all figures, with sizes in points for a printed or projected page.
public enum FigureStyle {
  /// The width of the text block on a printed page, and of a full-width figure: 6.5 inches.
  public static let pageWidth = 468.0

  /// The font size of labels and legends.
  public static let textSize = 8.5
  /// The font size of the numbers at ticks, and of captions.
  public static let tickSize = 7.5

  /// The colour of text, and of the lines that frame data.
  public static let ink = Color(0x262626)
  /// The colour of secondary text.
  public static let faintInk = Color(0x595959)
  /// The colour of grid lines: visible, but never mistaken for data.
  public static let grid = Color(0xE2E2E2)

  /// The width of a line of data.
  public static let lineWidth = 1.6
  /// The width of a line of data that stays in the background.
  public static let faintLineWidth = 0.9
  /// The width of axes and frames.
  public static let frameWidth = 0.7
  /// The space between elements that don't belong together.
  public static let gap = 6.0

  /// Colours that everyone can tell apart, with any kind of colour vision: Okabe and Ito,
  /// "Color Universal Design" (2008), without the yellow, which vanishes on white paper.
  public static let palette = [
    Color(0x0072B2), Color(0xD55E00), Color(0x009E73), Color(0xCC79A7), Color(0xE69F00), Color(0x56B4E9),
    Color(0x000000),
  ]

  /// Dash patterns that tell lines apart without colour; the first is a solid line.
  public static let dashes: [[Double]] = [[], [5, 2.6], [5, 2.2, 0.1, 2.2], [0.1, 2.6]]

  /// The colour for right answers.
  public static let right = Color(0x00805D)
  /// The colour for wrong answers.
  public static let wrong = Color(0xC44F00)

  /// Returns the colour at `index`; indices past the last colour wrap around.
  public static func color(_ index: Int) -> Color {
    palette[index % palette.count]
  }

  /// Returns the dash pattern at `index`; indices past the last pattern wrap around.
  public static func dash(_ index: Int) -> [Double] {
    dashes[index % dashes.count]
  }

  static func text(_ anchor: TextStyle.Anchor = .start, bold: Bool = false, color: Color = ink) -> TextStyle {
    TextStyle(size: textSize, color: color, bold: bold, anchor: anchor)
  }

  static func tick(_ anchor: TextStyle.Anchor) -> TextStyle {
    TextStyle(size: tickSize, color: faintInk, anchor: anchor)
  }
}
