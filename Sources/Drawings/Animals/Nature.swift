import FineTuningCanvas

extension Subject {
  static let daisy = living("daisy", turns: true) { pen in
    let white = pen.color(0xF4F2EC, 0xFFFFFF)
    let hasStem = pen.chance(0.45)
    let center = hasStem ? Point(pen.uniform(-0.1...0.1), -0.32) : Point(0, 0)
    let reach = hasStem ? 0.62 : 0.94
    if hasStem {
      let green = pen.color(0x4E8A34, 0x6FA644)
      pen.body([.limb([(center.x, center.y, 0.035), (-0.04, 0.4, 0.04), (0.02, 0.92, 0.045)])], green)
      for (side, y) in [(-1.0, 0.8), (1.0, 0.6)] {
        let tip = Point(side * 0.5, y - 0.36)
        pen.body([.leaf(from: Point(0, y), to: tip, width: 0.12, fullness: 0.6)], green) {
          pen.stroke(.line(Point(0, y), tip), green.lighter(0.3), 0.02)
        }
      }
    }
    let count = pen.random.integer(11...17)
    for (layer, fraction) in [1.0, 0.92].enumerated() {
      for index in 0..<count {
        let angle =
          (Double(index) + Double(layer) * 0.5) / Double(count) * 2 * .pi + pen.uniform(-0.07...0.07)
        let tip = Point.polar(angle, reach * fraction * pen.uniform(0.93...1), around: center)
        let petal = Path.limb([
          (center.x, center.y, reach * 0.05),
          (center.mixed(with: tip, 0.6).x, center.mixed(with: tip, 0.6).y, reach * 0.12),
          (center.mixed(with: tip, 0.93).x, center.mixed(with: tip, 0.93).y, reach * 0.075),
        ])
        pen.stroke(petal, Color(0x8C8A94), 0.02)
        pen.fill(petal, .linear(from: center, to: tip, [(0.2, white.darker(0.28)), (0.65, white)]))
        pen.stroke(
          .line(center.mixed(with: tip, 0.35), center.mixed(with: tip, 0.85)), Color(0xB9B8C4).opacity(0.6),
          0.012)
      }
    }
    let disc = reach * pen.uniform(0.26...0.32)
    let yellow = pen.color(0xF2B418, 0xFFD23A)
    pen.body([.circle(center, disc)], yellow) {
      for index in 0..<90 {
        let seed = Point.polar(
          Double(index) * 2.39996, disc * (Double(index) / 90).squareRoot(), around: center)
        pen.fill(.circle(seed, disc * 0.055), index % 2 == 0 ? yellow.darker(0.25) : yellow.lighter(0.3))
      }
    }
  }

  static let volcano = living("volcano") { pen in
    let rock = pen.color(0x4A403C, 0x6A5A52)
    let lava = [Color(0xFFE36A), Color(0xFF9A1E), Color(0xE8381A)]
    let (left, right) = (pen.uniform(-0.26 ... -0.16), pen.uniform(0.16...0.26))
    let rim = pen.uniform(-0.3 ... -0.12)
    for index in 0..<9 {
      let (x, y) = (pen.uniform(-0.3...0.3), rim - 0.42 + pen.uniform(-0.18...0.14))
      let smoke = Color(0x8A8684).mixed(with: Color(0x4A4648), pen.uniform(0...1)).opacity(0.9)
      let size = pen.uniform(0.13...0.2)
      pen.fill(
        .circle(Point(x * (0.8 + Double(index) * 0.06), max(-0.76, y)), size),
        .radial(
          center: Point(x, max(-0.76, y)), radius: size * 1.4,
          focus: Point(x - size * 0.4 * pen.facing, max(-0.76, y) - size * 0.4),
          [(0, smoke.lighter(0.35)), (1, smoke)]))
    }
    for index in 0..<11 {
      let lean = (Double(index) - 5) / 5
      let height = pen.uniform(0.24...0.6) * (1 - abs(lean) * 0.35)
      let tip = Point(lean * pen.uniform(0.3...0.5), rim - height)
      let flame = Path.limb([
        (lean * 0.1, rim + 0.08, 0.05), (lean * 0.24, rim - height * 0.7, 0.04),
        (tip.x, max(-0.95, tip.y), 0.012),
      ])
      pen.fill(flame, .linear(from: Point(0, rim), to: tip, [(0, lava[0]), (0.5, lava[1]), (1, lava[2])]))
      pen.fill(
        .circle(Point(tip.x * 1.15, max(-0.93, tip.y - 0.02)), pen.uniform(0.02...0.04)),
        lava[pen.random.integer(1...2)])
    }
    let slope = Path.polygon(
      [
        Point(-0.98, 0.95), Point(-0.62, 0.5), Point(-0.38, 0.12), Point(left, rim),
        Point(left * 0.5, rim + 0.07), Point(right * 0.4, rim + 0.05),
        Point(right, rim - 0.02), Point(0.36, 0.08), Point(0.64, 0.52), Point(0.98, 0.95),
      ].enumerated().map { index, point in
        index == 0 || index == 9 ? point : Point(point.x + pen.uniform(-0.03...0.03), point.y)
      })
    pen.body([slope], rock) {
      pen.fill(
        .polygon([Point(0.02, rim), Point(1, rim), Point(1, 1), Point(0.2, 1), Point(0.1, 0.3)]),
        .black.opacity(0.22))
      for _ in 0..<34 {
        let (x, y) = (pen.uniform(-0.9...0.9), pen.uniform(rim...0.9))
        pen.stroke(
          .bow([(x, y), (x + x * 0.1, y + 0.08), (x + x * 0.24, y + 0.2)]),
          pen.chance(0.5) ? rock.darker(0.4) : rock.lighter(0.2), 0.022)
      }
      for index in 0..<4 {
        let spread = (Double(index) - 1.5) * 0.42 + pen.uniform(-0.08...0.08)
        let end = pen.uniform(0.3...0.9)
        let flow: [(x: Double, y: Double, radius: Double)] = [
          (spread * 0.25, rim, 0.07),
          (spread * 0.45 + pen.uniform(-0.05...0.05), rim + (end - rim) * 0.4, 0.05),
          (spread * 0.8, rim + (end - rim) * 0.75, 0.055), (spread + 0.02, end, 0.035),
        ]
        pen.fill(.limb(flow.map { ($0.x, $0.y, $0.radius * 1.35) }), lava[2].darker(0.2))
        pen.fill(.limb(flow), lava[1])
        pen.fill(.limb(flow.map { ($0.x, $0.y, $0.radius * 0.4) }), lava[0])
      }
    }
    pen.fill(.ellipse(Point((left + right) / 2, rim + 0.02), (right - left) * 0.42, 0.045), lava[0])
  }

  static let coralFungus = living("coral fungus") { pen in
    let color = pen.random.pick([
      pen.color(0xE8A02A, 0xF5C24A), pen.color(0xD9705A, 0xEA9A80), pen.color(0xE6D4A8, 0xF4E8CC),
      pen.color(0xA070A8, 0xC09AC8),
    ])
    for trunk in pen.random.shuffled(0..<7) {
      let lean = (Double(trunk) - 3) / 3
      pen.coral(
        from: Point(lean * 0.16, 0.84), angle: -.pi / 2 + lean * 0.75, length: 0.62 - 0.12 * abs(lean),
        radius: 0.1, depth: 3,
        color.darker(pen.uniform(0...0.16)))
    }
    pen.body(
      [.symmetric([(0, 0.6), (0.22, 0.62), (0.3, 0.8), (0.16, 0.94), (0, 0.95)])], color.lighter(0.35)
    ) {
      pen.fur(Rect(-0.3, 0.6, 0.6, 0.3), color.darker(0.3), count: 24, length: 0.1, angle: -1.57, spread: 0.3)
    }
  }
}

extension Sketch {
  /// Draws a branch of coral that forks `depth` times; the last fork is part of its branch.
  fileprivate func coral(
    from root: Point, angle: Double, length: Double, radius: Double, depth: Int, _ color: Color
  ) {
    func branch(from root: Point, angle: Double, length: Double, radius: Double) -> (
      outline: Path, tip: Point
    ) {
      let tip = Point.polar(angle, length, around: root)
      let end = Point(max(-0.93, min(0.93, tip.x)), max(-0.93, tip.y))
      let middle = Point((root.x + end.x) / 2 + uniform(-0.02...0.02), (root.y + end.y) / 2)
      return (
        .limb([(root.x, root.y, radius), (middle.x, middle.y, radius * 0.8), (end.x, end.y, radius * 0.72)]),
        end
      )
    }
    let stem = branch(from: root, angle: angle, length: length, radius: radius)
    var parts = [stem.outline]
    let fork = uniform(0.28...0.46)
    for side in [-1.0, 1] {
      let (turn, reach) = (angle * 0.9 - .pi / 20 + side * fork, length * uniform(0.62...0.78))
      if depth > 1 {
        coral(
          from: stem.tip, angle: turn, length: reach, radius: radius * 0.68, depth: depth - 1,
          color.lighter(0.08))
      } else {
        parts.append(branch(from: stem.tip, angle: turn, length: reach, radius: radius * 0.68).outline)
      }
    }
    body(parts, color, edge: color.darker(0.4))
  }
}
