import Canvas

/// The one look of all figures: sizes in points, for a printed or projected page.
public enum FigureStyle {
  /// The width of the text on a printed page, and of a figure that fills it: 6.5 inches.
  public static let pageWidth = 468.0

  /// Labels, legends and captions.
  public static let textSize = 8.5
  /// The numbers at the ticks.
  public static let tickSize = 7.5

  /// Text and the lines that frame data.
  public static let ink = Color(0x262626)
  /// Text of the second rank.
  public static let faintInk = Color(0x595959)
  /// Grid lines: seen, and never mistaken for data.
  public static let grid = Color(0xE2E2E2)

  /// The width of a line of data.
  public static let lineWidth = 1.6
  /// The width of a line of data that is only a background to the rest.
  public static let faintLineWidth = 0.9
  /// The width of axes and frames.
  public static let frameWidth = 0.7
  /// The free space between things that belong to different groups.
  public static let gap = 6.0

  /// Colours that people with any kind of colour vision can tell apart: Okabe and Ito,
  /// "Color Universal Design" (2008), without the yellow, which is lost on white paper.
  public static let palette = [
    Color(0x0072B2), Color(0xD55E00), Color(0x009E73), Color(0xCC79A7), Color(0xE69F00), Color(0x56B4E9),
    Color(0x000000),
  ]

  /// Dashes by index, so that lines can be told apart without colour; the first is a solid line.
  public static let dashes: [[Double]] = [[], [5, 2.6], [5, 2.2, 0.1, 2.2], [0.1, 2.6]]

  /// The colour of what is as it should be.
  public static let right = Color(0x00805D)
  /// The colour of what is wrong.
  public static let wrong = Color(0xC44F00)

  /// The colour with the given index, starting again after the last.
  public static func color(_ index: Int) -> Color {
    palette[index % palette.count]
  }

  /// The dash with the given index, starting again after the last.
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
