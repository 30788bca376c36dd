import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let espresso = Subject("espresso") { canvas, random in
    let slant = random.uniform(0.42...1)
    let side = random.anySide()
    let porcelain = random.pick([
      Color(0xFAF8F3), Color(0xFAF8F3), Color(0xB23A2E), Color(0x33475B), Color(0xD9B98A),
    ])
    let drop = 0.42 * (1 - slant) + 0.06
    let saucer = Oval(Point(0, 0.2 * (1 - slant)), 0.96, 0.94 * slant)
    canvas.fill(saucer.moved(0, 0.03).path, porcelain.deep(1))
    canvas.fillRound(saucer, porcelain)
    canvas.stroke(saucer.scaled(0.93).path, porcelain.lighter(0.5).opacity(0.8), width: 0.025)
    let opening = Oval(Point(0, saucer.center.y - drop - 0.08), 0.56, 0.56 * slant)
    canvas.glow(
      Oval(Point(0.08, saucer.center.y + 0.08), 0.66, 0.6 * slant), porcelain.deep(2), opacity: 0.55)
    let ear = Path.smooth(
      [
        Point(side * 0.5, opening.center.y + 0.02), Point(side * 0.74, opening.center.y - 0.03),
        Point(side * 0.84, opening.center.y + 0.12), Point(side * 0.68, opening.center.y + 0.26),
        Point(side * 0.44, opening.center.y + drop * 0.7 + 0.12),
      ], closed: false)
    canvas.stroke(ear, porcelain.deep(1), width: 0.13)
    canvas.stroke(ear, porcelain, width: 0.09)
    canvas.stroke(ear.mapped { Point($0.x - 0.015, $0.y - 0.02) }, porcelain.lighter(0.6), width: 0.03)
    let surface = canvas.bowl(opening, depth: drop + 0.3 * slant + 0.12, &random, color: porcelain)
    canvas.crema(surface, &random)
    if random.chance(0.55) {
      canvas.placed(
        at: Point(-side * 0.6, saucer.center.y + 0.3 * slant), angle: -side * random.uniform(0.5...1.1)
      ) {
        canvas.stroke(.line(Point(0, -0.22), Point(0, 0.26)), Color(0x6E7A82), width: 0.06)
        canvas.stroke(.line(Point(0, -0.22), Point(0, 0.26)), Color(0xDFE6EA), width: 0.036)
        canvas.fillRound(Oval(Point(0, 0.26), 0.085, 0.12), Color(0xC9D2D8), shine: 0.9)
      }
    }
  }

  static let redWine = Subject("red wine") { canvas, random in
    let wine = random.color(from: Color(0x5E0F22), to: Color(0x96182E))
    let (wide, mouth) = (random.uniform(0.46...0.6), random.uniform(0.36...0.44))
    let (top, bottom) = (-0.93, random.uniform(0.06...0.24))
    let bowl = Path.smooth(
      [
        Point(-mouth, top), Point(-wide * 0.95, -0.52), Point(-wide, -0.3),
        Point(-wide * 0.72, bottom - 0.16),
        Point(0, bottom), Point(wide * 0.72, bottom - 0.16), Point(wide, -0.3), Point(wide * 0.95, -0.52),
        Point(mouth, top),
      ], closed: false)
    canvas.glassFoot(below: bottom - 0.02, stem: 0.032, base: random.uniform(0.42...0.52))
    let level = random.uniform(-0.55...(-0.25))
    canvas.clipped(to: bowl) {
      canvas.fill(.rectangle(Rect(-1, -1, 2, 1.4)), Color(0xE6EFF3).opacity(0.45))
      let half = level < -0.52 ? wide * 0.95 : wide * 0.985
      let surface = Oval(Point(0, level), half, 0.1)
      canvas.fill(
        .rectangle(Rect(-1, level, 2, 1)),
        .radial(
          center: Point(0, level + 0.2), radius: 0.75, focus: Point(-0.2, level + 0.1),
          [(0, wine.lighter(0.18)), (0.5, wine), (1, wine.deep(0.9))]))
      canvas.fill(
        surface.path,
        .linear(
          from: surface.point(.pi), to: surface.point(0),
          [(0, wine.lighter(0.3)), (0.5, wine.lighter(0.08)), (1, wine.lighter(0.35))]))
      canvas.stroke(surface.path, Color(0xD98A9A).opacity(0.7), width: 0.014)
      canvas.glow(Oval(Point(0.1, bottom - 0.12), 0.26, 0.12), Color(0xE0405A), opacity: 0.45)
    }
    canvas.glass(bowl, width: wide, from: top, to: bottom)
    canvas.stroke(.ellipse(Point(0, top), mouth, 0.055), Color(0x7F98A6).opacity(0.9), width: 0.016)
  }

  static let iceCream = Subject("ice cream") { canvas, random in
    let flavours = [
      Color(0xFBF0CE), Color(0x6B4027), Color(0xF29BAE), Color(0xA9D8B0), Color(0xF6C65A),
      Color(0x9A86C4), Color(0xD7A06A), Color(0xE65A72),
    ]
    let cone = random.chance(0.6)
    let count = random.integer(cone ? 1...3 : 2...3)
    let size = cone ? [0.52, 0.42, 0.35][count - 1] : 0.42
    let lowest = -0.96 + size * (Double(count) - 0.1)
    let scoops = (0..<count).map { index in
      cone
        ? Oval(Point(random.uniform(-0.03...0.03), lowest - Double(index) * size), size, size * 0.9)
        : Oval(Point([-0.37, 0.37, 0][index], [-0.12, -0.08, -0.5][index]), size, size * 0.92)
    }
    if cone { canvas.waffleCone(mouth: size * 0.95, from: lowest + size * 0.35, to: 0.96, &random) }
    if !cone && random.chance(0.6) { canvas.wafer(at: Point(0.5, -0.6), angle: 0.5) }
    for scoop in scoops {
      let flavour = random.pick(flavours)
      canvas.scoop(scoop, flavour, &random)
      if random.chance(0.35) {
        canvas.fill(
          .specks(16, in: scoop.scaled(0.85), size: 0.012...0.03, &random),
          random.pick([Color(0x3A2216), Color(0xC22A48)]))
      }
      canvas.meltingEdge(of: scoop, flavour, &random)
    }
    if let top = scoops.last, random.chance(0.6) {
      let tip = top.point(-.pi / 2, 0.92)
      if random.chance(0.5) {
        canvas.sauce(over: top, &random)
      } else {
        canvas.sugarSprinkles(over: top.scaled(0.8), &random)
      }
      if tip.y > -0.86 { canvas.berry(at: tip, radius: 0.11, &random) }
    }
    if !cone {
      let cup = Path.smooth([
        Point(-0.86, 0.06), Point(-0.7, 0.48), Point(-0.2, 0.68), Point(0.2, 0.68), Point(0.7, 0.48),
        Point(0.86, 0.06),
        Point(0, 0.18),
      ])
      canvas.fill(cup, Color(0xDCEBF2).opacity(0.55))
      canvas.glassFoot(below: 0.64, stem: 0.07, base: 0.4)
      canvas.glass(cup, width: 0.86, from: 0.06, to: 0.6)
    }
  }

  static let trifle = Subject("trifle") { canvas, random in
    let footed = random.chance(0.5)
    let (wide, narrow) = (random.uniform(0.74...0.9), random.uniform(0.5...0.7))
    let (top, bottom) = (-0.42, footed ? 0.56 : 0.92)
    func edge(_ y: Double) -> Double {
      narrow + (wide - narrow) * pow(max(0, bottom - y) / (bottom - top), 0.6)
    }
    let rows = stride(from: top, through: bottom, by: (bottom - top) / 8)
    let right = rows.map { Point(edge($0), $0) }
    let outline = Path.polygon(right + right.reversed().map { Point(-$0.x, $0.y) })
    if footed { canvas.glassFoot(below: bottom, stem: 0.08, base: 0.44) }
    canvas.clipped(to: outline) { canvas.trifleLayers(width: wide, from: bottom, to: top, &random) }
    canvas.glass(outline, width: wide, from: top, to: bottom)
    for index in 0..<7 {
      let x = (Double(index) / 3 - 1) * wide * 0.78
      let lift = 0.16 * (1 - x * x / (wide * wide))
      canvas.scoop(Oval(Point(x, top - 0.06 - lift), 0.24, 0.19), Color(0xFDF8EC), &random)
    }
    canvas.scoop(Oval(Point(0, top - 0.24), 0.34, 0.2), Color(0xFDF8EC), &random)
    for _ in 0..<random.integer(3...6) {
      let place = Point(random.uniform(-0.6...0.6) * wide, top - random.uniform(0.2...0.36))
      canvas.berry(at: place, radius: random.uniform(0.07...0.12), &random)
    }
    if random.chance(0.5) {
      for angle in [-2.3, -0.8] {
        canvas.leaf(from: Point(0, top - 0.4), angle: angle, length: 0.2, width: 0.13, Color(0x4C9A3E))
      }
    }
  }
}

extension Canvas {
  /// Draws the surface of an espresso: dark at the edge, hazel foam with swirls and bubbles.
  fileprivate func crema(_ surface: Oval, _ random: inout RandomSource) {
    let hazel = random.color(from: Color(0xB5763A), to: Color(0x8A5226))
    fill(surface.path, Color(0x2E170C))
    fillRound(surface.scaled(0.94).rough(0.04, &random), over: surface, hazel)
    for _ in 0..<10 {
      let ring = surface.scaled(random.uniform(0.2...0.8))
      let start = random.anyAngle()
      let swirl = (0..<5).map { ring.point(start + Double($0) * 0.35, random.uniform(0.92...1.08)) }
      let tint = random.chance(0.5) ? hazel.lighter(0.4) : hazel.deep(0.8)
      stroke(.smooth(swirl, closed: false), tint.opacity(0.55), width: random.uniform(0.015...0.04))
    }
    fill(.specks(30, in: surface.scaled(0.85), size: 0.006...0.014, &random), Color(0xF0CF96).opacity(0.7))
    glow(Oval(surface.point(-2.4, 0.6), surface.radiusX * 0.24, surface.radiusY * 0.14), .white, opacity: 0.6)
  }

  fileprivate func waffleCone(mouth: Double, from top: Double, to tip: Double, _ random: inout RandomSource) {
    let wafer = random.color(from: Color(0xD9A057), to: Color(0xC07F38))
    let cone = Path.polygon([Point(-mouth, top), Point(mouth, top), Point(0.05, tip), Point(-0.05, tip)])
    fill(cone, .upright(wafer, from: -mouth, to: mouth))
    clipped(to: cone) {
      for index in -6...10 {
        let y = top + Double(index) * 0.15
        for side in [-1.0, 1] {
          let line = Path.line(Point(-side * mouth, y - 0.35), Point(side * mouth, y + 0.55))
          stroke(line, wafer.deep(1.1).opacity(0.7), width: 0.03)
          stroke(line.mapped { Point($0.x, $0.y + 0.028) }, wafer.lighter(0.5).opacity(0.5), width: 0.015)
        }
      }
    }
    stroke(cone, wafer.deep(1.2).opacity(0.6), width: 0.02)
  }

  fileprivate func wafer(at center: Point, angle: Double) {
    placed(at: center, angle: angle) {
      let biscuit = Path.rectangle(Rect(-0.1, -0.3, 0.2, 0.7), radius: 0.04)
      fillRound(biscuit, over: Oval(0.2, 0.6), Color(0xDFAE66))
      for y in [-0.2, -0.08, 0.04] {
        stroke(.line(Point(-0.1, y), Point(0.1, y + 0.06)), Color(0xA9763A), width: 0.018)
      }
    }
  }

  /// Draws the ragged lower edge of a scoop, where it begins to melt.
  fileprivate func meltingEdge(of scoop: Oval, _ color: Color, _ random: inout RandomSource) {
    let drips = (0...10).map { step in
      let drip = step % 2 == 0 ? 0.62 : random.uniform(0.7...0.88)
      return Point(
        scoop.center.x + scoop.radiusX * (1.02 - 0.204 * Double(step)), scoop.center.y + scoop.radiusY * drip)
    }
    let upper = [-0.8, 0.8].map {
      Point(scoop.center.x + scoop.radiusX * $0, scoop.center.y + scoop.radiusY * 0.35)
    }
    let (left, right) = (scoop.point(.pi).x, scoop.point(0).x)
    fill(.smooth(drips + upper), .upright(color, from: left, to: right))
  }

  /// Draws chocolate, caramel or fruit sauce running down a scoop.
  fileprivate func sauce(over scoop: Oval, _ random: inout RandomSource) {
    let color = random.pick([Color(0x4A2412), Color(0xB5691E), Color(0xA3142F)])
    var edge: [Point] = []
    for step in 0...8 {
      let x = 0.84 - 0.21 * Double(step)
      let drip = step % 2 == 0 ? random.uniform(-0.15...0.05) : random.uniform(0.05...0.45)
      edge.append(Point(scoop.center.x + scoop.radiusX * x, scoop.center.y + scoop.radiusY * (drip - 0.22)))
    }
    let crown = (1..<8).map { scoop.point(.pi + 0.5 + Double($0) * (.pi - 1) / 8, 0.99) }
    fillRound(.smooth(edge + crown), over: scoop.moved(0, -0.1), color, shine: 0.7)
  }

  fileprivate func sugarSprinkles(over oval: Oval, _ random: inout RandomSource) {
    for _ in 0..<26 {
      let (place, angle) = (oval.anyPoint(&random), random.anyAngle())
      let color = Color(hue: random.uniform(), saturation: 0.75, brightness: 0.95)
      stroke(.line(place, .polar(angle, 0.05, around: place)), color, width: 0.026)
    }
  }

  /// Draws sponge, jelly with fruit, custard, cream: from the bottom up, in varying order and height.
  fileprivate func trifleLayers(
    width: Double, from bottom: Double, to top: Double, _ random: inout RandomSource
  ) {
    let jelly = random.color(from: Color(0xA8122E), to: Color(0xD93A5A))
    let sponge = Color(0xE6BE78)
    let stack =
      [sponge, jelly, Color(0xF8D661), Color(0xFDF6E6)]
      + (random.chance(0.5) ? [jelly, Color(0xF8D661)] : [sponge])
    let height = (bottom - top) / Double(stack.count)
    for (index, color) in stack.enumerated() {
      let y = bottom - Double(index) * height
      let crest = (0...8).map {
        Point(width * (1.05 - 0.2625 * Double($0)), y - height + random.uniform(-0.025...0.025))
      }
      let layer = Path.smooth([Point(-width * 1.05, y + 0.05), Point(width * 1.05, y + 0.05)] + crest)
      fill(layer, .upright(color, from: -width, to: width))
      stroke(.smooth(crest, closed: false), color.deep(0.8).opacity(0.4), width: 0.018)
      let band = Oval(Point(0, y - height / 2), width, height * 0.4)
      if color == sponge {
        fill(.specks(50, in: band, size: 0.01...0.024, &random), color.deep(0.7).opacity(0.5))
      } else if color == jelly {
        for _ in 0..<6 { berry(at: band.anyPoint(&random), radius: height * 0.3, &random) }
      }
    }
  }
}
