import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let broccoli = Subject("broccoli") { canvas, random in
    let green = Color(
      hue: random.uniform(0.25...0.36), saturation: random.uniform(0.5...0.72),
      brightness: random.uniform(0.42...0.66))
    let stalk = green.mixed(with: Color(0xCFE29A), 0.65)
    canvas.oneToThree(turn: 0.3, single: 0.7, &random) { random in
      canvas.placed(at: Point(0, 0), scale: 0.93) {
        let width = random.uniform(0.17...0.26)
        let foot = Oval(Point(0, 0.86), width, width * 0.4)
        let trunk = Path.smooth([
          Point(-width, 0.86), Point(-width * 0.9, 0.4), Point(-0.55, -0.1), Point(0, -0.2),
          Point(0.55, -0.1),
          Point(width * 0.9, 0.4), Point(width, 0.86), Point(0, 0.92),
        ])
        canvas.fillRound(trunk, over: Oval(Point(0, 0.35), 0.6, 0.8), stalk)
        canvas.fill(foot.path, stalk.lighter(0.35))
        for x in [-0.4, 0.4, 0.1] {
          let branch = [Point(x * 0.2, 0.5), Point(x * 0.6, 0.2), Point(x * 1.3, -0.1)]
          canvas.stalk(branch, width: 0.16, stalk)
        }
        let head = Oval(Point(0, -0.28), random.uniform(0.5...0.66), random.uniform(0.3...0.42))
        let size = random.uniform(0.22...0.34)
        canvas.florets(
          around: head, count: Int(3.4 / size), size: size * 0.85...size * 1.1, green, grain: 20, &random)
      }
    }
  }

  static let cauliflower = Subject("cauliflower", turns: true) { canvas, random in
    let cream = random.color(from: Color(0xFAF6E8), to: Color(0xF3E4B4))
    let leafColor = random.color(from: Color(0x7FA84A), to: Color(0xA7C46C))
    let count = random.integer(7...9)
    let start = random.anyAngle()
    for index in 0..<count {
      let angle = start + 2 * .pi * Double(index) / Double(count)
      canvas.leaf(
        from: .polar(angle, 0.3), angle: angle, length: random.uniform(0.62...0.69),
        width: random.uniform(0.55...0.7), leafColor, bend: random.uniform(-0.06...0.06))
    }
    canvas.fillRound(Oval(0.66, 0.66), leafColor.mixed(with: cream, 0.3).deep(0.5))
    canvas.florets(
      around: Oval(0.57, 0.57), count: random.integer(11...20), size: 0.19...0.27, cream, grain: 14, &random)
  }

  static let headCabbage = Subject("head cabbage", turns: true) { canvas, random in
    let green = random.color(from: Color(0x7DB04E), to: Color(0xCBDB8E))
    let outer = green.mixed(with: Color(0x3F7A3E), random.uniform(0.15...0.6))
    if random.chance(0.25) { return canvas.cabbageHalf(green, &random) }
    let start = random.anyAngle()
    for index in 0..<5 {
      let angle = start + 2 * .pi * Double(index) / 5
      canvas.cabbageLeaf(at: .polar(angle, 0.34), angle: angle, size: 0.6, outer, &random)
    }
    canvas.fillRound(Oval(0.74, 0.74).lobed(7, depth: 0.04), over: Oval(0.76, 0.76), green)
    for (index, size) in [0.62, 0.54, 0.46].enumerated() {
      let angle = start + 0.5 + Double(index) * 2.3
      canvas.cabbageLeaf(
        at: .polar(angle, 0.7 - size), angle: angle, size: size, green.lighter(0.12 * Double(index + 1)),
        &random)
    }
    canvas.glow(Oval(Point(-0.28, -0.3), 0.35, 0.3), .white, opacity: 0.3)
  }

  static let artichoke = Subject("artichoke", turns: true) { canvas, random in
    let green = random.color(from: Color(0x6E8F4A), to: Color(0x93A85A))
    let violet = Color(0x7A4E6E)
    canvas.oneToThree(turn: 0.4, single: 0.7, &random) { random in
      let blush = random.chance(0.5) ? random.uniform(0.2...0.55) : 0.05
      let width = random.uniform(0.68...0.8)
      canvas.stalk(
        [Point(0.05, 0.97 - 0.06), Point(0, 0.75), Point(0, 0.5)], width: 0.19, green.lighter(0.15))
      canvas.fillRound(Oval(Point(0, 0.12), width * 0.8, 0.6), green.deep(0.9))
      let rows = random.integer(6...7)
      for row in 0..<rows {
        let step = Double(row) / Double(rows - 1)
        let half = width * pow(sin(.pi * (0.06 + 0.79 * step)), 0.8)
        let count = 2 + row / 2 + row % 2
        for index in 0..<count {
          let position = (2 * Double(index) + 1) / Double(count) - 1
          let base = Point(position * half, -0.36 + step * 0.98 - abs(position) * 0.26 * step)
          let tint = green.mixed(with: violet, blush * random.uniform(0.3...1)).lighter(
            random.uniform(0...0.14))
          canvas.bract(
            at: base, angle: position * (1.1 * step - 0.35), length: 0.52 - 0.08 * step,
            width: 0.13 + 0.1 * step,
            tint)
        }
      }
    }
  }

  static let bellPepper = Subject("bell pepper", turns: true) { canvas, random in
    let palette = [Color(0xD22A1E), Color(0xF2B91D), Color(0x3F8F2F), Color(0xEB7A1B)]
    canvas.oneToThree(turn: 0.35, single: 0.6, &random) { random in
      let color = random.pick(palette).mixed(with: .black, random.uniform(0...0.12))
      if random.chance(0.2) { return canvas.pepperRing(color, &random) }
      let (top, bottom) = (random.uniform(0.76...0.86), random.uniform(0.5...0.68))
      let outline = Path.smooth([
        Point(0, -0.5), Point(0.34, -0.64), Point(top * 0.9, -0.5), Point(top, -0.1),
        Point(bottom + 0.12, 0.5),
        Point(bottom * 0.85, 0.86), Point(bottom * 0.5, 0.94), Point(bottom * 0.26, 0.84), Point(0, 0.95),
        Point(-bottom * 0.26, 0.84), Point(-bottom * 0.5, 0.94), Point(-bottom * 0.85, 0.86),
        Point(-bottom - 0.12, 0.5), Point(-top, -0.1), Point(-top * 0.9, -0.5), Point(-0.34, -0.64),
      ])
      canvas.fillRound(outline, over: Oval(Point(0, 0.15), 0.95, 0.95), color)
      canvas.clipped(to: outline) {
        for side in [-1.0, 1] {
          let crease = [
            Point(side * 0.1, -0.5), Point(side * 0.3, -0.1), Point(side * 0.3, 0.45),
            Point(side * bottom * 0.28, 0.9),
          ]
          canvas.stroke(.smooth(crease, closed: false), color.deep(1).opacity(0.3), width: 0.13)
          canvas.stroke(.smooth(crease, closed: false), color.deep(1.2).opacity(0.55), width: 0.04)
        }
        for (x, strength) in [(-0.58, 0.85), (-0.02, 0.75), (0.52, 0.5)] {
          canvas.glow(Oval(Point(x, random.uniform(-0.25...0)), 0.1, 0.34), .white, opacity: strength)
        }
        canvas.glow(Oval(Point(0, -0.5), 0.4, 0.16), color.deep(1.4), opacity: 0.8)
      }
      let green = Color(0x5A8B34)
      canvas.fillRound(
        Oval(Point(0, -0.54), 0.26, 0.12).lobed(5, depth: 0.25), over: Oval(Point(0, -0.54), 0.26, 0.12),
        green)
      let lean = random.uniform(-0.2...0.2)
      canvas.stalk([Point(0, -0.55), Point(lean * 0.3, -0.74), Point(lean, -0.92)], width: 0.13, green)
    }
  }
}

extension Canvas {
  /// Draws clusters of tiny buds, with the outer ones behind.
  fileprivate func florets(
    around head: Oval, count: Int, size: ClosedRange<Double>, _ color: Color, grain: Int,
    _ random: inout RandomSource
  ) {
    for center in head.evenPoints(count, &random).reversed() {
      let radius = random.uniform(size)
      let bud = Oval(center, radius, radius * 0.92)
      let tint = color.mixed(
        with: random.chance(0.5) ? color.lighter(0.2) : color.deep(0.3), random.uniform())
      fillRound(bud.lobed(random.integer(8...11), depth: 0.12), over: bud, tint)
      fill(.specks(grain, in: bud.scaled(0.85), size: 0.015...0.035, &random), tint.deep(0.7).opacity(0.4))
      let lit = bud.scaled(0.65).moved(-radius * 0.2, -radius * 0.24)
      fill(.specks(grain, in: lit, size: 0.015...0.035, &random), tint.lighter(0.35).opacity(0.7))
    }
  }

  /// Draws a round cabbage leaf with a thick white rib that branches.
  fileprivate func cabbageLeaf(
    at center: Point, angle: Double, size: Double, _ color: Color, _ random: inout RandomSource
  ) {
    placed(at: center, angle: angle) {
      let blade = Oval(size, size * 0.92)
      let outline = blade.lobed(random.integer(9...13), depth: 0.07, phase: random.anyAngle())
      fillRound(outline, over: blade, color)
      let rib = Path.smooth(
        [Point(-size * 0.9, 0), Point(0, size * 0.06), Point(size * 0.8, 0)], closed: false)
      var veins = Path()
      for step in [-0.5, -0.15, 0.2, 0.5] {
        for side in [-1.0, 1] {
          let root = Point(size * step, size * 0.04)
          let tip = Point(size * (step + 0.4), side * size * (0.72 - abs(step) * 0.5))
          let knee = Point(size * (step + 0.26), side * size * 0.3)
          veins.append(.smooth([root, knee, tip], closed: false))
        }
      }
      let pale = color.lighter(0.6).opacity(0.75)
      clipped(to: outline) {
        stroke(veins, pale, width: 0.022)
        stroke(rib, pale, width: 0.055)
      }
    }
  }

  /// Draws a cabbage cut in half: pale leaves folded around a white core.
  fileprivate func cabbageHalf(_ color: Color, _ random: inout RandomSource) {
    let head = Oval(0.95, random.uniform(0.82...0.92))
    fillRound(head.rough(0.04, &random), over: head, color)
    let cream = color.lighter(0.72)
    fill(head.scaled(0.92).path, cream)
    clipped(to: head.scaled(0.92).path) {
      for layer in 0..<26 {
        let side = layer % 2 == 0 ? -1.0 : 1
        let size = 1 - Double(layer) / 28
        let fold = (0..<9).map { step in
          let angle = .pi / 2 - side * (0.3 + 2.9 * Double(step) / 8)
          let ripple = size * random.uniform(0.84...0.96)
          return head.moved(0, 0.12 * (1 - size)).point(angle, ripple)
        }
        stroke(
          .smooth(fold, closed: false), color.deep(0.25).opacity(0.65), width: random.uniform(0.014...0.035))
      }
      let core = Path.smooth([
        Point(-0.2, 0.95), Point(-0.14, 0.45), Point(0, 0.02), Point(0.14, 0.45), Point(0.2, 0.95),
      ])
      for side in [-1.0, 1] {
        for step in 1...4 {
          let root = Point(0, 0.1 + 0.17 * Double(step))
          let rib = [root, Point(side * 0.3, root.y - 0.12), Point(side * 0.62, root.y - 0.45)]
          stroke(.smooth(rib, closed: false), cream.lighter(0.6), width: 0.045)
        }
      }
      fill(core, cream.lighter(0.6))
      stroke(core, color.opacity(0.5), width: 0.02)
    }
  }

  /// Draws one scale of an artichoke: broad, pointed, paler at its edge.
  fileprivate func bract(at base: Point, angle: Double, length: Double, width: Double, _ color: Color) {
    placed(at: base, angle: angle) {
      let outline = Path.smooth([
        Point(0, -length), Point(width * 0.75, -length * 0.6), Point(width, -length * 0.2),
        Point(0, length * 0.12),
        Point(-width, -length * 0.2), Point(-width * 0.75, -length * 0.6),
      ])
      fill(
        outline,
        .linear(
          from: Point(-width, -length), to: Point(width, 0),
          [(0, color.lighter(0.3)), (0.5, color), (1, color.deep(0.7))]))
      stroke(outline, color.deep(1.2).opacity(0.65), width: 0.022)
      stroke(
        .line(Point(0, -length * 0.8), Point(0, -length * 0.1)), color.lighter(0.3).opacity(0.35), width: 0.03
      )
    }
  }

  /// Draws a slice across a bell pepper: a lobed ring with pale ribs and a cluster of seeds.
  fileprivate func pepperRing(_ color: Color, _ random: inout RandomSource) {
    let lobes = random.integer(3...4)
    let phase = random.anyAngle()
    let oval = Oval(0.94, 0.94)
    fillRound(oval.lobed(lobes, depth: 0.2, phase: phase), over: oval, color)
    let inner = oval.scaled(0.82).lobed(lobes, depth: 0.24, phase: phase)
    fill(inner, color.mixed(with: Color(0xFFF3CF), 0.62))
    fill(
      oval.scaled(0.72).lobed(lobes, depth: 0.26, phase: phase),
      color.mixed(with: Color(0xFBE7BB), 0.35).deep(0.35))
    for index in 0..<lobes {
      let angle = (2 * .pi * Double(index) + .pi - phase) / Double(lobes)
      stroke(.line(Point(0, 0), .polar(angle, 0.62)), color.mixed(with: Color(0xFFF6DD), 0.7), width: 0.1)
    }
    fillRound(Oval(0.2, 0.2), Color(0xF6EBCB))
    for _ in 0..<26 {
      let center = Oval(0.3, 0.3).anyPoint(&random)
      let seed = Path.seed(at: center, angle: random.anyAngle(), length: 0.12, width: 0.09)
      fill(seed, Color(0xF8E9B4))
      stroke(seed, Color(0xB99B55).opacity(0.7), width: 0.012)
    }
  }
}
