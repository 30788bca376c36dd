import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Canvas {
  /// Draws the mouth of a round vessel, seen slightly from above: a rim around the dark inside.
  fileprivate func mouth(
    _ center: Point, _ radius: Double, _ color: Color, inside: Color, flatness: Double = 0.22
  ) {
    solid(.ellipse(center, radius, radius * flatness), color.lighter(0.25), edge: 0.012)
    solid(.ellipse(center, radius * 0.9, radius * flatness * 0.82), inside, edge: 0.01)
  }

  /// Draws a handle on the side of a vessel, bent through `points`.
  fileprivate func handle(_ points: [Point], _ color: Color, width: Double) {
    rod(.smooth(points, closed: false), color, width: width)
  }
}

extension Subject {
  static let coffeeMug = Subject("coffee mug") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let glaze = random.chance(0.3) ? Color(0xF2EFE8) : random.paintColor()
      let (radius, foot) = (random.uniform(0.52...0.62), random.uniform(0.4...0.6))
      let (top, bottom, shift) = (random.uniform(-0.75 ... -0.6), random.uniform(0.68...0.85), -0.22)
      canvas.handle(
        [
          Point(shift + radius * 0.9, top + 0.3), Point(shift + radius + 0.32, top + 0.32),
          Point(shift + radius + 0.34, bottom - 0.5), Point(shift + foot * 0.95, bottom - 0.25),
        ], glaze, width: random.uniform(0.13...0.18))
      let body = Path.symmetric(
        [
          Point(radius, top), Point(radius, top + 0.5), Point(foot, bottom - 0.08),
          Point(foot * 0.85, bottom),
        ],
        around: shift)
      canvas.tube(body, glaze, gloss: 0.6)
      canvas.clipped(to: body) {
        let accent = random.paintColor()
        switch random.integer(0...3) {
        case 0:
          for _ in 0..<14 {
            let dot = Point(random.uniform(-0.8...0.4), random.uniform(top...bottom))
            canvas.fill(.circle(dot, 0.06), accent.opacity(0.8))
          }
        case 1:
          canvas.fill(.rectangle(Rect(-1, top + 0.45, 2, random.uniform(0.15...0.4))), accent.opacity(0.75))
        case 2:
          let (x, y) = (shift, 0.05)
          let heart = [
            Point(x, y + 0.28), Point(x + 0.28, y - 0.05), Point(x + 0.15, y - 0.2), Point(x, y - 0.08),
            Point(x - 0.15, y - 0.2), Point(x - 0.28, y - 0.05),
          ]
          canvas.fill(.smooth(heart), accent)
        default: break
        }
      }
      canvas.mouth(Point(shift, top), radius, glaze, inside: Color(0x3B2012))
      canvas.fill(.ellipse(Point(shift - 0.15, top - 0.01), 0.2, 0.03), Color(0x8A5A3A).opacity(0.7))
    }
  }

  static let beerGlass = Subject("beer glass") { canvas, random in
    let beer = Color(
      hue: random.uniform(0.075...0.13), saturation: random.uniform(0.8...0.95),
      brightness: random.uniform(0.65...0.95))
    let (rim, foot) = (random.uniform(0.46...0.56), random.uniform(0.28...0.42))
    let bulge = random.chance(0.5) ? random.uniform(0.5...0.6) : (rim + foot) / 2 + 0.03
    let profile = [
      Point(rim, -0.7), Point(bulge, -0.35), Point((bulge + foot) / 2, 0.3), Point(foot, 0.88),
      Point(foot * 0.95, 0.95),
    ]
    let glass = Path.symmetric(profile)
    if random.chance(0.4) {
      canvas.handle(
        [Point(bulge * 0.95, -0.35), Point(0.86, -0.3), Point(0.86, 0.25), Point(foot + 0.03, 0.42)],
        Color(0xD5E2E8), width: 0.11)
    }
    canvas.tube(glass, Color(0xDCE8EC), gloss: 0.8)
    canvas.clipped(to: glass) {
      let drink = Path.symmetric(profile.map { Point($0.x - 0.05, min($0.y, 0.82)) })
      canvas.fill(
        drink,
        .linear(
          from: Point(-bulge, 0), to: Point(bulge, 0),
          [(0, beer.darker(0.25)), (0.3, beer.lighter(0.35)), (0.6, beer), (1, beer.darker(0.35))]))
      for _ in 0..<40 {
        let bubble = Point(random.uniform(-0.4...0.4), random.uniform(-0.4...0.75))
        canvas.fill(.circle(bubble, random.uniform(0.008...0.02)), Color(1, 0.97, 0.8, alpha: 0.6))
      }
    }
    let level = random.uniform(-0.6 ... -0.42)
    var foam = [Point(-rim * 0.9, level), Point(-rim, -0.7)]
    foam += (0...6).map { Point(rim * (Double($0) / 3 - 1) * 0.95, -0.82 + random.uniform(-0.1...0.06)) }
    foam += [Point(rim, -0.7), Point(rim * 0.9, level), Point(0, level + 0.06)]
    canvas.ball(.smooth(foam), Color(0xFBF4E2), gloss: 0.9)
    for _ in 0..<22 {
      let bubble = Point(random.uniform(-rim * 0.8...rim * 0.8), random.uniform(-0.82...level))
      canvas.stroke(.circle(bubble, random.uniform(0.02...0.05)), Color(0xC9B68C).opacity(0.5), width: 0.012)
    }
    canvas.fill(.rectangle(Rect(-bulge * 0.7, -0.4, 0.07, 1.0), radius: 0.035), Color.white.opacity(0.5))
  }

  static let goblet = Subject("goblet") { canvas, random in
    let (rim, belly) = (random.uniform(0.36...0.5), random.uniform(0.46...0.58))
    let (top, cup) = (random.uniform(-0.91 ... -0.82), random.uniform(-0.1...0.1))
    let foot = random.uniform(0.36...0.46)
    let bowl = [
      Point(rim, top), Point(belly, top + 0.45), Point(belly * 0.7, cup - 0.12), Point(0.06, cup + 0.06),
    ]
    let stem = [Point(0.06, cup), Point(0.04, 0.45), Point(0.06, 0.78), Point(foot, 0.9), Point(foot, 0.94)]
    if random.chance(0.65) {
      let glass = Color(0xD9E6EA)
      canvas.tube(.symmetric(stem), glass, gloss: 0.9)
      canvas.tube(.symmetric(bowl), glass.opacity(0.55), gloss: 0.9)
      let wine = random.pick([Color(0x7A1228), Color(0x5C0F24), Color(0xE8CE6A), Color(0xE79A8B)])
      canvas.clipped(to: .symmetric(bowl.map { Point(max(0, $0.x - 0.03), $0.y - 0.02) })) {
        let level = random.uniform(top + 0.2...top + 0.42)
        canvas.fill(
          .rectangle(Rect(-1, level, 2, 2)),
          .linear(
            from: Point(-belly, 0), to: Point(belly, 0),
            [(0, wine), (0.3, wine.lighter(0.3)), (1, wine.darker(0.4))]))
        canvas.fill(.ellipse(Point(0, level), belly, 0.07), wine.lighter(0.25))
      }
      canvas.stroke(.ellipse(Point(0, top), rim, 0.07), glass.darker(0.35), width: 0.018)
    } else {
      let metal = random.chance(0.5) ? random.brassColor() : random.steelColor()
      canvas.tube(.symmetric(stem), metal, gloss: 0.8)
      canvas.tube(.symmetric(bowl), metal, gloss: 0.8)
      canvas.ball(.ellipse(Point(0, 0.4), 0.12, 0.09), metal, gloss: 0.8)
      let jewel = random.paintColor()
      for x in [-0.3, 0, 0.3] { canvas.ball(.ellipse(Point(x, top + 0.45), 0.07, 0.09), jewel, gloss: 0.8) }
      canvas.mouth(Point(0, top), rim, metal, inside: metal.darker(0.6), flatness: 0.18)
    }
    canvas.fill(.ellipse(Point(-belly * 0.55, top + 0.4), 0.05, 0.2), Color.white.opacity(0.5))
  }

  static let vase = Subject("vase") { canvas, random in
    let glaze = random.chance(0.35) ? Color(0xECEBE4) : random.paintColor().darker(0.1)
    let hasFlowers = random.chance(0.4)
    let top = hasFlowers ? -0.2 : -0.9
    let height = 0.95 - top
    let (neck, lip) = (random.uniform(0.14...0.28), random.uniform(0.24...0.36))
    let (belly, at) = (random.uniform(0.42...0.62), random.uniform(0.4...0.62))
    if hasFlowers {
      let petals = random.paintColor()
      for index in 0..<random.integer(4...7) {
        let head = Point(
          Double(index % 4) * 0.36 - 0.54 + random.uniform(-0.1...0.1), random.uniform(-0.78 ... -0.42))
        canvas.stroke(
          .smooth([Point(0, top), Point(head.x * 0.4, -0.4), head], closed: false), Color(0x3F7A3A),
          width: 0.035)
        for petal in 0..<6 {
          let tip = Point.polar(Double(petal) * .pi / 3 + random.uniform(0...0.3), 0.11, around: head)
          canvas.ball(.circle(tip, 0.08), petals, edge: 0.008)
        }
        canvas.fill(.circle(head, 0.06), Color(0xF2C438))
      }
    }
    let body = Path.symmetric([
      Point(lip, top), Point(neck, top + height * 0.14), Point(belly, top + height * at),
      Point(belly * 0.62, top + height * 0.88), Point(belly * 0.6, 0.95),
    ])
    canvas.tube(body, glaze, gloss: 0.65)
    canvas.clipped(to: body) {
      let accent = random.chance(0.5) ? Color(0x2A4E9B) : random.paintColor()
      for band in 0..<random.integer(2...4) {
        let y = top + height * (0.3 + 0.16 * Double(band))
        let wave = (0...20).map { Point(-0.7 + 0.07 * Double($0), y + 0.05 * cos(Double($0) * 1.6) + 0.04) }
        canvas.stroke(.smooth(wave, closed: false), accent.opacity(0.8), width: random.uniform(0.02...0.05))
      }
      canvas.fill(
        .ellipse(Point(-belly * 0.5, top + height * at), 0.06, height * 0.14), Color.white.opacity(0.5))
    }
    canvas.mouth(Point(0, top), lip, glaze, inside: glaze.darker(0.7))
  }

  static let bucket = Subject("bucket") { canvas, random in
    let wooden = random.chance(0.25)
    let color = wooden ? random.woodColor() : random.chance(0.4) ? random.steelColor() : random.paintColor()
    let (rim, foot, top) = (
      random.uniform(0.64...0.76), random.uniform(0.44...0.54), random.uniform(-0.4 ... -0.25)
    )
    let metal = Color(0x9DA3A8)
    let raised = random.chance(0.6)
    let grip = raised ? -0.92 : 0.2
    let bail = Path.smooth(
      [
        Point(-rim, top), Point(-rim * 0.75, (top + grip * 2) / 3), Point(0, grip),
        Point(rim * 0.75, (top + grip * 2) / 3), Point(rim, top),
      ],
      closed: false)
    if raised { canvas.rod(bail, metal, width: 0.05) }
    let body = Path.symmetric([Point(rim, top), Point(foot, 0.85), Point(foot * 0.9, 0.93)], smooth: false)
    canvas.tube(body, color, gloss: 0.5)
    canvas.clipped(to: body) {
      if wooden {
        for index in -4...4 {
          let u = Double(index) / 4.5
          canvas.stroke(.line(Point(rim * u, top), Point(foot * u, 0.95)), color.darker(0.6), width: 0.02)
        }
      }
      for y in [top + 0.18, 0.62] {
        let band = [Point(-0.8, y - 0.05), Point(0, y + 0.09), Point(0.8, y - 0.05)]
        canvas.stroke(
          .smooth(band, closed: false), (wooden ? metal : color).darker(0.3), width: wooden ? 0.08 : 0.03)
      }
    }
    canvas.mouth(Point(0, top), rim, color, inside: color.darker(0.55), flatness: 0.28)
    for side in [-1.0, 1.0] { canvas.ball(.circle(Point(side * rim, top + 0.03), 0.07), metal) }
    if !raised { canvas.rod(bail, metal, width: 0.05) }
    canvas.rod(
      .line(Point(-0.16, grip), Point(0.16, grip)), random.pick([color.darker(0.2), Color(0x8A5A33)]),
      width: 0.1)
  }

  static let teapot = Subject("teapot") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let glaze =
        random.chance(0.3)
        ? Color(0xF0ECE2) : random.pick([random.paintColor(), random.steelColor(), Color(0x7A3F25)])
      let (radius, height) = (random.uniform(0.5...0.58), random.uniform(0.44...0.56))
      let middle = 0.2
      canvas.handle(
        [
          Point(-radius * 0.85, middle - height * 0.6), Point(-0.86, middle - height * 0.65),
          Point(-0.88, middle + 0.1),
          Point(-radius * 0.85, middle + height * 0.5),
        ], glaze, width: random.uniform(0.1...0.14))
      let spout = [
        Point(radius * 0.7, middle + height * 0.45), Point(0.74, middle + 0.05),
        Point(0.82, middle - height * 0.85),
        Point(0.96, middle - height * 0.95), Point(0.93, middle - height * 0.7), Point(0.85, middle - 0.05),
        Point(0.78, middle + 0.3), Point(radius * 0.6, middle + height * 0.8),
      ]
      canvas.tube(.smooth(spout), glaze, gloss: 0.6)
      canvas.tube(
        .rectangle(Rect(-radius * 0.55, middle + height - 0.1, radius * 1.1, 0.16), radius: 0.04),
        glaze.darker(0.1))
      canvas.ball(.ellipse(Point(0, middle), radius, height), glaze, gloss: 0.75)
      canvas.clipped(to: .ellipse(Point(0, middle), radius, height)) {
        guard random.chance(0.7) else { return }
        let accent = random.paintColor()
        for index in 0..<random.integer(3...6) {
          let flower = Point(-0.4 + 0.16 * Double(index), middle + random.uniform(-0.15...0.25))
          for petal in 0..<5 {
            canvas.fill(
              .circle(.polar(Double(petal) * 1.257, 0.05, around: flower), 0.04), accent.opacity(0.9))
          }
          canvas.fill(.circle(flower, 0.03), Color(0xF7D95C))
        }
      }
      let lid = middle - height * 0.86
      canvas.tube(
        .symmetric([
          Point(0.05, lid - 0.2), Point(0.26, lid - 0.1), Point(0.32, lid + 0.04), Point(0.2, lid + 0.08),
        ]), glaze, gloss: 0.7)
      canvas.ball(.circle(Point(0, lid - 0.24), 0.09), glaze.darker(0.05), gloss: 0.8)
      canvas.fill(
        .ellipse(Point(-radius * 0.42, middle - height * 0.4), 0.1, 0.14), Color.white.opacity(0.55))
    }
  }
}
