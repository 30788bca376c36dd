import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let eclair = Subject("eclair", turns: true) { canvas, random in
    let pastry = Color(
      hue: random.uniform(0.085...0.1), saturation: random.uniform(0.55...0.68),
      brightness: random.uniform(0.82...0.94))
    let glaze = random.pick([Color(0x3A1D10), Color(0x4A2615), Color(0x5C3018), Color(0x2B1510)])
    let width = random.uniform(0.5...0.66)
    canvas.sideBySide(random.pick([1, 1, 2, 3]), spacing: width * 1.1, &random) { random in
      let body = LongBody(
        length: 1.88, width: width, bend: random.uniform(-0.2...0.2), widths: [0.85, 1, 0.96, 1, 0.85],
        ends: (0.2, 0.2))
      body.fill(on: canvas, pastry, edge: 0.45, light: 0.2)
      for pore in body.scattered(50, &random) {
        canvas.fill(.circle(pore, random.uniform(0.006...0.016)), pastry.darker(0.35).opacity(0.4))
      }
      if random.chance(0.7) {
        // The pastry is split along its side, and cream oozes out.
        canvas.fill(body.outline(along: -0.9...0.9, across: 0.3...0.75), pastry.darker(0.5))
        let cream = random.pick([Color(0xFFF8E4), Color(0xFBE7A8), Color(0xFFFDF8)])
        for swirl in 0..<13 {
          let center = body.point(Double(swirl) * 0.14 - 0.84, 0.5)
          canvas.fill(.lump(center, 0.085, width * 0.14, uneven: 0.1, &random), cream.darker(0.16))
          canvas.fill(.ellipse(Point(center.x - 0.01, center.y - 0.015), 0.06, width * 0.1), cream)
        }
      }
      drawEclairGlaze(canvas, body, glaze, &random)
    }
  }

  private static func drawEclairGlaze(
    _ canvas: Canvas, _ body: LongBody, _ glaze: Color, _ random: inout RandomSource
  ) {
    let hem = (0...12).map { Point(0.86 - 1.72 * Double($0) / 12, random.uniform(0.08...0.42)) }
    let top = [
      Point(-0.93, -0.3), Point(-0.84, -0.72), Point(-0.4, -0.86), Point(0.4, -0.86), Point(0.84, -0.72),
    ]
    func coat(_ shift: Double) -> Path {
      body.laid(.smooth(top + [Point(0.93, -0.3)] + hem.map { Point($0.x, $0.y + shift) }))
    }
    canvas.fill(coat(0.07), glaze.darker(0.5).opacity(0.7))
    canvas.fill(
      coat(0), body.paintAcross(at: 0, [(0, glaze.lighter(0.08)), (0.25, glaze.lighter(0.3)), (0.6, glaze)]))
    body.gloss(on: canvas, 0.75, across: -0.48)
    canvas.fill(body.laid(.ellipse(Point(0.62, -0.4), 0.1, 0.06)), Color.white.opacity(0.5))
    switch random.integer(0...3) {
    case 0:
      let drizzle = random.pick([Color(0xFFF4DE), Color(0xC98F4E), Color(0xE9A0B0)])
      let zigzag = (0...22).map { Point(-0.8 + 1.6 * Double($0) / 22, $0 % 2 == 0 ? -0.72 : 0.12) }
      canvas.stroke(body.laid(.smooth(zigzag, closed: false)), drizzle, width: 0.028)
    case 1:
      for _ in 0..<40 {
        let nut = body.point(random.uniform(-0.8...0.8), random.uniform(-0.7...0.1))
        canvas.fill(.lump(nut, 0.028, 0.022, uneven: 0.4, corners: 5, &random), Color(0xE0B878))
      }
    default: break
    }
  }

  static let doughnut = Subject("doughnut", turns: true) { canvas, random in
    canvas.oneOrTwo(shift: Point(0.3, -0.26), size: 0.69, &random) { drawDoughnut(canvas, &$0) }
  }

  private static func drawDoughnut(_ canvas: Canvas, _ random: inout RandomSource) {
    let dough = Color(
      hue: random.uniform(0.08...0.1), saturation: random.uniform(0.55...0.7),
      brightness: random.uniform(0.78...0.92))
    let radius = random.uniform(0.82...0.93)
    let hole = radius * random.uniform(0.26...0.36)
    func ring(_ outer: Path, _ inner: Double) -> Path {
      var path = outer
      path.append(.circle(Point(0, 0), inner))
      return path
    }
    // Light on a torus: bright along the middle of the ring, dark at both edges.
    func torus(_ color: Color, _ depth: Double) -> Paint {
      .radial(
        center: Point(0, 0), radius: radius,
        [
          (hole / radius, color.darker(depth)), (0.48, color), (0.66, color.lighter(0.18)), (0.85, color),
          (1, color.darker(depth)),
        ])
    }
    canvas.scale(1, random.uniform(0.88...1))
    canvas.fill(
      ring(.lump(Point(0, 0), radius, radius, uneven: 0.04, &random), hole), torus(dough, 0.5), evenOdd: true)
    let style = random.pick(["chocolate", "pink", "white", "sugar", "chocolate", "pink", "color"])
    let icing =
      switch style {
      case "chocolate": Color(0x4B2412).lighter(random.uniform(0...0.12))
      case "pink":
        Color(hue: random.uniform(0.9...0.96), saturation: random.uniform(0.35...0.6), brightness: 0.97)
      case "white": Color(0xFBF4E8)
      default: random.pick([Color(0xF6DC7A), Color(0xBFE3B0), Color(0xB5D6F0), Color(0xCBB4E3)])
      }
    func place() -> Point {
      .polar(random.uniform(0...6.28), random.uniform((hole * 1.35)...(radius * 0.84)))
    }
    if style == "sugar" {
      for _ in 0..<160 {
        canvas.fill(.circle(place(), random.uniform(0.008...0.03)), Color.white.opacity(0.5))
      }
    } else {
      let edge = Path.lump(Point(0, 0), radius * 0.95, radius * 0.95, uneven: 0.11, corners: 15, &random)
      canvas.saved {
        canvas.translate(0.012, 0.03)
        canvas.fill(ring(edge, hole * 1.12), .color(dough.darker(0.6).opacity(0.6)), evenOdd: true)
      }
      canvas.fill(ring(edge, hole * 1.12), torus(icing, 0.4), evenOdd: true)
      for (width, strength) in [(0.12, 0.2), (0.06, 0.4), (0.025, 0.6)] {
        let shine = Path.arc(Point(0, 0), radius * 0.7, from: 3.5 - width * 3, to: 4.5 + width * 3)
        canvas.stroke(shine, Color.white.opacity(strength), width: width)
      }
      drawDoughnutTopping(canvas, icing, radius, hole, &random)
    }
  }

  private static func drawDoughnutTopping(
    _ canvas: Canvas, _ icing: Color, _ radius: Double, _ hole: Double, _ random: inout RandomSource
  ) {
    switch random.integer(0...4) {
    case 0, 1, 2:
      let colors = [
        Color(0xE4402F), Color(0xF9D23C), Color(0x3F8FD8), Color(0x5DB54B), Color(0xFFFFFF), Color(0xF07FB0),
      ]
      for _ in 0..<random.integer(35...80) {
        let start = Point.polar(random.uniform(0...6.28), random.uniform((hole * 1.4)...(radius * 0.8)))
        let end = Point.polar(random.uniform(0...6.28), 0.07, around: start)
        canvas.stroke(.line(start, end), icing.darker(0.5), width: 0.042)
        canvas.stroke(.line(start, end), random.pick(colors), width: 0.032)
      }
    case 3:
      let drizzle = icing.red > 0.6 ? Color(0x4B2412) : Color(0xFFF3DC)
      let turns = random.integer(12...18)
      let zigzag = (0...(turns * 2)).map { step in
        Point.polar(Double(step) / Double(turns) * .pi, step % 2 == 0 ? hole * 1.35 : radius * 0.82)
      }
      canvas.stroke(.smooth(zigzag), drizzle, width: 0.03)
    default: break
    }
  }

  static let iceLolly = Subject("ice lolly", turns: true) { canvas, random in
    let half = random.uniform(0.34...0.48)
    let (top, bottom) = (-0.92, random.uniform(0.3...0.42))
    let round = random.uniform(0.6...1) * half
    // Strawberry, raspberry, orange, lemon, lime, blue raspberry, blackcurrant, vanilla.
    let flavours = random.shuffled([
      Color(0xF2607A), Color(0xD62A52), Color(0xFB8B2C), Color(0xFBD94E), Color(0x9AD04C), Color(0x4FB3E3),
      Color(0x8E4FA8), Color(0xFBEFCF),
    ])
    let isChocolate = random.chance(0.2)
    let ice =
      isChocolate
      ? [Color(0x4A2715).lighter(random.uniform(0...0.12))]
      : Array(flavours.prefix(random.pick([1, 1, 2, 3])))
    canvas.rotate(random.uniform(-0.35...0.35))
    canvas.scale(0.97)
    let wood = Color(0xE3C08A)
    let stick = Path.rectangle(Rect(-0.09, bottom - 0.1, 0.18, 1.02 - bottom), radius: 0.09)
    canvas.fill(
      stick,
      .linear(
        from: Point(-0.09, 0), to: Point(0.09, 0),
        [(0, wood.lighter(0.3)), (0.6, wood), (1, wood.darker(0.4))]))
    for x in [-0.03, 0.035] {
      canvas.stroke(.line(Point(x, bottom), Point(x, 0.85)), wood.darker(0.25).opacity(0.6), width: 0.01)
    }
    var body = Path.rectangle(Rect(-half, top + round, half * 2, bottom - top - round), radius: 0.07)
    body.append(.rectangle(Rect(-half, top, half * 2, bottom - top), radius: round))
    let bite =
      random.chance(0.3) ? (0..<4).map { Point(half - Double($0) * 0.14, top + 0.2 - Double($0) * 0.13) } : []
    // Erasing the bite on a separate layer spares everything behind the lolly.
    canvas.layer {
      canvas.clipped(to: body) {
        let nuts = isChocolate ? random.pick([0, 60]) : 0
        drawIce(canvas, ice, half: half, top: top, bottom: bottom, nuts: nuts, &random)
        for tooth in bite {
          canvas.fill(.circle(Point(tooth.x - 0.02, tooth.y + 0.04), 0.17), ice[0].lighter(0.55))
        }
      }
      canvas.blended(.erase) {
        for tooth in bite { canvas.fill(.circle(tooth, 0.16), .black) }
      }
    }
    if random.chance(0.4) {
      let x = random.uniform(-0.7...0.7) * half
      canvas.stroke(.line(Point(x, bottom - 0.03), Point(x, bottom + 0.1)), ice[ice.count - 1], width: 0.08)
      canvas.fill(.circle(Point(x - 0.012, bottom + 0.09), 0.016), Color.white.opacity(0.7))
    }
  }

  private static func drawIce(
    _ canvas: Canvas, _ colors: [Color], half: Double, top: Double, bottom: Double, nuts: Int,
    _ random: inout RandomSource
  ) {
    let height = (bottom - top) / Double(colors.count)
    for (index, color) in colors.enumerated() {
      let y = top + height * Double(index)
      let edge = (0...8).map { step in
        Point(half * 1.1 * (Double(step) / 4 - 1), index == 0 ? y : y + random.uniform(-0.03...0.03))
      }
      let rest = [Point(half * 1.1, bottom + 0.2), Point(-half * 1.1, bottom + 0.2)]
      canvas.fill(.polygon(edge + rest), color)
    }
    canvas.paint(
      .linear(
        from: Point(-half, 0), to: Point(half, 0),
        [
          (0, Color.white.opacity(0.15)), (0.2, Color.white.opacity(0.35)), (0.5, Color.white.opacity(0)),
          (1, Color.black.opacity(0.35)),
        ]))
    for side in [-1.0, 1] {
      let x = side * half * 0.42
      let groove = Path.line(Point(x, top + 0.3), Point(x, bottom - 0.12))
      canvas.stroke(groove, Color.black.opacity(0.16), width: 0.1)
      canvas.stroke(groove.mapped { Point($0.x + 0.035, $0.y) }, Color.white.opacity(0.3), width: 0.03)
    }
    for _ in 0..<nuts {
      let nut = Point(random.uniform(-1...1) * half, random.uniform(top...bottom))
      canvas.fill(.lump(nut, 0.03, 0.024, uneven: 0.4, corners: 5, &random), Color(0xD9AE6C))
    }
    for _ in 0..<40 {
      let frost = Point(random.uniform(-1...1) * half, random.uniform(top...bottom))
      canvas.fill(.circle(frost, random.uniform(0.005...0.016)), Color.white.opacity(0.4))
    }
    canvas.stroke(
      .line(Point(-half * 0.75, top + 0.3), Point(-half * 0.75, bottom - 0.25)), Color.white.opacity(0.6),
      width: 0.045)
  }

  static let chocolateBar = Subject("chocolate bar", turns: true) { canvas, random in
    let color = random.pick([
      Color(0x4A2614), Color(0x5E321A), Color(0x7B4725), Color(0x8A532E), Color(0xF0DFB8),
    ])
    let (columns, rows) = (random.integer(4...6), random.integer(2...4))
    let cell = min(1.76 / Double(columns), 1.1 / Double(rows))
    let (width, height) = (cell * Double(columns), cell * Double(rows))
    canvas.rotate(random.uniform(-0.4...0.4))
    let isWrapped = random.chance(0.55)
    let eaten = isWrapped ? 0 : random.integer(0...2)
    canvas.scale(0.95)
    for row in 0..<rows {
      for column in 0..<columns where !(column >= columns - eaten + row % 2 && row < max(1, rows - 1)) {
        let corner = Point(cell * Double(column) - width / 2, cell * Double(row) - height / 2)
        drawChocolatePiece(canvas, corner, cell, color)
      }
    }
    if isWrapped {
      drawWrapper(canvas, width: width, height: height, &random)
    } else if random.chance(0.6) {
      for _ in 0..<10 {
        let crumb = Point(random.uniform(0.2...0.9) * width / 2, height / 2 + random.uniform(0.02...0.14))
        canvas.fill(.lump(crumb, 0.04, 0.03, uneven: 0.5, corners: 5, &random), color.darker(0.15))
      }
    }
  }

  /// Draws one piece of a bar: a raised square with four sloping sides, each in a different light.
  private static func drawChocolatePiece(_ canvas: Canvas, _ corner: Point, _ size: Double, _ color: Color) {
    let outer = Rect(corner.x, corner.y, size, size)
    let inner = outer.inset(by: size * 0.17)
    func corners(_ rect: Rect) -> [Point] {
      [
        Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
        Point(rect.minX, rect.maxY),
      ]
    }
    canvas.fill(.rectangle(outer.inset(by: -0.006)), color.darker(0.55))
    let (base, top) = (corners(outer.inset(by: 0.008)), corners(inner))
    let slopes = [color.lighter(0.32), color.darker(0.25), color.darker(0.42), color.lighter(0.16)]
    for side in 0..<4 {
      let next = (side + 1) % 4
      canvas.fill(.polygon([base[side], base[next], top[next], top[side]]), slopes[side])
    }
    canvas.fill(
      .rectangle(inner, radius: size * 0.03),
      .linear(
        from: top[0], to: top[2],
        [(0, color.lighter(0.26)), (0.4, color.lighter(0.06)), (1, color.darker(0.12))]))
  }

  /// Draws torn foil and a paper sleeve around the left part of a bar.
  private static func drawWrapper(
    _ canvas: Canvas, width: Double, height: Double, _ random: inout RandomSource
  ) {
    let (left, edge) = (-width / 2 - 0.03, random.uniform(-0.2...0.25))
    let (top, bottom) = (-height / 2 - 0.03, height / 2 + 0.03)
    func sleeve(to x: Double, teeth: Double) -> Path {
      .polygon(
        [Point(left, bottom), Point(left, top)]
          + (0...9).map { Point(x + random.uniform(-teeth...teeth), top + (bottom - top) * Double($0) / 9) })
    }
    let foil = random.pick([Color(0xC9CED4), Color(0xDDB865)])
    let torn = sleeve(to: edge, teeth: 0.08)
    canvas.fill(
      torn,
      .linear(
        from: Point(0, top), to: Point(0, bottom),
        [(0, foil.lighter(0.5)), (0.3, foil), (0.5, foil.lighter(0.4)), (1, foil.darker(0.4))]))
    canvas.clipped(to: torn) {
      for _ in 0..<24 {
        let start = Point(random.uniform(left...edge), random.uniform(top...bottom))
        let end = Point.polar(random.uniform(0...6.28), 0.15, around: start)
        let crease = random.chance(0.5) ? Color.white.opacity(0.5) : Color.black.opacity(0.18)
        canvas.stroke(.line(start, end), crease, width: 0.014)
      }
    }
    let paper = Color(
      hue: random.uniform(), saturation: random.uniform(0.6...0.85), brightness: random.uniform(0.4...0.8))
    let sleeveEdge = edge - random.uniform(0.14...0.25)
    canvas.fill(
      sleeve(to: sleeveEdge, teeth: 0.012),
      .linear(
        from: Point(0, top), to: Point(0, bottom),
        [(0, paper.lighter(0.3)), (0.25, paper), (0.8, paper.darker(0.1)), (1, paper.darker(0.45))]))
    let label = Rect(left + 0.1, -height * 0.22, sleeveEdge - left - 0.2, height * 0.44)
    canvas.fill(.rectangle(label, radius: 0.06), paper.lighter(0.75))
    canvas.fill(.rectangle(label.inset(by: label.height * 0.28), radius: 0.03), paper.darker(0.3))
  }
}
