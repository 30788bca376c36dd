/// Pixels to draw on.
///
/// A canvas computes with integers and the operations that IEEE 754 defines to the last bit: it draws the same pixels
/// on every machine. Coordinates are pixels, with y pointing down, until you scale the canvas. Colours mix in sRGB, as
/// they do on the web.
public final class Canvas {
  /// Size in pixels.
  public let width, height: Double
  private var bitmap: Bitmap
  private var state: State

  /// The settings that `saved` restores.
  private struct State {
    var transformation = Transformation()
    var clip: Clip
    var blendMode = BlendMode.normal
  }

  /// A transparent canvas of `width × height` pixels.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a canvas needs at least one pixel")
    self.width = Double(width)
    self.height = Double(height)
    bitmap = Bitmap(width: width, height: height)
    state = State(clip: Clip(PixelBounds(columns: 0..<width, rows: 0..<height)))
  }

  // MARK: Drawing

  /// Fills the inside of `path`.
  public func fill(_ path: Path, _ paint: Paint, evenOdd: Bool = false) {
    fill(polygons(of: path), paint, evenOdd ? .evenOdd : .nonzero)
  }

  /// Fills the inside of `path` with one colour.
  public func fill(_ path: Path, _ color: Color) {
    fill(path, .color(color))
  }

  /// Draws along `path` with a pen of the given width.
  public func stroke(
    _ path: Path, _ paint: Paint, width: Double, cap: LineCap = .round, dash: [Double] = []
  ) {
    let transformation = state.transformation
    let scale = transformation.scale
    let pen = Pen(width: width, cap: cap, scale: scale)
    var outlines: [[Point]] = []
    for line in path.flattened(scale: scale) {
      for line in dash.isEmpty ? [line] : line.dashed(dash) {
        for outline in pen.outline(of: line) { outlines.append(outline.map { transformation($0) }) }
      }
    }
    fill(outlines, paint, .nonzero)
  }

  /// Draws along `path` with one colour.
  public func stroke(
    _ path: Path, _ color: Color, width: Double, cap: LineCap = .round, dash: [Double] = []
  ) {
    stroke(path, .color(color), width: width, cap: cap, dash: dash)
  }

  /// Covers the whole canvas, or the inside of the clip.
  public func paint(_ paint: Paint) {
    let source = Source(paint, under: state.transformation)
    let bounds = state.clip.bounds
    for row in bounds.rows { blend(source, row: row, columns: bounds.columns) }
  }

  /// Covers the whole canvas, or the inside of the clip, with one colour.
  public func paint(_ color: Color) {
    paint(.color(color))
  }

  /// Draws another canvas with its upper left corner at a pixel of this one, whatever the transformation.
  public func draw(_ other: Canvas, x: Int = 0, y: Int = 0) {
    draw(other.bitmap, x: x, y: y)
  }

  private func draw(_ other: Bitmap, x: Int, y: Int) {
    let frame = PixelBounds(columns: x..<x + other.width, rows: y..<y + other.height)
    let bounds = state.clip.bounds.intersection(frame)
    for row in bounds.rows {
      blend(.bitmap(other, x: x, y: y), row: row, columns: bounds.columns)
    }
  }

  // MARK: State

  /// Runs `body`, then restores the transformation, the clip and the blend mode.
  public func saved(_ body: () throws -> Void) rethrows {
    let outer = state
    defer { state = outer }
    try body()
  }

  /// Runs `body`, and clips everything it draws to `path`.
  public func clipped(to path: Path, _ body: () throws -> Void) rethrows {
    try saved {
      state.clip = Clip(polygons(of: path), in: state.clip)
      try body()
    }
  }

  /// Runs `body` with another blend mode.
  public func blended(_ mode: BlendMode, _ body: () throws -> Void) rethrows {
    try saved {
      state.blendMode = mode
      try body()
    }
  }

  /// Runs `body` on a separate layer, then draws the whole layer in the current blend mode.
  public func layer(_ body: () throws -> Void) rethrows {
    let (outer, below) = (state, bitmap)
    let layer = Bitmap(width: below.width, height: below.height)
    bitmap = layer
    state.blendMode = .normal
    state.clip = Clip(outer.clip.bounds)
    defer {
      (state, bitmap) = (outer, below)
      draw(layer, x: 0, y: 0)
    }
    try body()
  }

  /// Moves the origin.
  public func translate(_ x: Double, _ y: Double) { state.transformation.translate(x, y) }
  /// Scales everything drawn afterwards.
  public func scale(_ x: Double, _ y: Double) { state.transformation.scale(x, y) }
  /// Scales everything drawn afterwards by the same factor in both directions.
  public func scale(_ factor: Double) { scale(factor, factor) }
  /// Rotates everything drawn afterwards clockwise, by an angle in radians.
  public func rotate(_ angle: Double) { state.transformation.rotate(angle) }

  // MARK: Pixels

  /// Calls `body` with the pixels, and the number of bytes from row to row.
  ///
  /// A pixel is four bytes: blue, green, red, alpha. The colours are multiplied by alpha.
  public func withPixels<Result>(
    _ body: (_ bytes: UnsafeMutableBufferPointer<UInt8>, _ stride: Int) throws -> Result
  ) rethrows -> Result {
    let count = bitmap.width * bitmap.height
    return try UnsafeMutableRawPointer(bitmap.pixels).withMemoryRebound(to: UInt8.self, capacity: count * 4) {
      try body(UnsafeMutableBufferPointer(start: $0, count: count * 4), bitmap.width * 4)
    }
  }

  // MARK: Parts

  /// Returns the pieces of a path as polygons, in pixels.
  private func polygons(of path: Path) -> [[Point]] {
    let transformation = state.transformation
    return path.flattened(scale: transformation.scale).map { $0.points.map { transformation($0) } }
  }

  private func fill(_ polygons: [[Point]], _ paint: Paint, _ rule: Rasterizer.Rule) {
    var rasterizer = Rasterizer(in: state.clip.bounds)
    for polygon in polygons { rasterizer.add(polygon) }
    let source = Source(paint, under: state.transformation)
    rasterizer.scan(rule) { row, columns, coverage in
      blend(source, row: row, columns: columns, coverage)
    }
  }

  /// Draws all pixels of a part of a row.
  private func blend(_ source: Source, row: Int, columns: Range<Int>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: columns.count) { coverage in
      coverage.initialize(repeating: 255)
      if let coverage = coverage.baseAddress {
        blend(source, row: row, columns: columns, UnsafePointer(coverage))
      }
    }
  }

  /// Draws the covered part of a row.
  private func blend(_ source: Source, row: Int, columns: Range<Int>, _ coverage: UnsafePointer<UInt8>) {
    let target = bitmap.pixels + row * bitmap.width + columns.lowerBound
    state.clip.apply(to: coverage, row: row, columns: columns) { coverage in
      source.withRow(row, columns, coverage) { pixels, step in
        state.blendMode.blend(pixels, step: step, coverage, count: columns.count, over: target)
      }
    }
  }
}
