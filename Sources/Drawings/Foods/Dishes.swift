import FineTuningCanvas
import FineTuningTensors

/// Plates, bowls and glasses, always seen at an angle.
extension Canvas {
  /// Picks a colour of glazed earthenware.
  private func glaze(_ random: inout RandomSource) -> Color {
    random.pick([
      Color(0xF4F2EC), Color(0xF4F2EC), Color(0xE9E1D0), Color(0x6F93A8), Color(0xB5603E), Color(0x4E5A60),
      Color(0xA8B89A), Color(0x3C5E8C),
    ])
  }

  /// Draws a plate with a rim, perhaps with a coloured line on it, and returns the flat part to serve on.
  func plate(_ oval: Oval, _ random: inout RandomSource) -> Oval {
    let color = glaze(&random)
    fill(oval.path, color.deep(0.9))
    let top = oval.moved(0, -0.012).scaled(0.985)
    fillRound(top, color)
    if random.chance(0.5) {
      let line = random.pick([Color(0x2F5F9E), Color(0xB23A34), Color(0xC79A3B), Color(0x4A7A55)])
      stroke(top.scaled(0.93).path, line.opacity(0.8), width: random.uniform(0.02...0.06))
    }
    let well = top.scaled(random.uniform(0.68...0.76))
    fill(
      well.path,
      .linear(
        from: well.point(-2.4), to: well.point(0.7),
        [(0, color.deep(0.5)), (0.25, color), (1, color.lighter(0.5))]))
    stroke(well.path, color.deep(0.7).opacity(0.4), width: 0.018)
    return well
  }

  /// Draws a bowl: its wall below, its opening above; returns the surface of its contents.
  @discardableResult
  func bowl(_ opening: Oval, depth: Double, _ random: inout RandomSource, color: Color? = nil) -> Oval {
    let color = color ?? glaze(&random)
    let (x, y, r) = (opening.center.x, opening.center.y, opening.radiusX)
    let bottom = y + depth
    let foot = r * random.uniform(0.4...0.52)
    var wall = Path()
    wall.move(to: Point(x - r, y))
    wall.curve(
      to: Point(x - foot, bottom - 0.03), Point(x - r, y + depth * 0.6), Point(x - r * 0.75, bottom - 0.1))
    wall.curve(
      to: Point(x + foot, bottom - 0.03), Point(x - foot * 0.6, bottom + 0.015),
      Point(x + foot * 0.6, bottom + 0.015))
    wall.curve(to: Point(x + r, y), Point(x + r * 0.75, bottom - 0.1), Point(x + r, y + depth * 0.6))
    wall.close()
    fill(
      wall,
      .linear(
        from: Point(x - r, y), to: Point(x + r, y + depth * 0.6),
        [(0, color.deep(0.3)), (0.28, color.lighter(0.3)), (0.6, color.deep(0.15)), (1, color.deep(1.1))]))
    stroke(wall, color.deep(1.2).opacity(0.4), width: 0.02)
    if random.chance(0.4) {
      let band = Path.smooth(
        (0...8).map { opening.scaled(0.97).moved(0, depth * 0.25).point(.pi * (1 - Double($0) / 8)) },
        closed: false)
      let line = random.pick([Color(0x2F5F9E), Color(0xB23A34), Color(0xF4EFE2), Color(0x5A4632)])
      stroke(band, line.opacity(0.75), width: random.uniform(0.03...0.07), cap: .butt)
    }
    fill(opening.path, color.lighter(0.25))
    stroke(opening.path, color.deep(0.8).opacity(0.5), width: 0.014)
    let inside = opening.scaled(0.93)
    fill(
      inside.path,
      .linear(
        from: inside.point(-.pi / 2), to: inside.point(.pi / 2), [(0, color.deep(1)), (1, color.deep(0.15))]))
    return Oval(Point(x, y + opening.radiusY * 0.08), opening.radiusX * 0.88, opening.radiusY * 0.84)
  }

  /// Draws clear glass over everything drawn before: bright edges and long reflections.
  func glass(_ outline: Path, width: Double, from top: Double, to bottom: Double) {
    fill(
      outline,
      .linear(
        from: Point(-width, 0), to: Point(width, 0),
        [
          (0, Color(0xEAF4F8).opacity(0.6)), (0.12, Color.white.opacity(0.12)),
          (0.5, Color.white.opacity(0.04)),
          (0.88, Color(0x8FA5B0).opacity(0.16)), (1, Color(0x6F8794).opacity(0.5)),
        ]))
    stroke(outline, Color(0x5F7886).opacity(0.6), width: 0.02)
    let middle = (top + bottom) / 2
    glow(Oval(Point(-width * 0.68, middle), width * 0.09, (bottom - top) * 0.42), .white, opacity: 0.85)
    glow(Oval(Point(width * 0.72, middle), width * 0.05, (bottom - top) * 0.34), .white, opacity: 0.5)
  }

  /// Draws the stem and the foot of a glass whose bowl ends at `top`.
  func glassFoot(below top: Double, stem: Double, base: Double) {
    let foot = Oval(Point(0, 0.86), base, 0.09)
    let clear: [(Double, Color)] = [
      (0, Color(0xA9BEC9)), (0.35, .white), (0.65, Color(0xC3D2DA)), (1, Color(0x8299A6)),
    ]
    fill(foot.path, .linear(from: foot.point(.pi), to: foot.point(0), clear))
    let half = (0...6).map { step in
      let along = Double(step) / 6
      let square = (2 * along - 1) * (2 * along - 1)
      return Point(stem * (1 + 2.5 * square * square), top + (0.86 - top) * along)
    }
    let column = Path.polygon(half + half.reversed().map { Point(-$0.x, $0.y) })
    fill(column, .linear(from: Point(-2 * stem, 0), to: Point(2 * stem, 0), clear))
    for outline in [foot.path, column] { stroke(outline, Color(0x6F8794).opacity(0.6), width: 0.014) }
  }

  /// Draws a ball of whipped cream, ice cream or mash with soft folds.
  func scoop(_ oval: Oval, _ color: Color, _ random: inout RandomSource) {
    fillRound(oval.rough(0.05, corners: 18, &random), over: oval, color)
    for _ in 0..<9 {
      let (angle, distance) = (random.uniform(-3.0...0), random.uniform(0.2...0.8))
      let fold = (0..<4).map { oval.point(angle + Double($0) * 0.2, distance + random.uniform(-0.06...0.06)) }
      stroke(.smooth(fold, closed: false), color.deep(0.5).opacity(0.45), width: oval.radiusX * 0.06)
      let ridge = fold.map { Point($0.x - oval.radiusX * 0.05, $0.y - oval.radiusY * 0.06) }
      stroke(.smooth(ridge, closed: false), color.lighter(0.5).opacity(0.6), width: oval.radiusX * 0.05)
    }
    glow(Oval(oval.point(-2.3, 0.5), oval.radiusX * 0.3, oval.radiusY * 0.25), .white, opacity: 0.4)
  }

  /// Draws a cherry or a berry on top of a cake or a sundae.
  func berry(at center: Point, radius: Double, _ random: inout RandomSource) {
    let color = random.pick([Color(0xC2182B), Color(0xC2182B), Color(0x3B3F78), Color(0x9E1F45)])
    fillRound(Oval(center, radius, radius * 0.95), color, shine: 0.9)
  }
}
