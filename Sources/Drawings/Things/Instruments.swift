import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The build of guitars and violins: a waisted body, a neck with strings, and a head with pegs.
private struct StringInstrument {
  var varnish, fingerboard: Color
  var count: Int
  /// Half the width of the neck, at its top and where it meets the body.
  var nut, heel: Double

  func neck(from top: Double, to heelY: Double, on canvas: Canvas) {
    canvas.tube(
      .symmetric([Point(nut, top), Point(heel, heelY)], smooth: false), fingerboard, gloss: 0.25)
  }

  func strings(from top: Double, to bottom: Double, spread: Double, on canvas: Canvas) {
    for index in 0..<count {
      let u = Double(index) / Double(count - 1) * 2 - 1
      canvas.stroke(
        .line(Point(u * nut * 0.8, top), Point(u * spread, bottom)), Color(0xEDE8DA).opacity(0.9),
        width: 0.009)
    }
  }

  func pegs(at heights: [Double], reach: Double, _ color: Color, on canvas: Canvas) {
    for y in heights {
      canvas.rod(.line(Point(-reach, y), Point(reach, y)), color, width: 0.028)
      for side in [-1.0, 1.0] {
        canvas.ball(.ellipse(Point(side * reach, y), 0.04, 0.03), color, edge: 0.008)
      }
    }
  }

  /// Draws the wooden body; with `burst`, it darkens from the middle to the rim like a sunburst finish.
  func body(_ outline: Path, burst: Bool, on canvas: Canvas, _ random: inout RandomSource) {
    let extent = outline.extent
    canvas.fill(
      outline,
      .radial(
        center: extent.center, radius: extent.height * 0.58, focus: Point(-0.1, extent.center.y - 0.1),
        [(0, varnish.lighter(0.25)), (0.55, varnish), (1, varnish.darker(burst ? 0.7 : 0.3))]))
    canvas.grain(outline, varnish, lines: 18, &random)
    canvas.stroke(outline, varnish.darker(0.65), width: 0.035)
  }
}

extension Subject {
  static let acousticGuitar = Subject("acoustic guitar", turns: true) { canvas, random in
    let wood = Color(
      hue: random.uniform(0.05...0.11), saturation: random.uniform(0.45...0.75),
      brightness: random.uniform(0.6...0.95))
    let parts = StringInstrument(
      varnish: wood, fingerboard: Color(0x33231B), count: 6, nut: 0.05, heel: 0.065)
    let (lower, upper) = (random.uniform(0.42...0.48), random.uniform(0.31...0.35))
    let outline = Path.symmetric([
      Point(0, -0.14), Point(0.14, -0.15), Point(upper, 0.03), Point(upper * 0.82, 0.3), Point(lower, 0.66),
      Point(lower * 0.7, 0.92), Point(0, 0.96),
    ])
    parts.body(outline, burst: random.chance(0.35), on: canvas, &random)
    let sound = Point(0, 0.22)
    canvas.stroke(.circle(sound, 0.16), Color(0xEBD9B4), width: 0.025)
    canvas.stroke(.circle(sound, 0.145), wood.darker(0.6), width: 0.02)
    if random.chance(0.6) {
      let guardPlate = [
        Point(0.1, 0.3), Point(0.2, 0.22), Point(0.24, 0.42), Point(0.16, 0.55), Point(0.05, 0.38),
      ]
      canvas.solid(.smooth(guardPlate), Color(0x2A1A14), edge: 0.006)
    }
    canvas.fill(.circle(sound, 0.125), Color(0x1A100B))
    canvas.solid(.rectangle(Rect(-0.2, 0.66, 0.4, 0.06), radius: 0.02), Color(0x33231B))
    parts.pegs(at: [-0.92, -0.85, -0.78], reach: 0.14, random.steelColor(), on: canvas)
    canvas.solid(.symmetric([Point(0.1, -0.98), Point(0.07, -0.72)], smooth: false), wood.darker(0.4))
    parts.neck(from: -0.72, to: 0.1, on: canvas)
    for fret in 0..<14 {
      // Each fret shortens the string by the twelfth root of two.
      let y = 0.69 - 1.41 * pow(2, -Double(fret) / 12)
      canvas.stroke(.line(Point(-0.058, y), Point(0.058, y)), Color(0xC9CCD0), width: 0.011)
      if [3, 5, 7, 9, 12].contains(fret) { canvas.fill(.circle(Point(0, y - 0.03), 0.014), .white) }
    }
    parts.strings(from: -0.72, to: 0.69, spread: 0.07, on: canvas)
  }

  static let violin = Subject("violin", turns: true) { canvas, random in
    let varnish = Color(
      hue: random.uniform(0.03...0.065), saturation: random.uniform(0.75...0.9),
      brightness: random.uniform(0.5...0.75))
    let parts = StringInstrument(
      varnish: varnish, fingerboard: Color(0x1B1614), count: 4, nut: 0.032, heel: 0.055)
    let (upper, waist, lower) = (
      random.uniform(0.27...0.3), random.uniform(0.19...0.22), random.uniform(0.34...0.38)
    )
    let outline = Path.symmetric([
      Point(0, -0.2), Point(0.15, -0.2), Point(upper, -0.02), Point(upper * 0.95, 0.14),
      Point(upper * 0.96, 0.16),
      Point(waist, 0.26), Point(waist, 0.42), Point(lower * 0.9, 0.53), Point(lower * 0.92, 0.55),
      Point(lower, 0.72),
      Point(lower * 0.7, 0.91), Point(0, 0.94),
    ])
    if random.chance(0.4) {
      let shift = 0.52
      canvas.rod(.line(Point(shift, -0.9), Point(shift - 0.03, 0.85)), random.woodColor(), width: 0.035)
      canvas.stroke(
        .line(Point(shift - 0.07, -0.86), Point(shift - 0.09, 0.8)), Color(0xEFEBDD), width: 0.025)
      canvas.solid(.rectangle(Rect(shift - 0.1, 0.72, 0.09, 0.13)), Color(0x1B1614))
    }
    parts.body(outline, burst: true, on: canvas, &random)
    for side in [-1.0, 1.0] {
      let hole = [Point(0.12, 0.24), Point(0.1, 0.28), Point(0.15, 0.36), Point(0.2, 0.46), Point(0.17, 0.5)]
      canvas.stroke(
        .smooth(hole.map { Point($0.x * side * 0.95, $0.y) }, closed: false), Color(0x140B08), width: 0.028)
      for (x, y) in [(0.11, 0.26), (0.165, 0.49)] {
        canvas.fill(.circle(Point(side * x, y), 0.024), Color(0x140B08))
      }
    }
    let tail = [Point(0.05, 0.56), Point(0.035, 0.86), Point(0.015, 0.92)]
    canvas.tube(.symmetric(tail, smooth: false), Color(0x1B1614))
    parts.pegs(at: [-0.84, -0.74], reach: 0.12, Color(0x241813), on: canvas)
    canvas.rod(
      .smooth([Point(0, -0.68), Point(0, -0.86), Point(0.015, -0.94)], closed: false), varnish.darker(0.2),
      width: 0.075)
    canvas.ball(.circle(Point(0, -0.94), 0.05), varnish, gloss: 0.5)
    parts.neck(from: -0.68, to: 0.2, on: canvas)
    canvas.solid(
      .smooth([Point(-0.1, 0.42), Point(0, 0.37), Point(0.1, 0.42)], closed: true), Color(0xE3C48A))
    parts.strings(from: -0.68, to: 0.58, spread: 0.035, on: canvas)
  }

  static let grandPiano = Subject("grand piano") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let finish = random.chance(0.75) ? Color(0x1B1B20) : random.pick([Color(0x5A2C18), Color(0xF0EEE8)])
      let (rim, level) = (random.uniform(0.2...0.26), random.uniform(0.04...0.12))
      let lift = random.uniform(0.7...0.8)
      let plan = [
        Point(-0.86, level), Point(-0.5, level - 0.2), Point(0.05, level - 0.3), Point(0.6, level - 0.24),
        Point(0.9, level - 0.1),
        Point(0.86, level + 0.06), Point(0.55, level + 0.1), Point(0.3, level + 0.16),
        Point(0.1, level + 0.27),
      ]
      for (x, top, foot) in [(-0.6, level + 0.25, 0.86), (0.05, level + 0.3, 0.95), (0.72, level + 0.2, 0.8)]
      {
        canvas.tube(
          .symmetric([Point(0.075, top), Point(0.035, foot - 0.05)], around: x, smooth: false),
          finish.lighter(0.06))
        canvas.ball(.circle(Point(x, foot - 0.02), 0.045), Color(0xC29A45))
      }
      // The open lid: hinged along the straight far side, propped up by a stick.
      let lid = [
        Point(-0.82, level - 0.05), Point(-0.72, level - lift * 0.85), Point(-0.1, level - lift * 1.22),
        Point(0.5, level - lift * 1.12),
        Point(0.92, level - lift * 0.6), Point(0.9, level - 0.12), Point(0.4, level - 0.28),
        Point(-0.3, level - 0.24),
      ]
      canvas.solid(.smooth(lid), finish.lighter(0.1), contrast: 0.35, edge: 0.03)
      let inside = Path.smooth(plan)
      canvas.solid(inside, Color(0xB98A43), contrast: 0.3)
      canvas.clipped(to: inside) {
        canvas.solid(.ellipse(Point(0.25, level - 0.1), 0.6, 0.13), Color(0xD8B45C), contrast: 0.3)
        for index in 0..<16 {
          let x = -0.7 + 0.1 * Double(index)
          canvas.stroke(
            .line(Point(x - 0.1, level + 0.2), Point(x + 0.35, level - 0.3)), Color(0xF3E3B0).opacity(0.7),
            width: 0.01)
        }
      }
      canvas.rod(
        .line(Point(0.42, level + 0.05), Point(0.3, level - lift * 0.75)), finish.lighter(0.2), width: 0.03)
      var side = Path()
      side.move(to: Point(-0.86, level))
      side.line(to: Point(0.1, level + 0.27))
      side.curve(to: Point(0.5, level + 0.1), Point(0.25, level + 0.28), Point(0.3, level + 0.12))
      side.curve(to: Point(0.92, level - 0.08), Point(0.7, level + 0.09), Point(0.9, level + 0.06))
      side.line(to: Point(0.92, level - 0.08 + rim))
      side.curve(
        to: Point(0.5, level + 0.1 + rim), Point(0.9, level + 0.06 + rim), Point(0.7, level + 0.09 + rim))
      side.curve(
        to: Point(0.1, level + 0.27 + rim), Point(0.3, level + 0.12 + rim), Point(0.25, level + 0.28 + rim))
      side.line(to: Point(-0.86, level + rim))
      side.close()
      canvas.solid(side, finish, contrast: 0.3)
      // The keys along the slanted near edge: white, with black ones in twos and threes.
      let (left, right) = (Point(-0.93, level + 0.06), Point(0.02, level + 0.33))
      func key(_ u: Double, _ v: Double) -> Point {
        let edge = left.mixed(with: right, u)
        return Point(edge.x - 0.05 * v, edge.y + 0.11 * v)
      }
      func strip(_ u: ClosedRange<Double>, _ v: Double) -> Path {
        .polygon([key(u.lowerBound, 0), key(u.upperBound, 0), key(u.upperBound, v), key(u.lowerBound, v)])
      }
      canvas.solid(
        .polygon([key(0, 1), key(1, 1), Point(0.02, level + 0.6), Point(-0.93, level + 0.3)]), finish)
      canvas.solid(strip(0...1, 1), .white, contrast: 0.05)
      for index in 1..<21 {
        let u = Double(index) / 21
        canvas.stroke(.line(key(u, 0), key(u, 1)), Color(0x8A8A8A), width: 0.008)
        if ![0, 3].contains(index % 7) { canvas.fill(strip(u - 0.013...u + 0.013, 0.6), Color(0x101014)) }
      }
    }
  }

  static let drum = Subject("drum") { canvas, random in
    let shell = random.chance(0.7) ? random.paintColor() : random.woodColor()
    let hoop = random.pick([random.steelColor(), random.brassColor(), Color(0xF1ECDF)])
    let (radius, flatness) = (random.uniform(0.72...0.8), random.uniform(0.26...0.36))
    let (top, bottom) = (random.uniform(-0.4 ... -0.25), random.uniform(0.4...0.6))
    let bow = radius * flatness
    let body = Path.symmetric(
      [
        Point(radius, top), Point(radius, bottom), Point(radius * 0.7, bottom + bow * 0.72),
        Point(0, bottom + bow),
      ], smooth: false)
    canvas.tube(body, shell, gloss: 0.45)
    // Things on the drum follow the curve of its front.
    func front(_ x: Double, _ y: Double) -> Point {
      Point(x * radius, y + bow * (1 - x * x).squareRoot())
    }
    let steps = random.integer(4...6)
    let cord = random.chance(0.6) ? Color(0xF4EFE0) : random.brassColor()
    for index in 0..<steps {
      let angles = [0, 0.5, 1].map { (Double(index) + $0) / Double(steps) * .pi }
      let zigzag = Path.polygon(
        [front(-cos(angles[0]), top), front(-cos(angles[1]), bottom), front(-cos(angles[2]), top)],
        closed: false)
      canvas.stroke(zigzag, shell.darker(0.55), width: 0.055)
      canvas.stroke(zigzag, cord, width: 0.035)
    }
    for y in [bottom, top] {
      let edge = (0...16).map { front(Double($0) / 8 - 1, y) }
      canvas.rod(.smooth(edge, closed: false), hoop, width: 0.12)
    }
    canvas.solid(.ellipse(Point(0, top), radius + 0.03, bow + 0.01), hoop, edge: 0.02)
    canvas.solid(.ellipse(Point(0, top), radius * 0.94, bow * 0.9), Color(0xF3EEDF), contrast: 0.12)
    guard random.chance(0.75) else { return }
    for side in [-1.0, 1.0] {
      let (tip, end) = (
        Point(-side * 0.12, top + 0.02 * side),
        Point(side * random.uniform(0.6...0.8), random.uniform(-0.92 ... -0.7))
      )
      canvas.rod(.line(tip, end), Color(0xC99A5B), width: 0.055)
      canvas.ball(.ellipse(tip, 0.06, 0.05), Color(0xD9AE72))
    }
  }

  /// A pair of rattles.
  static let maraca = Subject("maraca", turns: true) { canvas, random in
    let (color, accent) = (random.paintColor(), random.paintColor().lighter(0.2))
    let wood = random.woodColor()
    let spread = random.uniform(0.25...0.42)
    let (head, length) = (random.uniform(0.32...0.37), random.uniform(0.4...0.48))
    let pattern = random.integer(0...2)
    for side in [-1.0, 1.0] {
      canvas.saved {
        canvas.translate(side * 0.42, -0.05)
        canvas.rotate(side * spread)
        canvas.tube(.symmetric([Point(0.045, 0.2), Point(0.05, 0.6), Point(0.075, 0.88)]), wood)
        let outline = Path.ellipse(Point(0, -0.36), head, length)
        canvas.ball(outline, color, gloss: 0.5)
        canvas.clipped(to: outline) {
          for band in 0..<3 {
            let y = -0.62 + 0.22 * Double(band)
            let line = (0...10).map { step in
              let x = (Double(step) / 5 - 1) * head
              let sway = pattern == 0 ? (step % 2 == 0 ? 0.05 : -0.05) : 0.0
              return Point(x, y + 0.09 * (1 - x * x / head / head) + sway)
            }
            canvas.stroke(
              pattern == 0 ? .polygon(line, closed: false) : .smooth(line, closed: false), accent,
              width: 0.045)
            if pattern == 2 {
              for x in [-0.2, 0, 0.2] { canvas.fill(.circle(Point(x, y + 0.19), 0.035), accent) }
            }
          }
          canvas.fill(.ellipse(Point(-head * 0.4, -0.52), 0.06, 0.13), Color.white.opacity(0.5))
        }
        canvas.tube(.rectangle(Rect(-0.08, 0.06, 0.16, 0.09), radius: 0.03), accent)
      }
    }
  }
}
