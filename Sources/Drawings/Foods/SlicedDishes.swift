import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let meatLoaf = Subject("meat loaf") { canvas, random in
    let meat = Color(
      hue: random.uniform(0.04...0.07), saturation: random.uniform(0.42...0.55),
      brightness: random.uniform(0.5...0.62))
    let glaze = random.pick([Color(0xA3251A), Color(0x8C1F16), Color(0x7A3418), Color(0xB53A1E)])
    let half = random.uniform(0.36...0.42)
    let slices = random.integer(1...3)
    if random.chance(0.5) { canvas.scale(-1, 1) }
    canvas.translate(0, random.uniform(-0.05...0.05))
    // A loaf is its cross-section, extruded from back to front; a slice is a short loaf.
    func extrude(from start: Point, steps: Int, height: Double) -> Point {
      var place = start
      for step in 0..<steps {
        place = Point(start.x - 0.034 * Double(step), start.y + 0.018 * Double(step))
        let section = loafSection(at: place, half, height)
        let tone = meat.darker(0.25 + random.uniform(-0.03...0.03))
        canvas.fill(
          section,
          .linear(
            from: Point(place.x - half, place.y - height), to: Point(place.x + half, place.y + height),
            [(0, tone.lighter(0.2)), (0.5, tone), (1, tone.darker(0.5))]))
        let drip = place.y + height * (-0.15 + 0.16 * sin(Double(step) * 0.7) + random.uniform(-0.06...0.06))
        canvas.fill(
          section.mapped { Point($0.x, min($0.y, drip)) },
          .linear(
            from: Point(place.x - half, place.y - height), to: Point(place.x + half, drip),
            [(0, glaze.lighter(0.12)), (0.32, glaze.lighter(0.35)), (0.6, glaze), (1, glaze.darker(0.4))]))
      }
      return place
    }
    let height = half * random.uniform(0.85...1.05)
    let loafSteps = 30 - slices * 6
    let face = extrude(from: Point(0.97 - half, -0.36), steps: loafSteps, height: height)
    drawMeatCut(canvas, face, half, height, meat, glaze, &random)
    for index in 0..<slices {
      let part = Double(index + 1)
      let start = Point(face.x - 0.2 * part, face.y + 0.1 + 0.075 * part)
      let cut = extrude(from: start, steps: 3, height: height * (1 - 0.04 * part))
      drawMeatCut(canvas, cut, half, height * (1 - 0.04 * part), meat, glaze, &random)
    }
  }

  /// The cross-section of a loaf, `height` above and below the centre: flat at the bottom, round on top.
  private static func loafSection(at center: Point, _ half: Double, _ height: Double) -> Path {
    let shape = [
      (-1, 0.55), (-0.98, -0.25), (-0.68, -0.82), (0, -1), (0.68, -0.82), (0.98, -0.25), (1, 0.55),
    ]
    let foot = [(0.9, 0.9), (0, 0.96), (-0.9, 0.9)]
    return .smooth((shape + foot).map { Point(center.x + $0.0 * half, center.y + $0.1 * height) })
  }

  private static func drawMeatCut(
    _ canvas: Canvas, _ center: Point, _ half: Double, _ height: Double, _ meat: Color, _ glaze: Color,
    _ random: inout RandomSource
  ) {
    let section = loafSection(at: center, half, height)
    canvas.fill(section, meat.darker(0.45))
    canvas.fill(section.mapped { Point($0.x, min($0.y, center.y - height * 0.2)) }, glaze)
    canvas.fill(
      loafSection(at: Point(center.x, center.y + 0.01), half * 0.93, height * 0.92),
      .linear(
        from: Point(center.x - half, center.y - height), to: Point(center.x + half, center.y + height),
        [(0, meat.mixed(with: Color(0xD9A071), 0.5)), (1, meat)]))
    let bits = [Color(0xE8862E), Color(0xF0E3C4), Color(0x6F9440), Color(0xF0E3C4)]
    for index in 0..<70 {
      let x = random.uniform(-0.85...0.85)
      let bit = Point(center.x + x * half, center.y + random.uniform((0.45 * x * x - 0.84)...0.82) * height)
      let grain = random.chance(0.5) ? meat.lighter(0.4) : meat.darker(0.4)
      let tone = index % 7 == 0 ? random.pick(bits) : grain.opacity(0.6)
      let size = random.uniform(0.01...0.026)
      canvas.fill(.lump(bit, size * 1.4, size, uneven: 0.4, corners: 5, &random), tone)
    }
  }

  static let sushi = Subject("sushi") { canvas, random in
    let places = random.pick([
      [Point(-0.02, 0)], [Point(0.02, -0.42), Point(-0.02, 0.42)],
      [Point(-0.46, -0.4), Point(0.46, -0.4), Point(0, 0.42)],
      [Point(0, -0.42), Point(-0.46, 0.42), Point(0.46, 0.42)],
      [Point(-0.46, -0.42), Point(0.46, -0.42), Point(-0.46, 0.42), Point(0.46, 0.42)],
    ])
    let onlyRolls = random.chance(0.3)
    for place in places {
      // A row with a single piece has room for a nigiri, which is longer than a roll.
      let isAlone = places.filter { $0.y == place.y }.count == 1
      canvas.saved {
        canvas.translate(place.x, place.y)
        let isNigiri = isAlone && !onlyRolls
        canvas.scale(places.count > 1 ? 0.94 : isNigiri ? 1.32 : 1.9)
        if isNigiri { drawNigiri(canvas, &random) } else { drawMaki(canvas, &random) }
      }
    }
  }

  /// Draws a ball of rice under a slice of fish, sometimes tied with a band of seaweed.
  private static func drawNigiri(_ canvas: Canvas, _ random: inout RandomSource) {
    canvas.rotate(random.uniform(-0.12...0.12))
    let rice = LongBody(length: 1.24, width: 0.56, bend: -0.15, ends: (0.3, 0.3))
    canvas.saved {
      canvas.translate(0, 0.17)
      rice.fill(on: canvas, Color(0xEFEADC), edge: 0.22, light: 0.7)
      drawGrains(canvas, rice.scattered(90, within: 0.85, &random), &random)
    }
    canvas.translate(0, -0.13)
    let isEgg = random.chance(0.2)
    let fish =
      isEgg
      ? Color(0xF7C640)
      : random.pick([
        Color(0xF5814A), Color(0xF5814A), Color(0xC2283A), Color(0xF4E3D3),
      ])
    let slab = LongBody(
      length: 1.4, width: random.uniform(0.4...0.48), bend: random.uniform(-0.7 ... -0.4),
      widths: [0.86, 1, 1, 0.9], ends: (0.14, 0.2))
    canvas.saved {
      canvas.translate(0, 0.045)
      canvas.fill(slab.outline(), fish.darker(0.4))
    }
    slab.fill(on: canvas, fish, edge: 0.2, light: 0.22)
    let stripes = isEgg ? fish.darker(0.1) : fish.blue > 0.7 ? Color(0xE8794E) : fish.lighter(0.55)
    for along in stride(from: -0.88, through: 0.92, by: random.uniform(0.17...0.24)) {
      let vein = Path.smooth(
        [
          Point(along - 0.1, -1), Point(along + 0.03, -0.3), Point(along + 0.06, 0.3),
          Point(along - 0.02, 1),
        ],
        closed: false)
      canvas.stroke(slab.laid(vein), stripes.opacity(0.75), width: random.uniform(0.016...0.034))
    }
    slab.gloss(on: canvas, 0.5)
    if isEgg || random.chance(0.2) {
      let band = Path.polygon([Point(-0.1, -0.3), Point(0.1, -0.3), Point(0.11, 0.55), Point(-0.09, 0.55)])
      canvas.fill(
        band, .linear(from: Point(0, -0.35), to: Point(0, 0.5), [(0, Color(0x3A4F3F)), (1, Color(0x121C18))]))
    }
  }

  /// Draws a short cylinder of rice in seaweed, with the filling in the middle of the cut face.
  private static func drawMaki(_ canvas: Canvas, _ random: inout RandomSource) {
    let (radius, flat) = (random.uniform(0.4...0.46), random.uniform(0.26...0.34))
    let (top, bottom) = (Point(0, -0.14), Point(0, random.uniform(0.12...0.18)))
    let isInsideOut = random.chance(0.25)
    let (wrap, skin) = isInsideOut ? (Color(0xEFE9DA), Color(0xF8F4EA)) : (Color(0x1D2B24), Color(0x2C4034))
    let sides: [(Double, Color)] = [
      (0, wrap.lighter(0.12)), (0.3, wrap.lighter(0.28)), (1, wrap.darker(0.4)),
    ]
    let paint = Paint.linear(from: Point(-radius, 0), to: Point(radius, 0), sides)
    canvas.fill(.ellipse(bottom, radius, flat), paint)
    canvas.fill(.rectangle(Rect(-radius, top.y, radius * 2, bottom.y - top.y)), paint)
    if isInsideOut {
      let seeds = [Color(0xF07A2E), Color(0x2B2B26), Color(0xE8C06A)]
      for _ in 0..<45 {
        let x = random.uniform(-0.95...0.95)
        let rim = flat * (1 - x * x).squareRoot()
        let bead = Point(x * radius, random.uniform(0.1...0.95) * (bottom.y - top.y) + top.y + rim)
        canvas.fill(.circle(bead, 0.018), random.pick(seeds))
      }
    }
    canvas.fill(.ellipse(top, radius, flat), skin)
    canvas.fill(
      .ellipse(top, radius * 0.92, flat * 0.9),
      .radial(
        center: top, radius: radius, focus: Point(-0.12, -0.24),
        [(0, .white), (0.7, Color(0xF3EEE2)), (1, Color(0xCFC8B6))]))
    let grains = (0..<50).map { _ in
      let spot = Point.polar(random.uniform(0...6.28), random.uniform(0.4...0.82))
      return Point(top.x + spot.x * radius, top.y + spot.y * flat)
    }
    drawGrains(canvas, grains, &random)
    let core = Path.ellipse(top, radius * 0.48, flat * 0.46)
    canvas.fill(core, Color(0x24352B))
    let colors = [Color(0xF5814A), Color(0x86B85A), Color(0xC8283A), Color(0xF4C84A), Color(0xF4F1DC)]
    let fillings = random.shuffled(colors).prefix(random.integer(1...3))
    canvas.clipped(to: isInsideOut ? core : .ellipse(top, radius * 0.44, flat * 0.42)) {
      for (index, color) in fillings.enumerated() {
        let angle = Double(index) / Double(fillings.count) * 2 * .pi + 0.6
        let reach = fillings.count == 1 ? 0 : 0.2
        let center = Point(top.x + reach * radius * cos(angle), top.y + reach * flat * sin(angle))
        let size = fillings.count == 1 ? 0.44 : 0.3
        canvas.fill(.ellipse(center, radius * size, flat * size), color.darker(0.25))
        canvas.fill(
          .ellipse(Point(center.x - 0.015, center.y - 0.015), radius * size * 0.85, flat * size * 0.8), color)
      }
    }
  }

  private static func drawGrains(_ canvas: Canvas, _ places: [Point], _ random: inout RandomSource) {
    for place in places {
      let tip = Point.polar(random.uniform(0...6.28), 0.055, around: place)
      canvas.fill(
        .blade(from: Point(place.x, place.y + 0.008), to: tip, width: 0.034), Color(0xBDB5A2).opacity(0.7))
      canvas.fill(.blade(from: place, to: tip, width: 0.03), Color(0xFFFDF6))
    }
  }
}
