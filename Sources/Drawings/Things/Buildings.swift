import FineTuningCanvas
import FineTuningTensors

extension Canvas {
  /// Draws a pyramid on a level base: its front, and the side that faces the viewer.
  fileprivate func spire(_ base: Block, apex: Double, _ color: Color, from view: Viewpoint) {
    let (x, z) = (base.x, base.z)
    let tip = view((x.lowerBound + x.upperBound) / 2, apex, (z.lowerBound + z.upperBound) / 2)
    let side = view.yaw > 0 ? x.lowerBound : x.upperBound
    let y = base.y.lowerBound
    solid(
      .polygon([view(side, y, z.lowerBound), tip, view(side, y, z.upperBound)]),
      color.darker(view.yaw > 0 ? 0.05 : 0.35), contrast: 0.1)
    solid(
      .polygon([view(x.lowerBound, y, z.upperBound), tip, view(x.upperBound, y, z.upperBound)]), color,
      contrast: 0.15)
  }

  /// Draws courses of stone or brick: short strokes in staggered rows.
  fileprivate func masonry(_ outline: Path, _ color: Color, course: Double, _ random: inout RandomSource) {
    let extent = outline.extent
    clipped(to: outline) {
      for row in 0..<Int(extent.height / course) {
        let y = extent.minY + (Double(row) + 0.5) * course
        var x = extent.minX + random.uniform(0...course * 2)
        while x < extent.maxX {
          let length = course * random.uniform(0.8...1.6)
          if random.chance(0.4) {
            let shade = random.chance(0.6) ? color.darker(0.4) : color.lighter(0.4)
            stroke(.line(Point(x, y), Point(x + length, y)), shade.opacity(0.45), width: course * 0.22)
          }
          x += length * 1.5
        }
      }
    }
  }

  /// Draws a window with a pointed or round arch.
  fileprivate func arch(_ rect: Rect, _ color: Color, pointed: Bool = false, place: (Path) -> Path = { $0 }) {
    var path = Path()
    let spring = rect.minY + rect.width / 2
    path.move(to: Point(rect.minX, rect.maxY))
    path.line(to: Point(rect.minX, spring))
    let crown = Point(rect.center.x, pointed ? rect.minY - rect.width * 0.3 : rect.minY)
    path.curve(
      to: crown, Point(rect.minX, rect.minY + rect.width * 0.2),
      Point(rect.center.x - rect.width * 0.25, crown.y))
    path.curve(
      to: Point(rect.maxX, spring), Point(rect.center.x + rect.width * 0.25, crown.y),
      Point(rect.maxX, rect.minY + rect.width * 0.2))
    path.line(to: Point(rect.maxX, rect.maxY))
    path.close()
    solid(place(path), color, contrast: 0.3)
  }
}

extension Subject {
  static let barn = Subject("barn") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.45...0.75) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.12...0.25))
    let red =
      random.chance(0.8)
      ? Color(
        hue: random.uniform(0.99...1.03), saturation: random.uniform(0.65...0.8),
        brightness: random.uniform(0.5...0.72))
      : random.pick([Color(0xE9E6DE), Color(0x8A7358)])
    let roof = random.pick([Color(0x6B7075), Color(0x4B3A35), Color(0x8A8F92)])
    let trim = red.green > 0.7 ? Color(0xA32A22) : Color(0xF4F1E8)
    let half = random.uniform(0.4...0.46)
    let (eave, knee, ridge) = (
      random.uniform(-0.08...0.08), random.uniform(-0.42 ... -0.34), random.uniform(-0.72 ... -0.62)
    )
    let hasSilo = random.chance(0.35)
    let deep = hasSilo ? 0.45 : 0.62
    if hasSilo {
      let silo = view(view.yaw > 0 ? half + 0.1 : -half - 0.1, 0, -0.3)
      canvas.tube(.rectangle(Rect(silo.x - 0.15, -0.7, 0.3, 1.35)), Color(0xC3C7CA))
      canvas.ball(
        .symmetric(
          [Point(0.0, -0.92), Point(0.11, -0.85), Point(0.16, -0.7), Point(0.05, -0.68)], around: silo.x),
        Color(0x9BA2A8))
    }
    // The gambrel roof breaks at the knee.
    let shape = [
      Point(-half, 0.62), Point(-half, eave), Point(-half * 0.68, knee), Point(0, ridge),
      Point(half * 0.68, knee), Point(half, eave), Point(half, 0.62),
    ]
    let house = Prism(profile: shape, z: -deep...deep)
    canvas.prism(house, red, from: view) { normal in normal.y < -0.1 ? roof : nil }
    let face = { (path: Path) in view.front(path, z: deep) }
    canvas.clipped(to: face(.polygon(shape))) {
      for index in -8...8 {
        let x = Double(index) * half / 8
        canvas.stroke(face(.line(Point(x, ridge), Point(x, 0.62))), red.darker(0.4).opacity(0.6), width: 0.01)
      }
    }
    canvas.stroke(face(.polygon(shape)), trim, width: 0.035)
    for side in [-1.0, 1.0] {
      let door = Rect(side < 0 ? -half * 0.52 : 0, 0.1, half * 0.52, 0.52)
      canvas.solid(face(.rectangle(door)), red.darker(0.15))
      canvas.stroke(face(.rectangle(door)), trim, width: 0.03)
      canvas.stroke(face(.line(Point(door.minX, door.minY), Point(door.maxX, door.maxY))), trim, width: 0.028)
      canvas.stroke(face(.line(Point(door.maxX, door.minY), Point(door.minX, door.maxY))), trim, width: 0.028)
    }
    let loft = Rect(-0.1, knee + 0.02, 0.2, 0.2)
    canvas.solid(face(.rectangle(loft)), Color(0x2B211C))
    canvas.stroke(face(.rectangle(loft)), trim, width: 0.03)
    let wall = view.yaw > 0 ? -half : half
    for z in [-0.6, -0.1, 0.4] {
      let window = view.side(.rectangle(Rect(z * deep - 0.02, 0.2, 0.16, 0.16)), x: wall)
      canvas.pane(window, Color(0x33404A))
      canvas.stroke(window, trim, width: 0.022)
    }
  }

  static let church = Subject("church") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.4...0.7) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.1...0.2))
    let wall = random.pick([Color(0xF1EEE6), Color(0xC9B99A), Color(0xB5785A), Color(0xA9A59C)])
    let roof = random.pick([Color(0x555B63), Color(0x8A4A34), Color(0x4C5A52)])
    let (half, deep) = (random.uniform(0.28...0.34), random.uniform(0.5...0.62))
    let (eave, ridge) = (0.12, random.uniform(-0.28 ... -0.18))
    let hall = Prism(
      profile: [
        Point(-half, 0.72), Point(-half, eave), Point(0, ridge), Point(half, eave), Point(half, 0.72),
      ], z: -deep...deep)
    canvas.prism(hall, wall, from: view) { normal in normal.y < -0.1 ? roof : nil }
    let (glass, seen) = (Color(0x2F4A6B), view.yaw > 0 ? -half : half)
    for index in 0..<4 {
      let z = -deep + deep * (0.12 + 0.4 * Double(index))
      canvas.arch(Rect(z, 0.28, 0.12, 0.28), glass, pointed: true) { view.side($0, x: seen) }
    }
    // The tower stands before the gable.
    let (narrow, top) = (random.uniform(0.15...0.19), random.uniform(-0.42 ... -0.32))
    let tower = Block(x: -narrow...narrow, y: top...0.74, z: deep - 0.12...deep + 2 * narrow - 0.12)
    let front = tower.z.upperBound
    canvas.block(tower, wall, from: view, radius: 0)
    canvas.masonry(view.front(.rectangle(tower.front), z: front), wall, course: 0.06, &random)
    canvas.arch(Rect(-0.075, 0.42, 0.15, 0.32), Color(0x5A3420)) { view.front($0, z: front) }
    canvas.arch(Rect(-0.055, top + 0.1, 0.11, 0.2), Color(0x2A2622), pointed: true) {
      view.front($0, z: front)
    }
    let window = view.front(.circle(Point(0, 0.2), 0.08), z: front)
    canvas.solid(window, glass)
    canvas.stroke(window, wall.lighter(0.5), width: 0.025)
    let apex = random.uniform(-0.84 ... -0.76)
    canvas.spire(tower, apex: apex, roof, from: view)
    let tip = view(0, apex, (tower.z.lowerBound + front) / 2)
    let cross = [
      (Point(tip.x, tip.y), Point(tip.x, tip.y - 0.2)),
      (Point(tip.x - 0.07, tip.y - 0.13), Point(tip.x + 0.07, tip.y - 0.13)),
    ]
    for (start, end) in cross { canvas.stroke(.line(start, end), Color(0x8C6A1E), width: 0.032) }
  }

  static let castle = Subject("castle") { canvas, random in
    let stone = random.pick([Color(0xB3AB9C), Color(0x9A9CA0), Color(0xC8B48E), Color(0xA58B78)])
    let roof = random.pick([Color(0x3F5C8C), Color(0x8C3A32), Color(0x4D5560), Color(0x5B3B6E)])
    let flag = random.paintColor()
    let peaked = random.chance(0.65)
    func tower(_ x: Double, _ half: Double, top: Double, bottom: Double) {
      let shaft = Path.rectangle(Rect(x - half, top, half * 2, bottom - top))
      canvas.tube(shaft, stone, gloss: 0.3)
      canvas.masonry(shaft, stone, course: 0.055, &random)
      crenels(Rect(x - half * 1.18, top - 0.1, half * 2.36, 0.14), count: 4)
      canvas.arch(Rect(x - 0.035, top + 0.16, 0.07, 0.16), Color(0x2A2724))
      guard peaked else { return }
      let peak = top - 0.1 - half * 2
      canvas.rod(.line(Point(x, peak), Point(x, peak - 0.12)), Color(0x5A4A32), width: 0.018)
      canvas.fill(
        .polygon([Point(x, peak - 0.13), Point(x + 0.13, peak - 0.09), Point(x, peak - 0.05)]), flag)
      canvas.tube(
        .polygon([Point(x - half * 1.2, top - 0.06), Point(x, peak), Point(x + half * 1.2, top - 0.06)]),
        roof, gloss: 0.35)
    }
    func crenels(_ rect: Rect, count: Int) {
      let pitch = rect.width / (Double(count) * 2 - 1)
      for index in 0..<count {
        canvas.solid(
          .rectangle(Rect(rect.minX + Double(index) * 2 * pitch, rect.minY, pitch, rect.height)),
          stone.lighter(0.08))
      }
      canvas.tube(
        .rectangle(Rect(rect.minX, rect.center.y, rect.width, rect.height / 2)), stone.lighter(0.05),
        gloss: 0.3)
    }
    let keep = random.uniform(-0.25 ... -0.17)
    tower(random.uniform(-0.1...0.1), random.uniform(0.2...0.25), top: keep, bottom: 0.5)
    for side in [-1.0, 1.0] {
      tower(side * 0.42, random.uniform(0.1...0.13), top: random.uniform(-0.3 ... -0.12), bottom: 0.6)
    }
    let curtain = Path.rectangle(Rect(-0.75, 0.2, 1.5, 0.7))
    canvas.solid(curtain, stone, contrast: 0.15)
    canvas.masonry(curtain, stone, course: 0.07, &random)
    crenels(Rect(-0.75, 0.1, 1.5, 0.16), count: 9)
    for side in [-1.0, 1.0] {
      tower(side * 0.74, random.uniform(0.15...0.19), top: random.uniform(-0.1...0.05), bottom: 0.93)
    }
    canvas.arch(Rect(-0.22, 0.4, 0.44, 0.52), stone.darker(0.35))
    canvas.arch(Rect(-0.17, 0.46, 0.34, 0.46), Color(0x4A2F1C))
    for x in [-0.085, 0, 0.085] {
      canvas.stroke(.line(Point(x, 0.5), Point(x, 0.92)), Color(0x2A1A10), width: 0.018)
    }
    for y in [0.62, 0.76] {
      canvas.stroke(.line(Point(-0.17, y), Point(0.17, y)), Color(0x2A1A10), width: 0.018)
    }
  }

  /// A lighthouse.
  static let beacon = Subject("beacon") { canvas, random in
    let color =
      random.chance(0.6) ? Color(0xC83430) : random.pick([Color(0x24406E), Color(0x26282B), Color(0xE8E4DA)])
    let white = Color(0xF3F1EA)
    let (foot, neck, top) = (
      random.uniform(0.28...0.36), random.uniform(0.15...0.2), random.uniform(-0.46 ... -0.4)
    )
    let hasRock = random.chance(0.6)
    let bottom = hasRock ? 0.78 : 0.93
    if hasRock {
      let rock = [
        Point(-0.7, 0.93), Point(-0.52, 0.74), Point(-0.2, 0.68), Point(0.3, 0.7), Point(0.55, 0.78),
        Point(0.72, 0.94),
      ]
      canvas.solid(.smooth(rock), Color(0x7B756C), contrast: 0.35)
    }
    if random.chance(0.4) {
      let cottage = Prism(
        profile: [Point(0.2, 0.8), Point(0.2, 0.56), Point(0.4, 0.42), Point(0.6, 0.56), Point(0.6, 0.8)],
        z: -0.1...0.1)
      canvas.prism(cottage, white.darker(0.05), from: Viewpoint(yaw: -0.4, tilt: 0.15)) {
        $0.y < -0.1 ? Color(0xB5493A) : nil
      }
    }
    let tower = Path.symmetric([Point(neck, top), Point(foot, bottom)], smooth: false)
    canvas.tube(tower, white)
    canvas.clipped(to: tower) {
      let bands = random.integer(2...4)
      let pitch = (bottom - top) / (Double(bands) * 2 - 1)
      let spiral = random.chance(0.3) ? 0.22 : 0.0
      for index in 0..<bands {
        let y = top + Double(index) * 2 * pitch
        let band = Path.smooth([
          Point(-0.5, y - spiral), Point(0, y + 0.04), Point(0.5, y + spiral), Point(0.5, y + pitch + spiral),
          Point(0, y + pitch + 0.04), Point(-0.5, y + pitch - spiral),
        ])
        canvas.tube(band.mapped { Point($0.x * foot * 2.2, $0.y) }, color, edge: 0)
      }
      canvas.stroke(tower, white.darker(0.6), width: 0.03)
    }
    for y in [top + 0.3, top + 0.65] { canvas.arch(Rect(-0.04, y, 0.08, 0.13), Color(0x2A2F36)) }
    canvas.arch(Rect(-0.08, bottom - 0.2, 0.16, 0.2), Color(0x5A3420))
    if random.chance(0.5) {
      for side in [-1.0, 1.0] {
        canvas.fill(
          .polygon([Point(0, top - 0.17), Point(side * 0.95, top - 0.4), Point(side * 0.95, top + 0.06)]),
          .linear(
            from: Point(0, 0), to: Point(side * 0.95, 0),
            [(0, Color(1, 0.93, 0.55, alpha: 0.85)), (1, Color(1, 0.93, 0.55, alpha: 0.05))]))
      }
    }
    let dark = color.red > 0.85 ? Color(0x3A3D42) : color.darker(0.25)
    canvas.tube(.rectangle(Rect(-0.13, top - 0.28, 0.26, 0.25)), Color(0xFFE9A0), gloss: 0.7)
    for x in [-0.12, -0.04, 0.04, 0.12] {
      canvas.stroke(.line(Point(x, top - 0.28), Point(x, top - 0.03)), dark, width: 0.02)
    }
    canvas.ball(
      .symmetric([
        Point(0.0, top - 0.48), Point(0.09, top - 0.42), Point(0.17, top - 0.28), Point(0.05, top - 0.26),
      ]), dark)
    canvas.ball(.circle(Point(0, top - 0.49), 0.035), dark)
    canvas.tube(.rectangle(Rect(-neck - 0.08, top - 0.04, neck * 2 + 0.16, 0.06), radius: 0.02), dark)
    for index in -4...4 {
      let x = Double(index) / 4 * (neck + 0.07)
      canvas.stroke(.line(Point(x, top - 0.03), Point(x, top - 0.13)), dark, width: 0.014)
    }
    canvas.stroke(.line(Point(-neck - 0.07, top - 0.13), Point(neck + 0.07, top - 0.13)), dark, width: 0.018)
  }

  static let suspensionBridge = Subject("suspension bridge") { canvas, random in
    let steel =
      random.chance(0.45)
      ? Color(0xB8402C) : random.pick([random.steelColor(), Color(0x5B7B84), Color(0x54585E)])
    let (towers, top) = (random.uniform(0.46...0.54), random.uniform(-0.72 ... -0.5))
    let (deck, sag) = (random.uniform(0.22...0.32), random.uniform(0.05...0.1))
    // The main cable hangs in a parabola; towards the banks, it drops nearly straight.
    func cable(_ x: Double) -> Double {
      let u = abs(x) / towers
      if u <= 1 { return deck - sag - (deck - sag - top) * u * u }
      let v = (abs(x) - towers) / (0.97 - towers)
      return top + (deck - top) * (v * 0.75 + v * v * 0.25)
    }
    func truss(_ shift: Point, _ color: Color) {
      for index in -19...19 {
        let x = Double(index) * 0.05
        canvas.stroke(
          .line(Point(x + shift.x, cable(x) + shift.y), Point(x + shift.x, deck + shift.y)),
          color.darker(0.2), width: 0.01)
      }
      let line = (-24...24).map {
        Point(Double($0) / 24 * 0.95 + shift.x, cable(Double($0) / 24 * 0.95) + shift.y)
      }
      canvas.rod(.smooth(line, closed: false), color, width: 0.034)
      for side in [-1.0, 1.0] {
        let x = side * towers + shift.x
        canvas.tube(
          .symmetric(
            [Point(0.032, top - 0.03 + shift.y), Point(0.05, 0.78 + shift.y)], around: x, smooth: false),
          color)
      }
    }
    let back = Point(0.05, -0.09)
    truss(back, steel.darker(0.25))
    for side in [-1.0, 1.0] {
      for y in [top + 0.05, (top + deck) / 2, deck + 0.2] {
        let x = side * towers
        canvas.rod(.line(Point(x, y), Point(x + back.x, y + back.y)), steel.darker(0.15), width: 0.06)
      }
      canvas.solid(
        .polygon([
          Point(side * towers - 0.13, 0.9), Point(side * towers - 0.1, 0.72),
          Point(side * towers + 0.15, 0.68), Point(side * towers + 0.18, 0.86),
        ]), Color(0x9D9A93))
    }
    canvas.solid(
      .polygon([
        Point(-0.97, deck), Point(-0.92, deck + back.y), Point(0.99, deck + back.y), Point(0.97, deck),
      ]), Color(0x5C6066))
    canvas.tube(.rectangle(Rect(-0.97, deck, 1.94, 0.09)), steel, level: true)
    for index in 0..<24 {
      let x = -0.96 + 0.08 * Double(index)
      canvas.stroke(
        .polygon(
          [Point(x, deck + 0.08), Point(x + 0.04, deck + 0.01), Point(x + 0.08, deck + 0.08)], closed: false),
        steel.darker(0.5), width: 0.012)
    }
    truss(Point(0, 0), steel)
  }
}
