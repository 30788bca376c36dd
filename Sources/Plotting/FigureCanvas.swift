import FineTuningCCairo
import FineTuningCanvas
import FineTuningFiles

/// The surface of a figure: pixels in memory or an SVG file, both by Cairo.
///
/// Coordinates are points, with y pointing down. In memory, a point is a pixel until you scale the canvas.
/// Colours mix in sRGB, as they do on the web.
public final class FigureCanvas {
  /// Size in points.
  public let width, height: Double
  let surface: OpaquePointer
  let context: OpaquePointer

  /// A transparent surface of `width × height` pixels.
  public convenience init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a canvas needs at least one pixel")
    self.init(
      surface: cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
      width: Double(width), height: Double(height))
  }

  private init(surface: OpaquePointer, width: Double, height: Double) {
    self.surface = surface
    self.context = cairo_create(surface)
    self.width = width
    self.height = height
  }

  /// Whether this is an SVG file.
  var isVector: Bool { cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_SVG }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws an SVG file of `width × height` points. The write is atomic.
  public static func svg(
    to path: String, width: Double, height: Double, _ draw: (FigureCanvas) throws -> Void
  ) throws {
    try AtomicFile.write(to: path) { temporary in
      guard let surface = cairo_svg_surface_create(temporary, width, height) else { return }
      let canvas = FigureCanvas(surface: surface, width: width, height: height)
      try draw(canvas)
      cairo_surface_finish(surface)
      let status = cairo_surface_status(surface)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw InputError(
          path, expected: "a path that can be written",
          found: String(cString: cairo_status_to_string(status)),
          advice: "choose another folder, free space, or change its permissions")
      }
    }
  }

  // MARK: Drawing

  /// Fills the inside of `path`.
  public func fill(_ path: Path, _ color: Color) {
    trace(path)
    select(color)
    cairo_fill(context)
  }

  /// Draws along `path` with a pen of the given width. Corners are mitred if the ends are butt, and round otherwise.
  public func stroke(
    _ path: Path, _ color: Color, width: Double, cap: LineCap = .round, dash: [Double] = []
  ) {
    trace(path)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, cap == .butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, cap == .butt ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(context, dash, Int32(dash.count), 0)
    select(color)
    cairo_stroke(context)
  }

  /// Covers the whole surface.
  public func paint(_ color: Color) {
    select(color)
    cairo_paint(context)
  }

  // MARK: State

  /// Runs `body`, then restores the transformation and the clip.
  func saved(_ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    try body()
  }

  /// Runs `body`, and clips everything it draws to `path`.
  public func clipped(to path: Path, _ body: () throws -> Void) rethrows {
    try saved {
      trace(path)
      cairo_clip(context)
      try body()
    }
  }

  /// Moves the origin.
  public func translate(_ x: Double, _ y: Double) { cairo_translate(context, x, y) }
  /// Scales everything drawn afterwards.
  public func scale(_ factor: Double) { cairo_scale(context, factor, factor) }

  // MARK: Cairo

  func trace(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let p): cairo_move_to(context, p.x, p.y)
      case .line(let p): cairo_line_to(context, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func select(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }
}
