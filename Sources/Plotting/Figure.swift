import FineTuningCanvas

/// A figure of the text: a plot, a chart, a diagram or a grid of images.
///
/// A figure is a value: the same figure draws the same marks, and writes the same bytes, every time.
public protocol Figure: Sendable {
  /// Width and height in points (1/72 inch).
  var size: (width: Double, height: Double) { get }

  /// Whether the figure consists of lines and text only, which makes it worth saving as SVG.
  var isVector: Bool { get }

  /// Draws the figure on a white surface, with its upper left corner at the origin.
  func draw(on canvas: FigureCanvas)
}

extension Figure {
  /// Most figures are lines and text.
  public var isVector: Bool { true }

  /// The rectangle that encloses the figure.
  var bounds: Rect { Rect(0, 0, size.width, size.height) }
}
