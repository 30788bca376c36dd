import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let strawberry = Subject("strawberry", turns: true) { canvas, random in
    canvas.oneToThree(turn: 0.9, &random) { random in
      let color = Color(
        hue: random.uniform(-0.02...0.015), saturation: random.uniform(0.82...0.92),
        brightness: random.uniform(0.78...0.92))
      let (wide, low) = (random.uniform(0.68...0.84), random.uniform(0.36...0.5))
      let outline = Path.smooth([
        Point(0, -0.52), Point(0.42, -0.6), Point(wide, -0.3), Point(wide * 0.86, 0.2), Point(low, 0.64),
        Point(0, 0.96), Point(-low, 0.64), Point(-wide * 0.86, 0.2), Point(-wide, -0.3), Point(-0.42, -0.6),
      ])
      let body = Oval(Point(0, 0.12), 0.84, 0.88)
      canvas.fillRound(outline, over: body, color, shine: 0.6)
      if random.chance(0.25) {
        canvas.strawberryFlesh(outline, color)
      } else {
        canvas.clipped(to: outline) {
          for row in 0..<8 {
            for column in -3...3 {
              let y = -0.42 + Double(row) * 0.18
              let x = (Double(column) + (row % 2 == 0 ? 0.5 : 0)) * 0.25 * (1.1 - max(0, y) * 0.45)
              let seed = Point(x + random.uniform(-0.02...0.02), y + random.uniform(-0.02...0.02))
              canvas.fill(.seed(at: seed, angle: .pi / 2, length: 0.12, width: 0.085), color.deep(0.9))
              canvas.fill(
                .seed(at: Point(seed.x, seed.y + 0.01), angle: .pi / 2, length: 0.085, width: 0.055),
                Color(0xF3D67C))
            }
          }
        }
      }
      let green = random.color(from: Color(0x3E8F35), to: Color(0x74AE48))
      canvas.stalk(
        [Point(0, -0.55), Point(0.04, -0.78), Point(random.uniform(-0.2...0.2), -0.92)], width: 0.08, green)
      for index in 0..<7 {
        let angle = 0.1 + Double(index) * 0.49
        canvas.leaf(
          from: Point(0, -0.58), angle: angle, length: random.uniform(0.4...0.56), width: 0.2, green,
          bend: random.uniform(-0.2...0.2))
      }
    }
  }

  static let grapes = Subject("grapes", turns: true) { canvas, random in
    let color = random.pick([
      Color(0x5A2A6E), Color(0x3B2B5E), Color(0xA9BF4A), Color(0xC3C95C), Color(0x9C2F45),
    ])
    let green = Color(0x6E9A3C)
    let woody = Color(0x8A6B3C)
    let length = random.uniform(0.85...0.95)
    canvas.stalk(
      [Point(random.uniform(-0.25...0.25), -0.94), Point(0.02, -0.78), Point(0, -0.4)], width: 0.08, woody)
    if random.chance(0.6) {
      let side = random.anySide()
      for spread in [-0.5, 0, 0.5] {
        canvas.leaf(
          from: Point(side * 0.08, -0.58), angle: (side > 0 ? -0.1 : .pi + 0.1) + spread, length: 0.66,
          width: 0.46, green)
      }
    }
    let radius = random.uniform(0.155...0.19)
    let rows = Int(1.5 * length / (radius * 1.2))
    for row in (0...rows).reversed() {
      let step = Double(row) / Double(rows)
      let y = -0.56 + step * (length + 0.42 - radius)
      let half = 0.6 * pow(sin(.pi * (0.22 + 0.74 * step)), 0.75)
      let count = max(1, Int(half * 2 / (radius * 1.15)))
      for index in 0..<count {
        let position = count == 1 ? 0 : 2 * Double(index) / Double(count - 1) - 1
        let center = Point(
          position * half + random.uniform(-0.05...0.05), y + random.uniform(-0.04...0.04))
        let tint = color.mixed(with: random.chance(0.5) ? .white : .black, random.uniform(0...0.16))
        let grape = Oval(center, radius, radius * random.uniform(1...1.12))
        canvas.fillRound(grape, tint, shine: 0.75)
        canvas.glow(grape.moved(radius * 0.3, radius * 0.45).scaled(0.5), tint.lighter(0.6), opacity: 0.45)
      }
    }
  }

  static let fig = Subject("fig", turns: true) { canvas, random in
    let skin = random.pick([Color(0x4B2A52), Color(0x5E3158), Color(0x3C2A48), Color(0x6D7F3E)])
    canvas.oneToThree(turn: 0.7, single: 0.4, &random) { random in
      let wide = random.uniform(0.72...0.84)
      let outline = Path.smooth([
        Point(-0.08, -0.9), Point(0.08, -0.9), Point(0.2, -0.6), Point(0.56, -0.16), Point(wide, 0.36),
        Point(wide * 0.62, 0.8), Point(0, 0.92), Point(-wide * 0.62, 0.8), Point(-wide, 0.36),
        Point(-0.56, -0.16),
        Point(-0.2, -0.6),
      ])
      let body = Oval(Point(0, 0.2), wide, 0.78)
      canvas.fillRound(outline, over: body, skin)
      canvas.clipped(to: outline) {
        canvas.glow(Oval(Point(0, -0.85), 0.5, 0.6), Color(0x93A050), opacity: 0.85)
        for rib in -4...4 {
          let x = Double(rib) * 0.2
          let line = [
            Point(x * 0.25, -0.8), Point(x * 0.8, -0.1), Point(x * 1.02, 0.35), Point(x * 0.6, 0.9),
          ]
          canvas.stroke(.smooth(line, closed: false), skin.lighter(0.3).opacity(0.4), width: 0.03)
        }
        canvas.glow(Oval(Point(-0.3, 0.15), 0.26, 0.36), Color(0xC9C0E0), opacity: 0.35)
      }
      if random.chance(0.45) { canvas.figFlesh(outline, &random) }
      canvas.stalk([Point(0, -0.84), Point(0.02, -0.95)], width: 0.11, Color(0x8C8F4E))
    }
  }

  static let pomegranate = Subject("pomegranate", turns: true) { canvas, random in
    let skin = random.color(from: Color(0xA81F35), to: Color(0xD6574A))
    canvas.oneToThree(turn: 0.8, single: 0.65, &random) { random in
      let body = Oval(Point(0, 0.13), 0.86, random.uniform(0.78...0.83))
      var crown: [Point] = []
      let teeth = random.integer(4...5)
      for tooth in 0...teeth {
        let x = -0.3 + 0.6 * Double(tooth) / Double(teeth)
        crown.append(Point(x, random.uniform(-0.98...(-0.88))))
        if tooth < teeth { crown.append(Point(x + 0.3 / Double(teeth), -0.76)) }
      }
      let collar = Path.polygon([Point(-0.2, -0.5)] + crown + [Point(0.2, -0.5)])
      canvas.fillRound(
        collar, over: Oval(Point(0, -0.7), 0.34, 0.32), skin.mixed(with: Color(0xC98A4A), 0.35))
      let outline = body.lobed(6, depth: 0.035, phase: random.anyAngle())
      canvas.fillRound(outline, over: body, skin, shine: 0.55)
      canvas.clipped(to: outline) {
        canvas.glow(body.moved(0.3, -0.35).scaled(0.6), Color(0xE8A85E), opacity: random.uniform(0.1...0.5))
        canvas.fill(.specks(50, in: body, size: 0.008...0.024, &random), skin.deep(0.9).opacity(0.4))
      }
      if random.chance(0.5) { canvas.pomegranateSeeds(body.scaled(0.9), &random) }
    }
  }
}

extension Canvas {
  /// Draws the inside of a strawberry cut lengthwise: pale rays around a white heart.
  fileprivate func strawberryFlesh(_ outline: Path, _ color: Color) {
    let face = outline.mapped { Point($0.x * 0.92, $0.y * 0.92) }
    fill(
      face,
      .radial(
        center: Point(0, 0), radius: 0.95,
        [(0, Color(0xFFF1E6)), (0.3, color.lighter(0.62)), (0.75, color.lighter(0.25)), (1, color)]))
    clipped(to: face) {
      for index in 0..<26 {
        let angle = 2 * Double.pi * Double(index) / 26
        stroke(.line(.polar(angle, 0.34), .polar(angle, 0.8)), Color(0xFFF1E6).opacity(0.45), width: 0.025)
      }
      fill(.seed(at: Point(0, -0.05), angle: .pi / 2, length: 0.62, width: 0.3), Color(0xFFF6EE).opacity(0.9))
    }
  }

  /// Draws the inside of a fig: a white wall around red flesh full of seeds.
  fileprivate func figFlesh(_ outline: Path, _ random: inout RandomSource) {
    fill(outline.mapped { Point($0.x * 0.93, $0.y * 0.93 + 0.015) }, Color(0xF3E8CF))
    let flesh = Oval(Point(0, 0.25), 0.6, 0.54)
    let red = random.color(from: Color(0xB5364A), to: Color(0xD9705A))
    fill(
      flesh.rough(0.12, &random),
      .radial(center: flesh.center, radius: 0.62, [(0, red.deep(0.6)), (0.5, red), (1, red.lighter(0.3))]))
    var threads = Path()
    for index in 0..<40 {
      let angle = 2 * Double.pi * Double(index) / 40
      threads.append(.line(flesh.point(angle, random.uniform(0.3...0.5)), flesh.point(angle, 0.95)))
    }
    stroke(threads, red.lighter(0.4).opacity(0.6), width: 0.022)
    for _ in 0..<60 {
      let center = flesh.scaled(0.8).anyPoint(&random)
      fill(.seed(at: center, angle: random.anyAngle(), length: 0.06, width: 0.045), Color(0xF2D489))
    }
    glow(Oval(Point(0, 0.3), 0.14, 0.2), red.deep(1.2), opacity: 0.6)
  }

  /// Draws the cut face of a pomegranate: chambers packed with ruby seeds, held apart by cream walls.
  fileprivate func pomegranateSeeds(_ face: Oval, _ random: inout RandomSource) {
    fillRound(face, Color(0xF4E3B8))
    let ruby = random.color(from: Color(0x9E0F2C), to: Color(0xCF2740))
    let chambers = random.integer(5...6)
    let step = 2 * Double.pi / Double(chambers)
    let start = random.anyAngle()
    for chamber in 0..<chambers {
      let angle = start + Double(chamber) * step
      let hollow = Path.smooth([
        face.point(angle, 0.16), face.point(angle - step * 0.36, 0.6), face.point(angle - step * 0.38, 0.88),
        face.point(angle, 0.93), face.point(angle + step * 0.38, 0.88), face.point(angle + step * 0.36, 0.6),
      ])
      fill(hollow, ruby.deep(0.9))
      for (distance, count) in [(0.84, 5), (0.66, 4), (0.48, 3), (0.3, 1)] {
        for index in 0..<count {
          let spread = (Double(index) + 0.5) / Double(count) - 0.5
          let center = face.point(angle + spread * step * 0.82, distance + random.uniform(-0.02...0.02))
          fillRound(Oval(center, 0.088, 0.08), ruby.lighter(random.uniform(0...0.18)), shine: 0.8)
        }
      }
    }
  }
}
