import FineTuningCCairo
import FineTuningCanvas

/// The style of a line of text: size, colour, weight and alignment.
public struct TextStyle: Sendable {
  /// The part of a line of text that goes at the given point.
  public enum Anchor: Sendable { case start, middle, end }

  /// The font of every figure in this project (Debian: fonts-dejavu-core).
  public static let fontFamily = "DejaVu Sans"

  /// The font size, in points.
  public var size: Double
  /// The colour of the letters.
  public var color: Color
  /// Whether the text is bold.
  public var bold: Bool
  /// The part of the line that goes at the given point.
  public var anchor: Anchor

  /// A text style; by default black, regular, and starting at the given point.
  public init(size: Double, color: Color = .black, bold: Bool = false, anchor: Anchor = .start) {
    self.size = size
    self.color = color
    self.bold = bold
    self.anchor = anchor
  }
}

extension FigureCanvas {
  /// Draws a line of text with its baseline at `point`, rotated clockwise around it by `angle` radians.
  public func text(_ string: String, at point: Point, _ style: TextStyle, angle: Double = 0) {
    saved {
      translate(point.x, point.y)
      cairo_rotate(context, angle)
      select(style)
      let width = advance(of: string)
      let shift: Double =
        switch style.anchor {
        case .start: 0
        case .middle: -width / 2
        case .end: -width
        }
      let color = style.color
      cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
      cairo_move_to(context, shift, 0)
      if isVector {
        cairo_show_text(context, string)
      } else {
        // As outlines: as glyphs, letters stand on whole pixels before Cairo 1.18, and on quarters since.
        cairo_text_path(context, string)
        cairo_fill(context)
      }
    }
  }

  /// Returns the width of a line of text, in points.
  public func width(of string: String, _ style: TextStyle) -> Double {
    var width = 0.0
    saved {
      select(style)
      width = advance(of: string)
    }
    return width
  }

  private func advance(of string: String) -> Double {
    var extents = cairo_text_extents_t()
    cairo_text_extents(context, string, &extents)
    return extents.x_advance
  }

  /// Selects the font, without hinting: text looks the same at every scale, on every machine with the font.
  private func select(_ style: TextStyle) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    cairo_select_font_face(
      context, TextStyle.fontFamily, CAIRO_FONT_SLANT_NORMAL,
      style.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, style.size)
  }
}
