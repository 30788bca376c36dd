import FineTuningCanvas
import FineTuningTensors

extension Path {
  /// An outline that is symmetric about x = `center`, from the points of its right half, top to bottom.
  static func symmetric(_ half: [Point], around center: Double = 0, smooth: Bool = true) -> Path {
    let right = half.map { Point(center + $0.x, $0.y) }
    let left = half.reversed().map { Point(center - $0.x, $0.y) }
    guard smooth else { return .polygon(right + left) }
    // With the halves as separate curves, flat tops and bottoms stay flat.
    var path = Path.smooth(right, closed: false)
    path.join(.smooth(left, closed: false))
    path.close()
    return path
  }
}

extension Canvas {
  /// Draws a flat or gently curved part: light at the upper left, dark at the lower right, darker at the edge.
  func solid(_ outline: Path, _ color: Color, contrast: Double = 0.25, edge: Double = 0.015) {
    let extent = outline.extent
    fill(
      outline,
      .linear(
        from: Point(extent.minX, extent.minY), to: Point(extent.maxX, extent.maxY),
        [(0, color.lighter(contrast)), (0.45, color), (1, color.darker(contrast))]))
    if edge > 0 { stroke(outline, color.darker(0.5), width: edge) }
  }

  /// Draws a round part with an upright or level axis: a bright band along it, dark on the far side.
  func tube(_ outline: Path, _ color: Color, level: Bool = false, gloss: Double = 0.5, edge: Double = 0.015) {
    let extent = outline.extent
    let end = level ? Point(extent.minX, extent.maxY) : Point(extent.maxX, extent.minY)
    fill(
      outline,
      .linear(
        from: Point(extent.minX, extent.minY), to: end,
        [
          (0, color.darker(0.2)), (0.28, color.lighter(gloss)), (0.5, color), (0.85, color.darker(0.4)),
          (1, color.darker(0.25)),
        ]))
    if edge > 0 { stroke(outline, color.darker(0.55), width: edge) }
  }

  /// Draws a sphere, or an outline shaded like one.
  func ball(_ outline: Path, _ color: Color, gloss: Double = 0.4, edge: Double = 0.015) {
    let extent = outline.extent
    let (center, radius) = (extent.center, max(extent.width, extent.height) / 2)
    fill(
      outline,
      .radial(
        center: center, radius: radius * 1.08,
        focus: Point(center.x - extent.width * 0.2, center.y - extent.height * 0.22),
        [(0, color.lighter(gloss)), (0.5, color), (1, color.darker(0.45))]))
    if edge > 0 { stroke(outline, color.darker(0.55), width: edge) }
  }

  /// Draws a round rod along a line: a dark rim, the colour, and a thin bright streak.
  func rod(_ path: Path, _ color: Color, width: Double, cap: LineCap = .round) {
    stroke(path, color.darker(0.5), width: width, cap: cap)
    stroke(path, color, width: width * 0.72, cap: cap)
    let lit = path.mapped { Point($0.x - width * 0.12, $0.y - width * 0.12) }
    stroke(lit, color.lighter(0.5).opacity(0.8), width: width * 0.22, cap: cap)
  }

  /// Draws a pane of glass or a screen: dark and cool, with a slanted reflection.
  func pane(_ outline: Path, _ color: Color = Color(0x22303C), edge: Double = 0.015) {
    solid(outline, color, contrast: 0.3, edge: edge)
    let extent = outline.extent
    clipped(to: outline) {
      let slant = extent.height * 0.5
      for (start, width) in [(0.15, 0.2), (0.45, 0.08)] {
        let (x, across) = (extent.minX + extent.width * start, extent.width * width)
        fill(
          .polygon([
            Point(x + slant, extent.minY), Point(x + slant + across, extent.minY),
            Point(x + across, extent.maxY), Point(x, extent.maxY),
          ]), Color.white.opacity(0.16))
      }
    }
  }

  /// Draws wood grain inside an outline: fine wavy strokes, from top to bottom or from left to right.
  func grain(
    _ outline: Path, _ color: Color, level: Bool = false, lines: Int = 12, _ random: inout RandomSource
  ) {
    let extent = outline.extent
    clipped(to: outline) {
      for index in 0..<lines {
        let across = (Double(index) + random.uniform()) / Double(lines)
        let points = (0...4).map { step in
          let (along, side) = (Double(step) / 4, across + random.uniform(-0.02...0.02))
          let (u, v) = level ? (along, side) : (side, along)
          return Point(extent.minX + extent.width * u, extent.minY + extent.height * v)
        }
        stroke(
          .smooth(points, closed: false), color.darker(0.45).opacity(0.35),
          width: random.uniform(0.006...0.014))
      }
    }
  }

  /// Runs `body`, mirrored half the time: a thing drawn facing right faces either way.
  func facingEitherWay(_ random: inout RandomSource, _ body: (inout RandomSource) -> Void) {
    saved {
      if random.chance(0.5) { scale(-1, 1) }
      body(&random)
    }
  }
}
