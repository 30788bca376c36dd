import CCairo
import Files
import Images

/// A surface to draw on: pixels in memory or an SVG file, both by Cairo.
///
/// Coordinates are points, with y pointing down. In memory, a point is a pixel until you scale the canvas.
/// Colours mix in sRGB, as they do on the web.
public final class Canvas {
  /// Size in points.
  public let width, height: Double
  let surface: OpaquePointer
  let context: OpaquePointer

  /// The quality of antialiasing: `fast` trades smooth edges for speed.
  public enum Smoothing: Sendable { case fine, fast }

  /// A transparent surface of `width × height` pixels.
  public convenience init(width: Int, height: Int, smoothing: Smoothing = .fine) {
    precondition(width > 0 && height > 0, "a canvas needs at least one pixel")
    self.init(
      surface: cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
      width: Double(width), height: Double(height))
    if smoothing == .fast {
      cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST)
      cairo_set_tolerance(context, 0.2)
    }
  }

  private init(surface: OpaquePointer, width: Double, height: Double) {
    self.surface = surface
    self.context = cairo_create(surface)
    self.width = width
    self.height = height
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws an SVG file of `width × height` points. The write is atomic.
  public static func svg(
    to path: String, width: Double, height: Double, _ draw: (Canvas) throws -> Void
  ) throws {
    try AtomicFile.write(to: path) { temporary in
      guard let surface = cairo_svg_surface_create(temporary, width, height) else { return }
      let canvas = Canvas(surface: surface, width: width, height: height)
      try draw(canvas)
      cairo_surface_finish(surface)
      let status = cairo_surface_status(surface)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw InputError(
          path, expected: "a path that can be written",
          found: String(cString: cairo_status_to_string(status)),
          advice: "choose another folder or change its permissions")
      }
    }
  }

  // MARK: Drawing

  /// Fills the inside of `path`.
  public func fill(_ path: Path, _ paint: Paint, evenOdd: Bool = false) {
    trace(path)
    cairo_set_fill_rule(context, evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
    withSource(paint) { cairo_fill(context) }
  }

  /// Fills the inside of `path` with one colour.
  public func fill(_ path: Path, _ color: Color) {
    fill(path, .color(color))
  }

  /// Draws along `path` with a pen of the given width.
  public func stroke(
    _ path: Path, _ paint: Paint, width: Double, cap: LineCap = .round, dash: [Double] = []
  ) {
    trace(path)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, cap.cairo)
    cairo_set_line_join(context, cap == .butt ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(context, dash, Int32(dash.count), 0)
    withSource(paint) { cairo_stroke(context) }
  }

  /// Draws along `path` with one colour.
  public func stroke(
    _ path: Path, _ color: Color, width: Double, cap: LineCap = .round, dash: [Double] = []
  ) {
    stroke(path, .color(color), width: width, cap: cap, dash: dash)
  }

  /// Covers the whole surface.
  public func paint(_ paint: Paint) {
    withSource(paint) { cairo_paint(context) }
  }

  /// Covers the whole surface with one colour.
  public func paint(_ color: Color) {
    paint(.color(color))
  }

  /// Draws another canvas with its upper left corner at `origin`.
  public func draw(_ other: Canvas, at origin: Point = Point(0, 0), opacity: Double = 1) {
    cairo_surface_flush(other.surface)
    cairo_set_source_surface(context, other.surface, origin.x, origin.y)
    cairo_paint_with_alpha(context, opacity)
  }

  /// Draws an image scaled to fill `rect`.
  public func draw(_ image: Image, in rect: Rect) {
    let pixels = Canvas(width: image.width, height: image.height)
    pixels.withPixels { bytes, stride in
      for y in 0..<image.height {
        for x in 0..<image.width {
          let (from, to) = ((y * image.width + x) * 3, y * stride + x * 4)
          bytes[to] = image.pixels[from + 2]
          bytes[to + 1] = image.pixels[from + 1]
          bytes[to + 2] = image.pixels[from]
          bytes[to + 3] = 255
        }
      }
    }
    saved {
      translate(rect.x, rect.y)
      scale(rect.width / pixels.width, rect.height / pixels.height)
      cairo_set_source_surface(context, pixels.surface, 0, 0)
      let pattern = cairo_get_source(context)
      cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      trace(.rectangle(Rect(0, 0, pixels.width, pixels.height)))
      cairo_fill(context)
    }
  }

  // MARK: State

  /// Runs `body`, then restores the transformation, the clip and the blend mode.
  public func saved(_ body: () throws -> Void) rethrows {
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

  /// Runs `body` with another blend mode.
  public func blended(_ mode: BlendMode, _ body: () throws -> Void) rethrows {
    try saved {
      cairo_set_operator(context, mode.cairo)
      try body()
    }
  }

  /// Runs `body` on a separate layer, then draws that layer with the given opacity and blend mode.
  public func layer(opacity: Double = 1, blend: BlendMode = .normal, _ body: () throws -> Void) rethrows {
    try saved {
      cairo_push_group(context)
      defer {
        cairo_pop_group_to_source(context)
        cairo_set_operator(context, blend.cairo)
        cairo_paint_with_alpha(context, opacity)
      }
      try body()
    }
  }

  /// Moves the origin.
  public func translate(_ x: Double, _ y: Double) { cairo_translate(context, x, y) }
  /// Scales everything drawn afterwards.
  public func scale(_ x: Double, _ y: Double) { cairo_scale(context, x, y) }
  /// Scales everything drawn afterwards by the same factor in both directions.
  public func scale(_ factor: Double) { cairo_scale(context, factor, factor) }
  /// Rotates everything drawn afterwards clockwise, by an angle in radians.
  public func rotate(_ angle: Double) { cairo_rotate(context, angle) }
  /// Slants everything drawn afterwards: x grows by `amount` for each unit of y.
  public func shear(_ amount: Double) {
    var matrix = cairo_matrix_t(xx: 1, yx: 0, xy: amount, yy: 1, x0: 0, y0: 0)
    cairo_transform(context, &matrix)
  }

  // MARK: Cairo

  private func trace(_ path: Path) {
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

  private func withSource(_ paint: Paint, _ body: () -> Void) {
    let pattern: OpaquePointer
    switch paint {
    case .color(let color):
      cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
      return body()
    case .linear(let from, let to, let stops):
      pattern = cairo_pattern_create_linear(from.x, from.y, to.x, to.y)
      addStops(stops, to: pattern)
    case .radial(let center, let radius, let focus, let stops):
      let inner = focus ?? center
      pattern = cairo_pattern_create_radial(inner.x, inner.y, 0, center.x, center.y, radius)
      addStops(stops, to: pattern)
    }
    cairo_set_source(context, pattern)
    body()
    cairo_pattern_destroy(pattern)
  }

  private func addStops(_ stops: [(Double, Color)], to pattern: OpaquePointer) {
    for (position, color) in stops {
      cairo_pattern_add_color_stop_rgba(pattern, position, color.red, color.green, color.blue, color.alpha)
    }
  }
}

extension LineCap {
  var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension BlendMode {
  var cairo: cairo_operator_t {
    switch self {
    case .normal: CAIRO_OPERATOR_OVER
    case .atop: CAIRO_OPERATOR_ATOP
    case .multiply: CAIRO_OPERATOR_MULTIPLY
    case .screen: CAIRO_OPERATOR_SCREEN
    case .overlay: CAIRO_OPERATOR_OVERLAY
    case .softLight: CAIRO_OPERATOR_SOFT_LIGHT
    case .add: CAIRO_OPERATOR_ADD
    case .erase: CAIRO_OPERATOR_DEST_OUT
    }
  }
}
