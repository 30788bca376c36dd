import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let banana = Subject("banana", turns: true) { canvas, random in
    let ripeness = random.uniform().squareRoot()
    let color = Color(0x8FB53A).mixed(with: Color(0xF6CF3A), min(1, ripeness * 1.3))
    let body = LongBody(
      length: 2, width: random.uniform(0.38...0.5), bend: random.uniform(0.8...1.7),
      widths: [0.3, 0.34, 0.82, 1, 1, 0.97, 0.85, 0.34], ends: (0.02, 0.05))
    let count = random.pick([1, 1, 1, 2, 3, 4])
    if count == 1 && random.chance(0.35) {
      drawPeeledBanana(canvas, body, color, &random)
      return
    }
    let stem = body.point(-1, 0)
    canvas.rotate(random.uniform(-0.4...0.4))
    let size = 1 - 0.07 * Double(count - 1)
    canvas.scale(size, random.chance(0.3) ? -size : size)
    for index in 0..<count {
      canvas.saved {
        canvas.translate(stem.x, stem.y)
        canvas.rotate((Double(count - 1) / 2 - Double(index)) * -0.23)
        canvas.translate(-stem.x, -stem.y)
        drawBanana(canvas, body, color, spots: ripeness > 0.55 ? random.integer(3...45) : 2, &random)
      }
    }
  }

  private static func drawBanana(
    _ canvas: Canvas, _ body: LongBody, _ color: Color, spots: Int, _ random: inout RandomSource
  ) {
    let brown = Color(0x4A3318)
    body.fill(on: canvas, color, edge: 0.35, light: 0.2)
    canvas.fill(body.outline(across: 0.3...1), Color(0x9A6A12).opacity(0.3))
    canvas.stroke(body.line(across: 0.3), color.darker(0.35).opacity(0.7), width: 0.016)
    canvas.stroke(body.line(across: -0.3, along: -0.7...0.8), color.lighter(0.55).opacity(0.6), width: 0.03)
    for reach in [0.75, 0.65, 0.55] {
      canvas.fill(body.outline(along: -1 ... -reach), Color(0x86A83C).opacity(0.3))
    }
    for spot in body.scattered(spots, within: 0.88, &random) {
      let size = random.uniform(0.006...0.022)
      canvas.fill(.ellipse(spot, size * random.uniform(1...2.2), size), brown.opacity(0.7))
    }
    canvas.fill(body.outline(along: -1 ... -0.95), brown.lighter(0.15))
    canvas.fill(body.outline(along: 0.93...1), brown)
  }

  /// Draws a banana with its right half peeled and the peel hanging down in flaps.
  private static func drawPeeledBanana(
    _ canvas: Canvas, _ body: LongBody, _ color: Color, _ random: inout RandomSource
  ) {
    let start = random.uniform(-0.35 ... -0.05)
    let cream = Color(0xFBEDC0)
    func flap(_ across: Double, reach: Double, out: Double, width: Double) {
      let base = body.point(start + 0.05, across * 0.7)
      let tip = Point(base.x - reach, base.y + out)
      let bow = out > 0 ? 0.22 : -0.22
      canvas.fill(.blade(from: base, to: tip, width: width, bow: bow), color.darker(0.2))
      canvas.fill(.blade(from: base, to: tip, width: width * 0.7, bow: bow * 1.15), cream.darker(0.08))
    }
    flap(-1, reach: random.uniform(0.2...0.45), out: random.uniform(-0.55 ... -0.42), width: 0.3)
    var flesh = body
    flesh.width *= 0.84
    flesh.widths = [0.8, 1, 1, 1, 0.9, 0.7]
    flesh.ends.right = 0.2
    canvas.clipped(to: body.outline(along: (start - 0.05)...1, across: -1.2...1.2)) {
      flesh.fill(on: canvas, cream, edge: 0.22, light: 0.5)
      for across in [-0.35, 0.1, 0.5] {
        canvas.stroke(flesh.line(across: across), cream.darker(0.2).opacity(0.5), width: 0.012)
      }
    }
    canvas.clipped(to: body.outline(along: -1...start)) {
      drawBanana(canvas, body, color, spots: random.integer(0...20), &random)
    }
    flap(1, reach: random.uniform(0.25...0.5), out: random.uniform(0.36...0.5), width: 0.32)
    flap(0.2, reach: random.uniform(0.45...0.6), out: random.uniform(0.1...0.25), width: 0.28)
  }

  static let cucumber = Subject("cucumber", turns: true) { canvas, random in
    let color = Color(
      hue: random.uniform(0.29...0.35), saturation: random.uniform(0.6...0.75),
      brightness: random.uniform(0.32...0.45))
    let slices = random.pick([0, 2, 3, 4])
    let count = slices == 0 ? random.integer(1...3) : 1
    let width = random.uniform(0.38...0.54)
    canvas.sideBySide(count, spacing: width * 1.08, &random) { random in
      if slices > 0 { canvas.translate(-0.04, -0.25) }
      var body = LongBody(
        length: slices > 0 ? 1.7 : 1.9, width: width, bend: random.uniform(-0.45...0.45),
        widths: [0.78, 0.98, 1, 1, 0.97, 0.82], ends: (0.24, 0.2))
      if slices > 0 {
        body.widths = [0.78, 0.98, 1, 1, 1]
        body.ends.right = 0.01
      }
      body.fill(on: canvas, color, edge: 0.5, light: 0.16)
      for across in stride(from: -0.8, through: 0.8, by: 0.32) {
        let streak = body.line(across: across, along: random.uniform(-0.7...0)...0.93)
        canvas.stroke(streak, Color(0xA9C26A).opacity(0.25), width: random.uniform(0.01...0.03))
      }
      for bump in body.scattered(40, &random) {
        canvas.fill(.circle(Point(bump.x + 0.008, bump.y + 0.01), 0.018), color.darker(0.5).opacity(0.7))
        canvas.fill(.circle(bump, 0.014), color.lighter(0.35))
      }
      body.gloss(on: canvas, 0.35)
      canvas.fill(.circle(body.point(-0.985, 0), 0.03), Color(0xB9BE7C))
      if slices > 0 {
        drawCucumberSlice(canvas, body.point(1, 0), width / 2 * 0.45, width / 2, color, &random)
      }
    }
    for index in 0..<slices {
      let place = Point(0.42 * (Double(index) - Double(slices - 1) / 2), 0.42 + random.uniform(-0.06...0.06))
      let radius = width * random.uniform(0.6...0.68)
      drawCucumberSlice(canvas, place, radius, radius * 0.95, color, &random)
    }
  }

  /// Draws a slice of cucumber: dark rind, pale flesh, a ring of seeds in three lobes.
  private static func drawCucumberSlice(
    _ canvas: Canvas, _ center: Point, _ radiusX: Double, _ radiusY: Double, _ rind: Color,
    _ random: inout RandomSource
  ) {
    let flesh = Color(0xDCEBB0)
    canvas.fill(.ellipse(center, radiusX, radiusY), rind)
    canvas.fill(.ellipse(center, radiusX * 0.92, radiusY * 0.92), flesh.darker(0.12))
    canvas.fill(.ellipse(center, radiusX * 0.85, radiusY * 0.85), flesh)
    canvas.fill(.ellipse(center, radiusX * 0.56, radiusY * 0.56), Color(0xC3DB8D))
    let turn = random.uniform(0...2)
    for seed in 0..<18 {
      let angle = turn + Double(seed / 6) * 2.094 + Double(seed % 6) * 0.27
      let ring = seed % 2 == 0 ? 0.46 : 0.33
      let base = Point(center.x + radiusX * ring * cos(angle), center.y + radiusY * ring * sin(angle))
      let tip = base.mixed(with: center, -0.32)
      canvas.fill(.blade(from: base, to: tip, width: radiusY * 0.09), Color(0xF7F8DE))
    }
    canvas.stroke(
      .ellipse(center, radiusX * 0.97, radiusY * 0.97), rind.darker(0.3).opacity(0.6), width: 0.012)
  }

  static let zucchini = Subject("zucchini", turns: true) { canvas, random in
    let color = Color(
      hue: random.uniform(0.25...0.31), saturation: random.uniform(0.5...0.68),
      brightness: random.uniform(0.44...0.6))
    let width = random.uniform(0.4...0.56)
    canvas.sideBySide(random.pick([1, 1, 2, 3]), spacing: width * 1.08, &random) { random in
      let body = LongBody(
        length: 1.66, width: width, bend: random.uniform(-0.3...0.3),
        widths: [0.5, 0.68, 0.8, 0.92, 1, 0.9], ends: (0.03, 0.3))
      canvas.translate(0.1, 0)
      // The stem is cut off straight, and its five ribs run out into the fruit.
      let pale = Color(0xBBC77C)
      let stem = LongBody(length: 0.3, width: width * 0.62, widths: [0.85, 0.55, 0.7, 1], ends: (0.02, 0.02))
      let neck = body.point(-1, 0)
      body.fill(on: canvas, color, edge: 0.4, light: 0.24)
      for across in [-0.75, -0.4, 0, 0.4, 0.75] {
        canvas.stroke(body.line(across: across), color.lighter(0.35).opacity(0.4), width: 0.018)
        canvas.stroke(body.line(across: across + 0.16), color.darker(0.35).opacity(0.3), width: 0.018)
      }
      for fleck in body.scattered(150, &random) {
        let size = random.uniform(0.004...0.011)
        canvas.fill(.ellipse(fleck, size * 1.6, size), Color(0xE4EDB5).opacity(0.7))
      }
      body.gloss(on: canvas, 0.4)
      canvas.saved {
        canvas.translate(neck.x - 0.06, neck.y)
        canvas.rotate(-body.bend / 2)
        for across in [-0.6, 0, 0.6] {
          let rib = Point(0.1, across * width * 0.3)
          canvas.fill(.blade(from: rib, to: Point(0.3, rib.y * 1.2), width: 0.07), pale.darker(0.1))
        }
        canvas.fill(
          stem.outline(),
          stem.paintAcross(at: 0, [(0, pale.lighter(0.3)), (0.5, pale), (1, pale.darker(0.4))]))
        for across in [-0.4, 0.3] {
          canvas.stroke(stem.line(across: across), pale.darker(0.35), width: 0.016)
        }
        canvas.fill(
          .polygon(
            (0..<5).map { Point.polar(Double($0) * 1.2566, width * 0.26) }
              .map { Point(-0.15 + $0.x * 0.45, $0.y) }), pale.lighter(0.4))
      }
      canvas.fill(.circle(body.point(0.985, 0), 0.035), Color(0x8A8A55))
    }
  }

  static let butternutSquash = Subject("butternut squash", turns: true) { canvas, random in
    let color = Color(
      hue: random.uniform(0.085...0.11), saturation: random.uniform(0.42...0.6),
      brightness: random.uniform(0.84...0.95))
    let neck = random.uniform(0.5...0.66)
    let body = LongBody(
      length: random.uniform(1.65...1.75), width: random.uniform(0.82...1), bend: random.uniform(-0.4...0.4),
      widths: [neck * 0.95, neck, neck * 0.95, neck + 0.12, 0.95, 1, 0.9], ends: (0.2, 0.42))
    canvas.rotate(random.uniform(-0.6...0.6))
    canvas.translate(0.08, 0)
    let top = body.point(-1, 0)
    let stem = LongBody(length: 0.22, width: 0.19, widths: [1, 0.7, 1.1], ends: (0.05, 0.05))
    canvas.saved {
      canvas.translate(top.x - 0.05, top.y)
      stem.fill(on: canvas, Color(0x8A7A48), edge: 0.4, light: 0.3)
    }
    if random.chance(0.35) {
      drawCutSquash(canvas, body, color, &random)
      return
    }
    body.fill(on: canvas, color, edge: 0.42, light: 0.4)
    for across in stride(from: -0.75, through: 0.75, by: 0.25) {
      canvas.stroke(body.line(across: across), color.darker(0.25).opacity(0.28), width: 0.02)
    }
    for speck in body.scattered(60, &random) {
      canvas.fill(.circle(speck, random.uniform(0.004...0.01)), color.darker(0.3).opacity(0.4))
    }
    body.gloss(on: canvas, 0.45)
    canvas.fill(.circle(body.point(0.985, 0), 0.05), Color(0x7D6238))
  }

  /// Draws a squash halved lengthwise: orange flesh, and a hollow full of seeds in the bulb.
  private static func drawCutSquash(
    _ canvas: Canvas, _ body: LongBody, _ skin: Color, _ random: inout RandomSource
  ) {
    let flesh = Color(hue: random.uniform(0.08...0.1), saturation: 0.78, brightness: 0.97)
    body.fill(on: canvas, skin, edge: 0.4, light: 0)
    var inside = body
    inside.width *= 0.93
    inside.length *= 0.97
    inside.fill(on: canvas, flesh, edge: 0.06, light: 0.2)
    for across in [-0.6, -0.3, 0.3, 0.6] {
      canvas.stroke(inside.line(across: across), flesh.darker(0.15).opacity(0.35), width: 0.015)
    }
    let hollow = Path.ellipse(Point(0.48, 0), 0.36, 0.55)
    canvas.fill(inside.laid(hollow), flesh.darker(0.4))
    canvas.fill(inside.laid(.ellipse(Point(0.49, 0.05), 0.32, 0.48)), flesh.darker(0.2))
    for _ in 0..<16 {
      let place = Point.polar(random.uniform(0...6.28), random.uniform(0.1...0.85))
      let seed = inside.point(0.48 + place.x * 0.3, place.y * 0.45)
      let tip = Point(seed.x + random.uniform(-0.03...0.03) - 0.08, seed.y + random.uniform(-0.04...0.04))
      canvas.fill(.blade(from: seed, to: tip, width: 0.045), Color(0xB98A4A))
      canvas.fill(.blade(from: seed, to: tip, width: 0.034), Color(0xF6E6C0))
    }
  }
}
