import Canvas

/// Something that can be drawn on a page: a plot, a chart, a grid of images.
///
/// A figure is a value: the same figure draws the same marks, and writes the same bytes, every time.
public protocol Figure: Sendable {
  /// Width and height in points (1/72 inch).
  var size: (width: Double, height: Double) { get }

  /// Whether the figure is made of lines and text alone, so that it is worth having as SVG.
  var isVector: Bool { get }

  /// Draws the figure with its upper left corner at the origin, on a surface that is white.
  func draw(on canvas: Canvas)
}

extension Figure {
  /// Most figures are lines and text.
  public var isVector: Bool { true }

  /// The rectangle that everything is drawn in.
  var bounds: Rect { Rect(0, 0, size.width, size.height) }
}
