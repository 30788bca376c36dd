import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let orange = Subject("orange", turns: true) { canvas, random in
    canvas.oneToThree(turn: .pi, &random) { random in
      let color = Color(
        hue: random.uniform(0.065...0.1), saturation: 0.92, brightness: random.uniform(0.9...1))
      let oval = Oval(random.uniform(0.9...0.97), random.uniform(0.88...0.95))
      if random.chance(0.35) {
        return canvas.citrusFace(oval, rind: color, flesh: color.mixed(with: Color(0xFF8A1F), 0.4), &random)
      }
      canvas.fillRound(oval, color, shine: 0.6)
      canvas.fill(
        .specks(150, in: oval.scaled(0.93), size: 0.01...0.02, &random), color.deep(0.8).opacity(0.4))
      let stem = Oval(0.5, 0.5).anyPoint(&random)
      canvas.glow(Oval(stem, 0.2, 0.18), color.deep(1), opacity: 0.6)
      canvas.fill(Oval(stem, 0.075, 0.07).lobed(5, depth: 0.4), Color(0x66772B))
      if random.chance(0.4) {
        canvas.leaf(
          from: stem, angle: atan2(-stem.y, -stem.x), length: 0.62, width: 0.32, Color(0x3F8A2E), bend: 0.1)
      }
    }
  }

  static let lemon = Subject("lemon", turns: true) { canvas, random in
    canvas.oneToThree(turn: .pi, &random) { random in
      let color = Color(
        hue: random.uniform(0.135...0.16), saturation: 0.82, brightness: random.uniform(0.95...1))
      if random.chance(0.35) {
        return canvas.citrusFace(Oval(0.92, 0.86), rind: color, flesh: Color(0xF8E36B), &random)
      }
      let height = random.uniform(0.6...0.72)
      let tip = random.uniform(0.09...0.16)
      let outline = Path.smooth([
        Point(-0.98, 0.02), Point(-0.84, -tip), Point(-0.5, -height * 0.86), Point(0, -height),
        Point(0.48, -height * 0.86), Point(0.8, -tip * 1.5), Point(0.96, -0.06), Point(0.97, 0.06),
        Point(0.8, tip * 1.4), Point(0.48, height * 0.86), Point(0, height), Point(-0.5, height * 0.86),
        Point(-0.84, tip),
      ])
      canvas.fillRound(outline, over: Oval(0.98, height * 1.05), color, shine: 0.7)
      let pores = Path.specks(110, in: Oval(0.78, height * 0.86), size: 0.01...0.022, &random)
      canvas.fill(pores, color.deep(0.7).opacity(0.4))
      canvas.fill(Oval(Point(-0.94, 0.02), 0.05, 0.07).path, Color(0x8A7B2C))
      if random.chance(0.35) {
        canvas.leaf(
          from: Point(-0.93, 0), angle: random.uniform(-0.7...(-0.3)), length: 0.8, width: 0.36,
          Color(0x4C9136), bend: -0.05)
      }
    }
  }

  static let grannySmith = Subject("Granny Smith") { canvas, random in
    canvas.oneToThree(turn: 0.25, &random) { random in
      let color = Color(
        hue: random.uniform(0.2...0.25), saturation: random.uniform(0.65...0.8),
        brightness: random.uniform(0.72...0.85))
      let waist = random.uniform(0.68...0.8)
      let outline = Path.smooth([
        Point(0, -0.58), Point(0.3, -0.72), Point(0.68, -0.62), Point(0.88, -0.2), Point(0.82, 0.3),
        Point(waist * 0.72, 0.76), Point(0.22, 0.92), Point(0, 0.84), Point(-0.22, 0.92),
        Point(-waist * 0.72, 0.76), Point(-0.82, 0.3), Point(-0.88, -0.2), Point(-0.68, -0.62),
        Point(-0.3, -0.72),
      ])
      let body = Oval(Point(0, 0.08), 0.9, 0.86)
      if random.chance(0.22) {
        canvas.appleHalf(outline, skin: color, &random)
      } else {
        canvas.fillRound(outline, over: body, color, shine: 0.75)
        canvas.clipped(to: outline) {
          if random.chance(0.3) {
            canvas.glow(body.moved(0.5, 0.1).scaled(0.6), Color(0xD9A05A), opacity: 0.5)
          }
          canvas.fill(
            .specks(60, in: body.scaled(0.9), size: 0.008...0.016, &random), Color(0xEFF7C8).opacity(0.7))
          canvas.glow(Oval(Point(0, -0.62), 0.42, 0.2), color.deep(1.2), opacity: 0.9)
        }
      }
      let lean = random.uniform(-0.16...0.16)
      let stem = [Point(0, -0.56), Point(lean * 0.4, -0.78), Point(lean, -0.96)]
      canvas.stalk(stem, width: 0.075, Color(0x7A5A32))
      if random.chance(0.5) {
        let side = random.anySide()
        canvas.leaf(
          from: stem[1], angle: side > 0 ? -0.25 : .pi + 0.25, length: 0.56, width: 0.26, Color(0x3E8C34),
          bend: side * 0.1)
      }
    }
  }

  static let tomato = Subject("tomato", turns: true) { canvas, random in
    canvas.oneToThree(turn: 0.6, &random) { random in
      let color = Color(
        hue: random.uniform(-0.01...0.025), saturation: 0.88, brightness: random.uniform(0.78...0.92))
      let oval = Oval(0.95, random.uniform(0.78...0.93))
      if random.chance(0.3) { return canvas.tomatoFace(oval, color, &random) }
      let outline = oval.lobed(
        random.integer(5...8), depth: random.uniform(0...0.06), phase: random.anyAngle())
      canvas.fillRound(outline, over: oval, color, shine: 0.9)
      let top = Oval(Point(random.uniform(-0.2...0.2), random.uniform(-0.5...(-0.1))), 0.4, 0.32)
      canvas.glow(top.scaled(0.9), color.deep(1.2), opacity: 0.7)
      canvas.glow(top.scaled(1.5), Color(0xFFB24A), opacity: 0.3)
      let green = random.color(from: Color(0x3F8B2C), to: Color(0x6DA83A))
      let sepals = random.integer(5...6)
      let start = random.anyAngle()
      for index in 0..<sepals {
        let angle = start + 2 * .pi * Double(index) / Double(sepals)
        canvas.leaf(
          from: top.center, angle: angle, length: random.uniform(0.34...0.46), width: 0.15, green,
          bend: random.uniform(-0.25...0.25))
      }
      canvas.stalk(
        [
          top.center, Point(top.center.x + 0.03, top.center.y - 0.12),
          Point(top.center.x + 0.1, top.center.y - 0.2),
        ],
        width: 0.08, green)
    }
  }
}

extension Canvas {
  /// Draws the cut face of a citrus fruit: rind, pith, and segments full of juice.
  fileprivate func citrusFace(_ oval: Oval, rind: Color, flesh: Color, _ random: inout RandomSource) {
    fillRound(oval, rind)
    fill(oval.scaled(0.93).path, rind.mixed(with: Color(0xFFF6DC), 0.85))
    let count = random.integer(8...11)
    let step = 2 * Double.pi / Double(count)
    let start = random.anyAngle()
    for index in 0..<count {
      let angle = start + Double(index) * step
      let segment = Path.smooth([
        oval.point(angle, 0.1), oval.point(angle - step * 0.36, 0.55), oval.point(angle - step * 0.42, 0.79),
        oval.point(angle, 0.84), oval.point(angle + step * 0.42, 0.79), oval.point(angle + step * 0.36, 0.55),
      ])
      fill(
        segment,
        .radial(
          center: oval.center, radius: 0.85, [(0, flesh.lighter(0.3)), (0.7, flesh), (1, flesh.deep(0.35))]))
      var drops = Path()
      for _ in 0..<7 {
        let distance = random.uniform(0.35...0.72)
        let turn = angle + random.uniform(-0.3...0.3) * step
        drops.append(.line(oval.point(turn, distance), oval.point(turn, distance + 0.09)))
      }
      stroke(drops, flesh.lighter(0.55).opacity(0.6), width: 0.018)
    }
    glow(Oval(oval.point(-2.3, 0.5), 0.3, 0.22), .white, opacity: 0.35)
  }

  /// Draws an apple cut from stalk to blossom: cream flesh and the core with its pips.
  fileprivate func appleHalf(_ outline: Path, skin: Color, _ random: inout RandomSource) {
    fill(outline, skin)
    let flesh = random.color(from: Color(0xF7F3D2), to: Color(0xF3EEB8))
    let inside = outline.mapped { Point($0.x * 0.93, $0.y * 0.93 + 0.01) }
    fillRound(inside, over: Oval(Point(0, 0.05), 1.5, 1.5), flesh)
    for side in [-1.0, 1] {
      let core = Path.smooth([
        Point(0, -0.4), Point(side * 0.26, -0.12), Point(side * 0.3, 0.18), Point(0, 0.62),
      ])
      stroke(core, Color(0xB9C46A).opacity(0.7), width: 0.025)
      applePip(at: Point(side * 0.12, 0.08), lean: side * 0.15)
    }
    glow(Oval(Point(-0.35, -0.25), 0.4, 0.35), .white, opacity: 0.5)
  }

  private func applePip(at point: Point, lean: Double) {
    let pip = Path.seed(at: point, angle: -.pi / 2 + lean, length: 0.28, width: 0.14)
    fill(pip, Color(0xD8C98E))
    fill(pip.mapped { $0.mixed(with: point, 0.25) }, Color(0x5A3218))
  }

  /// Draws the cut face of a tomato: wall, chambers of jelly, pale seeds.
  fileprivate func tomatoFace(_ oval: Oval, _ color: Color, _ random: inout RandomSource) {
    fillRound(oval, color)
    fill(oval.scaled(0.93).path, color.lighter(0.22))
    let count = random.integer(3...6)
    let step = 2 * Double.pi / Double(count)
    let start = random.anyAngle()
    for index in 0..<count {
      let angle = start + Double(index) * step
      let chamber = Path.smooth([
        oval.point(angle, 0.28), oval.point(angle - step * 0.32, 0.55), oval.point(angle - step * 0.28, 0.76),
        oval.point(angle, 0.8), oval.point(angle + step * 0.28, 0.76), oval.point(angle + step * 0.32, 0.55),
      ])
      fill(chamber, color.mixed(with: Color(0xC8571E), 0.35).deep(0.3))
      for _ in 0..<5 {
        let turn = angle + random.uniform(-0.24...0.24) * step
        let center = oval.point(turn, random.uniform(0.48...0.7))
        fill(.seed(at: center, angle: turn + .pi, length: 0.12, width: 0.075), Color(0xF6DFA0))
      }
    }
    glow(Oval(oval.center, 0.26, 0.24), Color(0xFFE3C8), opacity: 0.8)
    glow(Oval(oval.point(-2.3, 0.6), 0.25, 0.18), .white, opacity: 0.5)
  }
}
