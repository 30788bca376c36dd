import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let pineapple = Subject("pineapple") { canvas, random in
    let color = random.color(from: Color(0xF2B23A), to: Color(0xD39A35))
      .mixed(with: Color(0x6F8A35), random.uniform(0...0.45))
    let leafColor = random.color(from: Color(0x3F7F45), to: Color(0x74A05A))
    canvas.placed(at: Point(0, 0), angle: random.uniform(-0.35...0.35), scale: 0.93) {
      let width = random.uniform(0.44...0.6)
      let crown = random.uniform(0.7...0.86)
      for index in 0..<17 {
        let spread = Double((index * 7) % 17 - 8) / 8
        let layer = Double(index) / 17
        canvas.leaf(
          from: Point(spread * 0.16, -0.2 + layer * 0.06), angle: -.pi / 2 + spread * (0.5 + 0.55 * layer),
          length: crown - 0.42 * layer - abs(spread) * 0.08, width: 0.17,
          leafColor.lighter(random.uniform(0...0.2)), bend: spread * 0.22)
      }
      let body = Oval(Point(0, 0.36), width, 0.62)
      let outline = Path.smooth(
        (0..<20).map { index in
          let angle = 2 * Double.pi * Double(index) / 20
          return Point(
            body.center.x + body.radiusX * pow(abs(cos(angle)), 0.8) * (cos(angle) < 0 ? -1 : 1),
            body.center.y + body.radiusY * sin(angle))
        })
      canvas.fillRound(outline, over: body, color)
      canvas.clipped(to: outline) {
        canvas.pineappleEyes(on: body, color, &random)
        canvas.glow(body.moved(width * 0.75, 0.2), color.deep(1.4), opacity: 0.4)
      }
    }
  }

  static let jackfruit = Subject("jackfruit", turns: true) { canvas, random in
    let skin = random.color(from: Color(0x7FA03C), to: Color(0xB9AC4C))
    let body = Oval(Point(0, 0.06), random.uniform(0.66...0.8), 0.87)
    let (taper, skew) = (random.uniform(0.05...0.18), random.uniform(-0.08...0.08))
    func shaped(_ point: Point) -> Point {
      Point(point.x * (1 + taper * point.y) + skew * point.y * point.y, point.y)
    }
    let outline = body.scaled(0.97).path.mapped(shaped)
    canvas.stalk(
      [Point(skew, -0.75), Point(skew + 0.04, -0.87), Point(skew, -0.92)], width: 0.14, Color(0x7A6238))
    canvas.fillRound(outline, over: body, skin)
    let pitch = random.uniform(0.125...0.16)
    let rows = Int(0.97 * body.radiusY / (pitch * 0.9))
    for row in -rows...rows {
      let y = Double(row) * pitch * 0.9
      let half = body.radiusX * (1 - y * y / (body.radiusY * body.radiusY)).squareRoot()
      let count = Int(half * .pi / pitch)
      for index in 0..<count {
        // Even steps around the fruit look narrower towards the edge, where the skin curves away.
        let turn = .pi * ((Double(index) + (row % 2 == 0 ? 0.5 : 0.9)) / Double(count) - 0.5)
        let jitter = random.uniform(-0.15...0.15) * pitch
        let center = shaped(Point(0.97 * half * sin(turn) + jitter, body.center.y + y))
        let bump = Oval(center, pitch * 0.54 * max(0.65, cos(turn)), pitch * 0.52)
        canvas.bump(bump, skin.lighter(random.uniform(0...0.14)))
      }
    }
    canvas.clipped(to: outline) {
      canvas.glow(body.moved(0.55, 0.35), skin.deep(1.5), opacity: 0.55)
      canvas.glow(Oval(Point(-0.28, -0.4), 0.4, 0.5), .white, opacity: 0.22)
    }
    if random.chance(0.4) { canvas.jackfruitFlesh(body.scaled(0.84), &random) }
  }

  static let custardApple = Subject("custard apple", turns: true) { canvas, random in
    let green = random.color(from: Color(0x86A862), to: Color(0xB4C48A))
    canvas.oneToThree(turn: 0.7, single: 0.65, &random) { random in
      let outline = Path.smooth([
        Point(0, -0.7), Point(0.45, -0.8), Point(0.86, -0.42), Point(0.82, 0.15), Point(0.46, 0.68),
        Point(0, 0.92), Point(-0.46, 0.68), Point(-0.82, 0.15), Point(-0.86, -0.42), Point(-0.45, -0.8),
      ])
      let body = Oval(Point(0, 0.02), 0.9, 0.9)
      canvas.fillRound(outline, over: body.scaled(1.15), green.deep(0.3))
      canvas.stalk([Point(0, -0.68), Point(0.04, -0.84), Point(0.02, -0.94)], width: 0.13, Color(0x7A6A45))
      if random.chance(0.35) {
        canvas.custardFlesh(outline, &random)
      } else {
        canvas.clipped(to: outline) {
          for row in 0..<8 {
            let y = 0.86 - Double(row) * 0.225
            for column in -4...4 {
              let x = (Double(column) + (row % 2 == 0 ? 0 : 0.5)) * 0.26 * (1 - max(0, y) * 0.35)
              guard abs(x) < 0.92 else { continue }
              let radius = random.uniform(0.135...0.16)
              let knob = Oval(Point(x, y), radius, radius * 1.05)
              canvas.fillRound(knob, green.mixed(with: .white, random.uniform(0...0.12)))
            }
          }
          canvas.glow(body.moved(0.5, 0.5), green.deep(2), opacity: 0.5)
        }
        canvas.stroke(outline, green.deep(1.2).opacity(0.6), width: 0.03)
      }
    }
  }

  static let watermelon = Subject("watermelon", turns: true) { canvas, random in
    let red = random.color(from: Color(0xE2364A), to: Color(0xF0616A))
    let green = random.color(from: Color(0x2F7A3C), to: Color(0x4E9A48))
    if random.chance(0.2) { return canvas.wholeWatermelon(green, &random) }
    let half = random.chance(0.4) ? .pi / 2 - 0.001 : random.uniform(0.45...0.8)
    // A narrow wedge points up; a half lies with its cut edge on top.
    let radius = half > 1 ? 0.98 : 1.72
    let oval = Oval(Point(0, half > 1 ? -0.5 : -0.84), 0.97 / max(sin(half), 0.6), radius)
    func slice(_ size: Double) -> Path { oval.scaled(size).wedge(from: .pi / 2 - half, to: .pi / 2 + half) }
    canvas.fill(
      slice(1),
      .radial(
        center: oval.center, radius: radius, [(0.9, green.lighter(0.3)), (0.95, green), (1, green.deep(0.9))])
    )
    canvas.fill(slice(0.94), Color(0xDDECB8))
    canvas.fill(
      slice(0.89),
      .radial(
        center: oval.center, radius: oval.radiusY * 0.9,
        [(0, red.deep(0.25)), (0.6, red), (0.9, red.lighter(0.12)), (1, red.lighter(0.55))]))
    canvas.clipped(to: slice(0.89)) {
      canvas.fill(.specks(80, in: oval, size: 0.01...0.03, &random), red.lighter(0.35).opacity(0.5))
      for ring in [0.5, 0.68] {
        let count = Int(half * (ring > 0.6 ? 6 : 4))
        for index in 0..<count {
          let angle = .pi / 2 + half * 0.85 * ((2 * Double(index) + 1) / Double(count) - 1)
          let seed = oval.point(angle + random.uniform(-0.05...0.05), ring + random.uniform(-0.05...0.05))
          canvas.fill(.seed(at: seed, angle: angle + .pi, length: 0.13, width: 0.085), Color(0x2A1512))
          canvas.fill(.circle(Point(seed.x - 0.015, seed.y - 0.015), 0.013), Color.white.opacity(0.7))
        }
      }
      canvas.glow(Oval(Point(-0.35, -0.3), 0.4, 0.3), .white, opacity: 0.2)
    }
    canvas.stroke(slice(1), green.deep(1.2).opacity(0.4), width: 0.018)
  }
}

extension Canvas {
  /// Draws the rind of a pineapple: a lattice of raised eyes, each with a dry tip.
  fileprivate func pineappleEyes(on body: Oval, _ color: Color, _ random: inout RandomSource) {
    let pitch = random.uniform(0.16...0.2)
    for row in -6...6 {
      for column in -4...4 {
        let u = (Double(column) + (row % 2 == 0 ? 0 : 0.5)) * pitch
        let turn = u / body.radiusX * 1.15
        guard abs(turn) < 1.5 else { continue }
        let center = Point(
          body.center.x + body.radiusX * sin(turn), body.center.y + Double(row) * pitch * 0.62)
        let wide = pitch * 0.56 * max(0.25, cos(turn))
        let eye = Path.polygon([
          Point(center.x - wide, center.y), Point(center.x, center.y - pitch * 0.6),
          Point(center.x + wide, center.y), Point(center.x, center.y + pitch * 0.6),
        ])
        let tint = color.mixed(with: color.lighter(0.35), random.uniform())
        fill(
          eye,
          .linear(
            from: Point(center.x - wide, center.y - pitch * 0.5),
            to: Point(center.x + wide, center.y + pitch * 0.5),
            [
              (0, tint.lighter(0.3).opacity(0.8)), (0.5, tint.opacity(0.5)),
              (1, color.deep(0.5).opacity(0.6)),
            ]))
        stroke(eye, color.deep(1.1).opacity(0.65), width: 0.018)
        let spike = Path.polygon([
          Point(center.x - wide * 0.28, center.y + 0.01), Point(center.x + wide * 0.28, center.y + 0.01),
          Point(center.x, center.y - pitch * 0.36),
        ])
        fill(spike, Color(0x6B4A22).opacity(0.85))
      }
    }
  }

  /// Draws a jackfruit laid open: yellow bulbs between pale fibres, around a white core.
  fileprivate func jackfruitFlesh(_ face: Oval, _ random: inout RandomSource) {
    fillRound(face, Color(0xF3E6B0))
    let bulb = random.color(from: Color(0xF3B92E), to: Color(0xF6D25A))
    for index in 0..<90 {
      let angle = 2 * Double.pi * Double(index) / 90
      stroke(
        .line(face.point(angle, 0.2), face.point(angle, 0.96)), Color(0xD9B860).opacity(0.6), width: 0.012)
    }
    for (distance, count) in [(0.72, 12), (0.4, 7)] {
      for index in 0..<count {
        let angle = 2 * Double.pi * Double(index) / Double(count) + random.uniform(-0.08...0.08)
        let center = face.point(angle, distance)
        let direction = atan2(center.y - face.center.y, center.x - face.center.x)
        placed(at: center, angle: direction) {
          fillRound(Oval(0.15, 0.095), bulb, shine: 0.5)
          if random.chance(0.4) { fillRound(Oval(Point(0.02, 0), 0.075, 0.045), Color(0xA9713A)) }
        }
      }
    }
    fillRound(face.scaled(0.17), Color(0xFBF3D6))
  }

  /// Draws the inside of a custard apple: white pulp in soft cells, shining black seeds.
  fileprivate func custardFlesh(_ outline: Path, _ random: inout RandomSource) {
    let face = outline.mapped { Point($0.x * 0.91, $0.y * 0.91) }
    fill(face, Color(0xFBF6E6))
    clipped(to: face) {
      for (index, cell) in Oval(0.76, 0.76).evenPoints(26, &random).enumerated() {
        let angle = atan2(cell.y, cell.x)
        let pulp = Path.seed(at: cell, angle: angle, length: 0.36, width: 0.2)
        fill(pulp, Color.white.opacity(0.8))
        stroke(pulp, Color(0xC9C3A4).opacity(0.8), width: 0.018)
        if index % 2 == 0 {
          fill(.seed(at: cell, angle: angle, length: 0.2, width: 0.11), Color(0x22150F))
          fill(.circle(Point(cell.x - 0.02, cell.y - 0.02), 0.018), Color.white.opacity(0.8))
        }
      }
    }
    glow(Oval(0.16, 0.4), .white, opacity: 0.8)
  }

  /// Draws a watermelon with its dark, jagged stripes from end to end.
  fileprivate func wholeWatermelon(_ green: Color, _ random: inout RandomSource) {
    let body = Oval(0.96, random.uniform(0.7...0.9))
    fillRound(body, green.lighter(0.35))
    clipped(to: body.path) {
      for stripe in -4...4 {
        let bow = Double(stripe) / 4.2
        let points = (0...14).map { step in
          let x = Double(step) / 7 - 1
          return Point(x, body.radiusY * bow * (1 - x * x).squareRoot() + random.uniform(-0.035...0.035))
        }
        stroke(
          .smooth(points, closed: false), green.deep(0.9).opacity(0.85), width: random.uniform(0.06...0.1))
        stroke(.polygon(points, closed: false), green.deep(1.2).opacity(0.5), width: 0.03)
      }
      glow(body.moved(0.4, 0.5), Color(0x06200D), opacity: 0.5)
      glow(Oval(Point(-0.35, -0.36), 0.3, 0.2), .white, opacity: 0.55)
    }
    fillRound(Oval(Point(-0.93, 0), 0.045, 0.06), Color(0x9A7E4A))
  }
}
