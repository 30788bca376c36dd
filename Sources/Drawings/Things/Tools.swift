import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let hammer = Subject("hammer", turns: true) { canvas, random in
    canvas.scale(1.22, 1)
    let steel = random.steelColor().darker(0.15)
    let wooden = random.chance(0.6)
    let grip = wooden ? random.woodColor() : random.paintColor()
    let handle = Path.symmetric([
      Point(0.06, -0.55), Point(0.065, -0.1), Point(0.1, 0.3), Point(0.085, 0.6), Point(0.115, 0.9),
      Point(0.06, 0.97),
    ])
    canvas.tube(handle, wooden ? grip : steel, gloss: 0.4)
    if wooden {
      canvas.grain(handle, grip, lines: 5, &random)
    } else {
      let rubber = Path.symmetric([Point(0.11, 0.25), Point(0.1, 0.55), Point(0.12, 0.9), Point(0.07, 0.97)])
      canvas.tube(rubber, grip, gloss: 0.3)
      for y in stride(from: 0.4, to: 0.9, by: 0.1) {
        canvas.stroke(.line(Point(-0.07, y), Point(0.07, y)), grip.darker(0.5), width: 0.02)
      }
    }
    let (face, claw) = (random.uniform(0.46...0.54), random.uniform(0.5...0.62))
    // The claw bends down behind the head and splits at its end.
    let prong = [
      Point(0.05, -0.84), Point(0.25, -0.84), Point(claw, -0.7), Point(claw + 0.14, -0.42),
      Point(claw + 0.02, -0.5),
      Point(0.3, -0.62), Point(0.05, -0.6),
    ]
    canvas.tube(.smooth(prong), steel, level: true, gloss: 0.6)
    canvas.stroke(
      .smooth([Point(0.34, -0.74), Point(claw - 0.04, -0.64), Point(claw + 0.1, -0.45)], closed: false),
      steel.darker(0.7), width: 0.02)
    canvas.tube(.rectangle(Rect(-0.3, -0.8, 0.3, 0.2)), steel, level: true, gloss: 0.5)
    canvas.tube(.rectangle(Rect(-face, -0.86, 0.22, 0.32), radius: 0.05), steel, level: true, gloss: 0.7)
    canvas.tube(
      .rectangle(Rect(-0.12, -0.88, 0.24, 0.36), radius: 0.06), steel.darker(0.1), level: true, gloss: 0.5)
  }

  static let screwdriver = Subject("screwdriver", turns: true) { canvas, random in
    let (grip, accent) = (random.paintColor(), random.chance(0.5) ? random.darkColor() : random.paintColor())
    let steel = random.steelColor()
    let (radius, neck) = (random.uniform(0.18...0.24), random.uniform(-0.1...0.05))
    let shaft = random.uniform(0.05...0.07)
    canvas.tube(.rectangle(Rect(-shaft, -0.8, shaft * 2, 0.9)), steel, gloss: 0.8)
    if random.chance(0.5) {
      let blade = [Point(shaft, -0.76), Point(shaft * 1.7, -0.84), Point(shaft * 1.3, -0.97)]
      canvas.tube(.symmetric(blade, smooth: false), steel, gloss: 0.8)
    } else {
      canvas.tube(.symmetric([Point(shaft, -0.82), Point(0.012, -0.97)], smooth: false), steel, gloss: 0.8)
      canvas.stroke(.line(Point(0, -0.96), Point(0, -0.82)), steel.darker(0.6), width: 0.018)
    }
    let handle = Path.symmetric([
      Point(radius * 0.6, neck), Point(radius * 0.75, neck + 0.1), Point(radius * 0.7, neck + 0.2),
      Point(radius, neck + 0.4),
      Point(radius, 0.75), Point(radius * 0.8, 0.93), Point(radius * 0.4, 0.97),
    ])
    canvas.tube(handle, grip, gloss: 0.6)
    canvas.clipped(to: handle) {
      canvas.fill(.rectangle(Rect(-1, 0.82, 2, 0.3)), accent.opacity(0.75))
      for x in [-0.55, 0, 0.55] {
        canvas.fill(
          .rectangle(Rect(center: Point(x * radius, 0.55), width: radius * 0.25, height: 0.45), radius: 0.03),
          accent.darker(0.2).opacity(0.8))
      }
      canvas.fill(
        .rectangle(Rect(-radius * 0.5, neck + 0.25, 0.035, 0.6), radius: 0.02), Color.white.opacity(0.5))
    }
  }

  static let broom = Subject("broom", turns: true) { canvas, random in
    let wood = random.chance(0.6) ? random.woodColor() : random.paintColor()
    canvas.scale(1.3, 1)
    let straw = Color(
      hue: random.uniform(0.1...0.14), saturation: random.uniform(0.5...0.7),
      brightness: random.uniform(0.75...0.92))
    let (width, top) = (random.uniform(0.34...0.46), random.uniform(0.22...0.32))
    canvas.tube(.rectangle(Rect(-0.04, -0.97, 0.08, 1.35), radius: 0.04), wood)
    let brush = Path.symmetric([
      Point(0.1, top), Point(width * 0.62, top + 0.22), Point(width * 0.9, 0.75), Point(width, 0.95),
    ])
    canvas.tube(brush, straw, gloss: 0.3)
    for _ in 0..<70 {
      let u = random.uniform(-1...1)
      let end = Point(u * width, random.uniform(0.85...0.98))
      let shade = random.chance(0.6) ? straw.darker(random.uniform(0.2...0.5)) : straw.lighter(0.4)
      canvas.stroke(
        .smooth([Point(u * 0.09, top), Point(u * width * 0.6, top + 0.22), end], closed: false),
        shade.opacity(0.75), width: 0.013)
    }
    let thread = random.paintColor()
    for (index, y) in [0.0, 0.09, 0.18].enumerated() {
      let reach = 0.12 + Double(index) * width * 0.2
      let row = [Point(-reach, top + 0.05 + y), Point(0, top + 0.08 + y), Point(reach, top + 0.05 + y)]
      canvas.rod(.smooth(row, closed: false), thread, width: 0.035)
    }
    canvas.tube(.symmetric([Point(0.05, top - 0.16), Point(0.11, top + 0.04)]), thread.darker(0.1))
  }

  static let fountainPen = Subject("fountain pen", turns: true) { canvas, random in
    let barrel = random.pick([random.darkColor(), random.paintColor().darker(0.3), Color(0x5A1220)])
    let gold = random.chance(0.7) ? random.brassColor() : random.steelColor()
    let radius = random.uniform(0.14...0.19)
    canvas.tube(
      .symmetric([
        Point(radius * 0.6, 0.96), Point(radius, 0.9), Point(radius, 0.0), Point(radius * 0.85, -0.3),
      ]), barrel, gloss: 0.55)
    canvas.tube(
      .symmetric([Point(radius * 0.75, -0.3), Point(radius * 0.6, -0.58)], smooth: false), barrel.darker(0.3),
      gloss: 0.4)
    // The nib, with a slit from the breather hole to the tip.
    let nib = Path.symmetric([
      Point(radius * 0.5, -0.55), Point(radius * 0.78, -0.72), Point(radius * 0.25, -0.9),
      Point(0.008, -0.99),
    ])
    canvas.tube(nib, gold, gloss: 0.8)
    canvas.fill(.circle(Point(0, -0.72), 0.018), Color(0x2A1E10))
    canvas.stroke(.line(Point(0, -0.72), Point(0, -0.98)), Color(0x2A1E10), width: 0.012)
    for y in [-0.3, 0.28, 0.34] {
      canvas.tube(.rectangle(Rect(-radius * 1.03, y, radius * 2.06, 0.04)), gold, gloss: 0.8, edge: 0.008)
    }
    if random.chance(0.7) {
      canvas.rod(.line(Point(radius * 0.3, 0.88), Point(radius * 0.3, 0.42)), gold, width: 0.05)
      canvas.ball(.circle(Point(radius * 0.3, 0.42), 0.035), gold)
    }
    canvas.ball(.ellipse(Point(0, 0.95), radius * 0.6, 0.035), gold)
  }

  static let padlock = Subject("padlock") { canvas, random in
    let brass =
      random.chance(0.6) ? random.brassColor() : random.pick([random.steelColor(), random.paintColor()])
    let steel = random.steelColor()
    let (half, top) = (random.uniform(0.55...0.66), random.uniform(-0.15...0.02))
    let arch = half * random.uniform(0.58...0.68)
    let open = random.chance(0.25)
    let crown = open ? -0.95 + arch + 0.06 : top - random.uniform(0.15...0.25)
    var shackle = Path.line(Point(-arch, top + 0.1), Point(-arch, crown))
    shackle.join(.arc(Point(0, crown), arch, from: .pi, to: 2 * .pi))
    shackle.line(to: Point(arch, open ? crown + 0.2 : top + 0.1))
    canvas.rod(shackle, steel, width: random.uniform(0.15...0.19), cap: .butt)
    let body = Path.rectangle(Rect(-half, top, half * 2, 0.93 - top), radius: random.pick([0.08, 0.16, 0.4]))
    canvas.tube(body, brass, gloss: 0.5, edge: 0.03)
    if random.chance(0.4) {
      canvas.clipped(to: body) {
        for y in stride(from: top + 0.12, to: 0.88, by: 0.12) {
          canvas.stroke(.line(Point(-half, y), Point(half, y)), brass.darker(0.4).opacity(0.7), width: 0.02)
        }
      }
    }
    let hole = Point(0, (top + 0.93) / 2)
    canvas.ball(.circle(hole, 0.2), brass.lighter(0.15), gloss: 0.6)
    canvas.fill(.circle(Point(0, hole.y - 0.05), 0.075), Color(0x1C1710))
    canvas.fill(
      .symmetric([Point(0.035, hole.y - 0.02), Point(0.055, hole.y + 0.14)], smooth: false), Color(0x1C1710))
  }

  static let dumbbell = Subject("dumbbell", turns: true) { canvas, random in
    let iron = random.chance(0.6) ? random.darkColor() : random.paintColor()
    let steel = random.steelColor()
    let (grip, plates) = (random.uniform(0.26...0.34), random.integer(1...3))
    let height = random.uniform(0.4...0.52)
    canvas.tube(.rectangle(Rect(-grip - 0.1, -0.085, (grip + 0.1) * 2, 0.17)), steel, level: true, gloss: 0.8)
    for index in -8...8 {
      let x = Double(index) * grip / 9
      canvas.stroke(
        .line(Point(x, -0.07), Point(x + 0.03, 0.07)), steel.darker(0.5).opacity(0.6), width: 0.012)
    }
    let pitch = (0.92 - grip) / Double(plates)
    for side in [-1.0, 1.0] {
      if plates == 1 {
        let hexagon = [
          Point(grip, -height * 0.75), Point(grip + 0.1, -height), Point(0.85, -height),
          Point(0.95, -height * 0.75),
        ]
        let lower = hexagon.reversed().map { Point($0.x, -$0.y) }
        let head = Path.polygon((hexagon + lower).map { Point($0.x * side, $0.y) })
        canvas.tube(head, iron, level: true, gloss: 0.4, edge: 0.025)
        for y in [-height * 0.4, height * 0.4] {
          canvas.stroke(
            .line(Point(side * grip, y), Point(side * 0.95, y)), iron.darker(0.4).opacity(0.7), width: 0.02)
        }
      } else {
        // Plates get smaller towards the ends of the bar.
        for index in 0..<plates {
          let tall = height * (1 - 0.22 * Double(index))
          let center = Point(side * (grip + pitch * (Double(index) + 0.42)), 0)
          canvas.tube(
            .rectangle(Rect(center: center, width: pitch * 0.82, height: tall * 2), radius: 0.05), iron,
            level: true, gloss: 0.45, edge: 0.025)
        }
        canvas.tube(
          .rectangle(Rect(center: Point(side * 0.93, 0), width: 0.1, height: 0.2), radius: 0.02), steel,
          level: true)
      }
    }
  }
}
