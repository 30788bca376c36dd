import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let analogClock = Subject("analog clock") { canvas, random in
    let rim = random.pick([
      random.darkColor(), random.brassColor(), random.steelColor(), random.woodColor(), random.paintColor(),
    ])
    let radius = random.uniform(0.84...0.94)
    let shape =
      random.chance(0.8)
      ? Path.circle(Point(0, 0), radius)
      : .rectangle(Rect(-radius, -radius, radius * 2, radius * 2), radius: 0.2)
    canvas.solid(shape, rim, contrast: 0.4, edge: 0.02)
    let face =
      random.chance(0.8) ? Color(0xF6F3EA) : random.pick([Color(0x22252A), random.paintColor().lighter(0.5)])
    let ink = face.red + face.green > 1 ? Color(0x1D1E21) : Color(0xF3F1E8)
    let inner = radius * random.uniform(0.82...0.9)
    canvas.solid(.circle(Point(0, 0), inner), face, contrast: 0.1, edge: 0.02)
    for minute in 0..<60 {
      let (angle, hour) = (Double(minute) / 30 * .pi, minute % 5 == 0)
      canvas.stroke(
        .line(.polar(angle, inner * (hour ? 0.88 : 0.92)), .polar(angle, inner * 0.96)), ink,
        width: hour ? 0.03 : 0.012)
    }
    if random.chance(0.75) {
      let weight = random.chance(0.6) ? 0.25 : 0.15
      let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
      let isRoman = random.chance(0.35)
      for hour in 1...12 {
        let place = Point.polar((Double(hour) - 3) / 6 * .pi, inner * 0.71)
        canvas.draw(
          Lettering(isRoman ? roman[hour - 1] : "\(hour)"), at: place, height: 0.138, weight: weight, ink)
      }
    }
    let time = random.uniform(0...12)
    let hands = [(time / 6 * .pi, 0.48, 0.06), (time * 2 * .pi, 0.72, 0.04)]
    for (angle, length, width) in hands {
      let turn = angle - .pi / 2
      canvas.stroke(.line(.polar(turn + .pi, inner * 0.1), .polar(turn, inner * length)), ink, width: width)
    }
    if random.chance(0.6) {
      let turn = random.uniform(0...(2 * .pi))
      canvas.stroke(
        .line(.polar(turn + .pi, inner * 0.18), .polar(turn, inner * 0.82)), Color(0xD0322D), width: 0.018)
    }
    canvas.ball(.circle(Point(0, 0), 0.05), rim)
    canvas.fill(
      .ellipse(Point(-inner * 0.35, -inner * 0.55), inner * 0.4, inner * 0.2), Color.white.opacity(0.18))
  }

  static let candle = Subject("candle") { canvas, random in
    let wax = random.chance(0.5) ? Color(0xF3EBD6) : random.paintColor().lighter(0.15)
    let (half, top) = (random.uniform(0.16...0.3), random.uniform(-0.3 ... -0.15))
    let flame = Point(0, top - 0.28)
    canvas.fill(
      .circle(flame, 0.42),
      .radial(
        center: flame, radius: 0.42,
        [(0, Color(1, 0.85, 0.4, alpha: 0.6)), (1, Color(1, 0.8, 0.3, alpha: 0))]))
    let hasHolder = random.chance(0.7)
    let metal = random.brassColor()
    if hasHolder {
      canvas.rod(.circle(Point(0.64, 0.74), 0.12), metal, width: 0.06)
      canvas.solid(.ellipse(Point(0, 0.78), 0.62, 0.16), metal, contrast: 0.35)
      canvas.solid(.ellipse(Point(0, 0.75), 0.48, 0.1), metal.darker(0.25), contrast: 0.2)
    }
    let bottom = hasHolder ? 0.76 : 0.94
    canvas.tube(
      .symmetric([Point(half, top), Point(half, bottom), Point(half * 0.8, bottom + 0.03)], smooth: false),
      wax, gloss: 0.5)
    // Wax drips down the sides.
    for _ in 0..<random.integer(2...5) {
      let (x, length) = (random.uniform(-half...half) * 0.85, random.uniform(0.15...0.55))
      canvas.rod(
        .line(Point(x, top + 0.02), Point(x, top + length)), wax.lighter(0.15),
        width: random.uniform(0.05...0.09))
    }
    if hasHolder {
      canvas.tube(.rectangle(Rect(-half - 0.05, bottom - 0.14, half * 2 + 0.1, 0.18), radius: 0.03), metal)
    }
    canvas.solid(.ellipse(Point(0, top), half, half * 0.28), wax.lighter(0.4))
    canvas.stroke(
      .smooth([Point(0, top), Point(0.012, top - 0.08), Point(0, top - 0.14)], closed: false),
      Color(0x2B2320), width: 0.03)
    let lean = random.uniform(-0.07...0.07)
    let tongue = [
      Point(lean, top - 0.55), Point(0.07 + lean * 0.5, top - 0.33), Point(0.1, top - 0.17),
      Point(0, top - 0.07), Point(-0.1, top - 0.17), Point(-0.07 + lean * 0.5, top - 0.33),
    ]
    canvas.fill(
      .smooth(tongue),
      .linear(
        from: Point(0, top - 0.55), to: Point(0, top - 0.06),
        [(0, Color(0xFF8A1F)), (0.5, Color(0xFFD34A)), (0.85, Color(0xFFF7D0)), (1, Color(0x6FA8FF))]))
    canvas.fill(
      .smooth(tongue.map { Point($0.x * 0.5, top - 0.1 + ($0.y - top + 0.1) * 0.6) }),
      Color(1, 1, 0.9, alpha: 0.85))
  }

  static let hourglass = Subject("hourglass") { canvas, random in
    let frame = random.chance(0.65) ? random.woodColor() : random.brassColor()
    let sand = Color(
      hue: random.uniform(0.07...0.14), saturation: random.uniform(0.35...0.65),
      brightness: random.uniform(0.8...0.95))
    let (belly, half) = (random.uniform(0.36...0.42), random.uniform(0.52...0.6))
    canvas.rod(.line(Point(0, -0.8), Point(0, 0.8)), frame.darker(0.35), width: 0.06)
    let bulb = [Point(belly * 0.8, -0.78), Point(belly, -0.56), Point(belly * 0.75, -0.25), Point(0.035, 0)]
    let glass = Path.symmetric(bulb + bulb.reversed().dropFirst().map { Point($0.x, -$0.y) })
    canvas.fill(glass, Color(0.85, 0.93, 0.96, alpha: 0.75))
    let run = random.uniform(0.15...0.85)
    canvas.clipped(to: glass) {
      let surface = -0.62 + 0.55 * run
      canvas.solid(
        .polygon([
          Point(-0.6, surface - 0.03), Point(0, surface + 0.04), Point(0.6, surface - 0.03), Point(0.6, 0),
          Point(-0.6, 0),
        ]), sand, contrast: 0.2, edge: 0)
      canvas.stroke(.line(Point(0, 0), Point(0, 0.7)), sand, width: 0.025)
      let heap = 0.74 - 0.5 * run
      canvas.solid(
        .smooth([
          Point(-0.6, 0.9), Point(-belly, 0.7 - 0.25 * run), Point(0, heap), Point(belly, 0.7 - 0.25 * run),
          Point(0.6, 0.9),
        ]), sand, contrast: 0.2, edge: 0)
      for _ in 0..<60 {
        let grain = Point(
          random.uniform(-0.4...0.4),
          random.chance(0.5) ? random.uniform(surface...0) : random.uniform(heap + 0.1...0.8))
        canvas.fill(.circle(grain, 0.008), sand.darker(0.3).opacity(0.6))
      }
    }
    canvas.stroke(glass, Color(0x6E8791), width: 0.025)
    for y in [-0.5, 0.5] {
      canvas.fill(.ellipse(Point(-belly * 0.6, y), 0.045, 0.14), Color.white.opacity(0.75))
    }
    for side in [-1.0, 1.0] {
      canvas.rod(.line(Point(side * half * 0.84, -0.8), Point(side * half * 0.84, 0.8)), frame, width: 0.09)
      for y in [-0.45, 0, 0.45] {
        canvas.ball(.ellipse(Point(side * half * 0.84, y), 0.07, 0.05), frame, edge: 0.01)
      }
    }
    for y in [-0.86, 0.86] {
      let plate = Path.rectangle(Rect(center: Point(0, y), width: half * 2, height: 0.17), radius: 0.06)
      canvas.tube(plate, frame, level: true, gloss: 0.45, edge: 0.025)
      canvas.stroke(.line(Point(-half, y), Point(half, y)), frame.darker(0.4), width: 0.014)
    }
  }

  static let jackOLantern = Subject("jack-o'-lantern") { canvas, random in
    let orange = Color(
      hue: random.uniform(0.055...0.085), saturation: 0.9, brightness: random.uniform(0.82...0.97))
    let (wide, high) = (random.uniform(0.82...0.93), random.uniform(0.64...0.76))
    let middle = 0.95 - high
    canvas.rod(
      .smooth(
        [
          Point(0, middle - high * 0.85), Point(0.02, middle - high - 0.04),
          Point(random.uniform(-0.15...0.15), -0.85),
        ], closed: false), Color(0x6E7A35), width: 0.16)
    // Ribs, from the outermost to the middle one, which lies on top.
    for x in [-0.6, 0.6, -0.36, 0.36, 0.0] {
      canvas.ball(
        .ellipse(
          Point(x * wide, middle), wide * (1 - abs(x)) * (x == 0 ? 0.42 : 1), high * (1 - x * x * 0.25)),
        orange, gloss: 0.3, edge: 0.012)
    }
    let glow = Paint.radial(
      center: Point(0, middle + 0.1), radius: 0.7,
      [(0, Color(0xFFF29A)), (0.6, Color(0xFFC12E)), (1, Color(0xE8841C))])
    func hole(_ points: [Point]) {
      let outline = Path.polygon(points.map { Point($0.x * wide, middle + $0.y * high) })
      canvas.fill(outline, glow)
      canvas.stroke(outline, Color(0x5A2408), width: 0.045)
    }
    let (slant, size) = (random.uniform(-0.08...0.16), random.uniform(0.2...0.26))
    let isRound = random.chance(0.3)
    for side in [-1.0, 1.0] {
      guard !isRound else {
        hole((0..<12).map { .polar(Double($0) * .pi / 6, size * 0.75, around: Point(side * 0.38, -0.25)) })
        continue
      }
      hole([
        Point(side * (0.38 - size), -0.1 + slant), Point(side * 0.38, -0.2 - size),
        Point(side * (0.38 + size), -0.1 - slant),
      ])
    }
    hole([Point(-0.09, 0.12), Point(0, -0.06), Point(0.09, 0.12)])
    let (reach, smile) = (random.uniform(0.55...0.68), random.uniform(0.1...0.22))
    let teeth = random.integer(3...5)
    var upper: [Point] = []
    var lower: [Point] = []
    for index in 0...teeth * 2 {
      let u = Double(index) / Double(teeth) - 1
      let curve = 0.28 + smile * (1 - u * u)
      let notch = index % 2 == 1 ? 0.1 : 0
      upper.append(Point(u * reach, curve - 0.07 * (1 - u * u) + notch * (1 - u * u) * 0.8))
      lower.append(Point(u * reach, curve + 0.3 * (1 - u * u) - (index % 4 == 1 ? 0.09 : 0)))
    }
    hole(upper + lower.reversed())
  }

  static let envelope = Subject("envelope", turns: true) { canvas, random in
    let paper = random.pick([
      Color(0xF5F1E6), Color(0xE2CDA2), Color(0xFBFBF9), random.paintColor().lighter(0.55),
    ])
    let (half, height) = (random.uniform(0.85...0.94), random.uniform(0.52...0.64))
    let sheet = Path.rectangle(Rect(-half, -height, half * 2, height * 2), radius: 0.02)
    let corners = (Point(-half, -height), Point(half, -height), Point(half, height), Point(-half, height))
    if random.chance(0.65) {
      canvas.solid(sheet, paper.darker(0.06), contrast: 0.08, edge: 0.02)
      let middle = Point(0, random.uniform(-0.02...0.1))
      canvas.solid(
        .polygon([corners.0, Point(-0.06, middle.y), corners.3]), paper.darker(0.04), contrast: 0.08)
      canvas.solid(
        .polygon([corners.1, Point(0.06, middle.y), corners.2]), paper.darker(0.1), contrast: 0.08)
      canvas.solid(.polygon([corners.3, Point(0, middle.y - 0.12), corners.2]), paper, contrast: 0.1)
      canvas.solid(
        .polygon([corners.0, Point(0, middle.y + 0.12), corners.1]), paper.lighter(0.3), contrast: 0.08,
        edge: 0.02)
      if random.chance(0.5) {
        let wax = Color(0xB0232A)
        let seal = (0..<9).map {
          Point.polar(Double($0) * 0.698, random.uniform(0.13...0.16), around: Point(0, middle.y + 0.06))
        }
        canvas.ball(.smooth(seal), wax, gloss: 0.4)
        canvas.stroke(.circle(Point(0, middle.y + 0.06), 0.08), wax.darker(0.3), width: 0.02)
      }
    } else {
      canvas.solid(sheet, paper, contrast: 0.08, edge: 0.02)
      if random.chance(0.5) {
        // The red and blue border of airmail.
        canvas.clipped(to: .rectangle(Rect(-half, -height, half * 2, height * 2))) {
          let rim = Path.rectangle(Rect(-half, -height, half * 2, height * 2))
          canvas.stroke(rim, Color(0xC93A38), width: 0.14, cap: .butt, dash: [0.1, 0.2])
          let blue = rim.mapped { Point(-$0.x, -$0.y) }
          canvas.stroke(blue, Color(0x2B4F9E), width: 0.14, cap: .butt, dash: [0.1, 0.2])
        }
      }
      let stamp = Rect(half - 0.38, -height + 0.12, 0.26, 0.32)
      canvas.solid(.rectangle(stamp), .white, contrast: 0.04, edge: 0.008)
      canvas.solid(.rectangle(stamp.inset(by: 0.03)), random.paintColor(), contrast: 0.3, edge: 0)
      for ring in [0.09, 0.13] {
        canvas.stroke(
          .circle(Point(half - 0.5, -height + 0.28), ring), Color(0x34363C).opacity(0.6), width: 0.015)
      }
      for (row, length) in [0.7, 0.55, 0.62].enumerated() {
        canvas.stroke(
          .line(Point(-0.3, 0.02 + 0.14 * Double(row)), Point(-0.3 + length, 0.02 + 0.14 * Double(row))),
          Color(0x3A4A75), width: 0.032)
      }
    }
  }

  /// A teddy bear, sitting.
  static let teddy = Subject("teddy") { canvas, random in
    let plush =
      random.chance(0.85)
      ? Color(
        hue: random.uniform(0.06...0.1), saturation: random.uniform(0.35...0.65),
        brightness: random.uniform(0.5...0.9))
      : random.pick([Color(0xEDE6DA), Color(0xE3A7B8), Color(0x9C9CA6)])
    let pale = plush.lighter(0.45)
    let (head, belly) = (random.uniform(0.4...0.45), random.uniform(0.4...0.46))
    func fluffy(_ center: Point, _ radiusX: Double, _ radiusY: Double, _ color: Color) {
      canvas.ball(.ellipse(center, radiusX, radiusY), color, gloss: 0.25, edge: 0.012)
      for _ in 0..<Int(90 * radiusX) {
        let angle = random.uniform(0...(2 * .pi))
        let reach = random.uniform().squareRoot() * 0.93
        let root = Point(center.x + cos(angle) * radiusX * reach, center.y + sin(angle) * radiusY * reach)
        let tip = Point.polar(angle + random.uniform(-0.5...0.5), 0.04, around: root)
        canvas.stroke(
          .line(root, tip), (random.chance(0.5) ? color.lighter(0.3) : color.darker(0.35)).opacity(0.45),
          width: 0.014)
      }
    }
    let wave = random.chance(0.3)
    for side in [-1.0, 1.0] {
      fluffy(Point(side * head * 0.8, -0.78), 0.17, 0.17, plush)
      canvas.ball(.circle(Point(side * head * 0.8, -0.77), 0.095), pale, edge: 0)
    }
    fluffy(Point(0, 0.4), belly, 0.5, plush)
    canvas.ball(.ellipse(Point(0, 0.45), belly * 0.62, 0.34), pale, gloss: 0.2, edge: 0)
    for side in [-1.0, 1.0] {
      canvas.saved {
        let raised = wave && side > 0
        canvas.translate(side * 0.5, raised ? -0.02 : 0.2)
        canvas.rotate(side * (raised ? 0.8 : -0.45))
        fluffy(Point(0, 0), 0.15, 0.3, plush)
      }
      fluffy(Point(side * 0.48, 0.72), 0.25, 0.23, plush)
      canvas.ball(.ellipse(Point(side * 0.52, 0.74), 0.14, 0.14), pale, edge: 0.008)
    }
    fluffy(Point(0, -0.45), head, head * 0.92, plush)
    canvas.ball(.ellipse(Point(0, -0.33), head * 0.46, head * 0.36), pale, gloss: 0.35, edge: 0.008)
    for side in [-1.0, 1.0] {
      let eye = Point(side * head * 0.38, -0.55)
      canvas.fill(.circle(eye, 0.055), Color(0x1B1412))
      canvas.fill(.circle(Point(eye.x - 0.018, eye.y - 0.02), 0.018), .white)
    }
    canvas.ball(.ellipse(Point(0, -0.42), 0.085, 0.06), Color(0x2A1B16), gloss: 0.5)
    canvas.stroke(.line(Point(0, -0.37), Point(0, -0.29)), Color(0x2A1B16), width: 0.022)
    canvas.stroke(
      .smooth([Point(-0.1, -0.28), Point(0, -0.245), Point(0.1, -0.28)], closed: false), Color(0x2A1B16),
      width: 0.022)
    if random.chance(0.6) {
      let ribbon = random.paintColor()
      for side in [-1.0, 1.0] {
        canvas.solid(.smooth([Point(0, -0.04), Point(side * 0.24, -0.15), Point(side * 0.27, 0.06)]), ribbon)
      }
      canvas.ball(.circle(Point(0, -0.04), 0.06), ribbon)
    }
  }
}
