import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let zebra = living("zebra") { pen in
    let (white, ink) = (pen.color(0xF1ECE0, 0xFFFFFF), pen.color(0x151515, 0x2C2724))
    let build = Quadruped(
      chest: -0.4, rump: 0.68, back: -0.2, belly: 0.26, thigh: 0.13, foot: 0.05,
      socks: (0.07, Color(0x2B2725)))
    let nod = pen.uniform(-0.06...0.1)
    pen.body(
      [
        .limb([
          (-0.06, -0.22, 0.03), (-0.2, -0.44, 0.09), (-0.38, -0.76 + nod, 0.1), (-0.5, -0.9 + nod, 0.05),
        ])
      ], ink
    ) {
      pen.fur(
        Rect(-0.5, -0.95, 0.5, 0.8), white, count: 26, length: 0.2, angle: -0.6, spread: 0.1, width: 0.03)
    }
    pen.stroke(.bow([(0.64, -0.1), (0.8, 0.05), (0.82, 0.35)]), white.darker(0.4), 0.05)
    pen.body([.limb([(0.82, 0.3, 0.02), (0.83, 0.42, 0.05), (0.82, 0.56, 0.02)])], ink)
    let trunk = pen.quadruped(build, coat: white)
    let neck = Path.limb([(-0.18, 0, 0.24), (-0.32, -0.36, 0.17), (-0.48, -0.68 + nod, 0.13)])
    let head = Path.blob([
      (-0.42, -0.86 + nod), (-0.58, -0.84 + nod), (-0.78, -0.62 + nod), (-0.93, -0.44 + nod),
      (-0.9, -0.3 + nod),
      (-0.76, -0.3 + nod), (-0.56, -0.48 + nod), (-0.4, -0.6 + nod),
    ])
    let ear = Path.leaf(from: Point(-0.46, -0.82 + nod), to: Point(-0.4, -0.95 + nod), width: 0.06)
    pen.body(trunk + [neck, head, ear], white, edge: ink) {
      pen.stripes(from: Point(-0.3, 0), to: Point(0.4, 0), count: 8, length: 0.6, width: 0.06, ink)
      pen.stripes(from: Point(0.4, 0), to: Point(0.64, 0.24), count: 4, length: 0.7, width: 0.055, ink)
      pen.stripes(
        from: Point(-0.2, -0.2), to: Point(-0.46, -0.66 + nod), count: 7, length: 0.5, width: 0.05, ink)
      pen.stripes(
        from: Point(-0.52, -0.72 + nod), to: Point(-0.78, -0.48 + nod), count: 6, length: 0.4, width: 0.03,
        ink)
      for x in [-0.28, 0.55] {
        pen.stripes(
          from: Point(x, 0.3), to: Point(x, 0.88), count: 7, length: 0.4, width: 0.035, lean: 0.2, ink)
      }
      pen.fill(.ellipse(Point(-0.92, -0.34 + nod), 0.13, 0.12), Color(0x3A3230))
      pen.socks(build)
    }
    pen.fill(.circle(Point(-0.88, -0.4 + nod), 0.02), .black)
    pen.fill(.circle(Point(-0.62, -0.66 + nod), 0.07), white)
    pen.eye(-0.62, -0.66 + nod, 0.042)
  }

  static let hippopotamus = living("hippopotamus") { pen in
    let hide = pen.color(0x7A6A72, 0x948088)
    let pink = Color(0xD9A0A0)
    let build = Quadruped(
      chest: -0.5, rump: 0.9, back: -0.34, belly: 0.5, withers: -0.06, thigh: 0.19, foot: 0.12, ground: 0.86)
    let gape = pen.chance(0.45) ? pen.uniform(0.15...0.3) : 0
    pen.stroke(.bow([(0.84, -0.06), (0.93, 0.08), (0.9, 0.22)]), hide.darker(0.5), 0.05)
    let trunk = pen.quadruped(build, coat: hide)
    if gape > 0 {
      pen.body(
        [
          .blob([
            (-0.4, 0.1), (-0.5, 0.3), (-0.7, 0.42 + gape), (-0.92, 0.36 + gape), (-0.94, 0.2 + gape),
            (-0.7, 0.05),
          ])
        ],
        hide.darker(0.1))
      pen.fill(
        .blob([(-0.45, 0), (-0.92, 0.05), (-0.9, 0.24 + gape), (-0.7, 0.3 + gape), (-0.5, 0.2)]),
        Color(0xB5545C))
      for x in [-0.86, -0.7] {
        pen.body([.limb([(x, 0.26 + gape, 0.04), (x + 0.01, 0.1 + gape, 0.02)])], Color(0xFFF7E0))
      }
    }
    let lift = gape * 0.5
    let head = Path.blob([
      (-0.28, -0.42), (-0.5, -0.46), (-0.66, -0.3 - lift * 0.6), (-0.82, -0.24 - lift), (-0.97, -0.08 - lift),
      (-0.96, 0.18 - lift), (-0.8, 0.28 - lift), (-0.55, 0.24), (-0.3, 0.3), (-0.2, -0.1),
    ])
    let ears = [Path.ellipse(Point(-0.32, -0.47), 0.06, 0.08), .ellipse(Point(-0.46, -0.49), 0.05, 0.07)]
    pen.body(trunk + [head] + ears, hide) {
      pen.fill(.ellipse(Point(0.2, 0.5), 0.7, 0.16), pink.opacity(0.5))
      pen.fill(.ellipse(Point(-0.84, 0.2 - lift), 0.26, 0.14), pink.opacity(0.6))
      pen.spots(Rect(-0.5, -0.3, 1.3, 0.6), hide.darker(0.3).opacity(0.35), count: 26, radius: 0.01...0.04)
      for x in [-0.24, -0.14] {
        pen.stroke(.bow([(x, -0.3), (x + 0.1, 0), (x, 0.36)]), hide.darker(0.4).opacity(0.7), 0.02)
      }
      for x in stride(from: -0.6, to: 0.9, by: 0.07) {
        pen.fill(.ellipse(Point(x, 0.86), 0.02, 0.035), Color(0xE6D6C6))
      }
    }
    pen.fill(.ellipse(Point(-0.89, -0.14 - lift), 0.035, 0.03), hide.darker(0.75))
    if gape == 0 {
      pen.stroke(.bow([(-0.95, 0.12), (-0.75, 0.16), (-0.5, 0.1)]), hide.darker(0.6), 0.025)
    }
    pen.fill(.circle(Point(-0.52, -0.35), 0.075), hide.darker(0.2))
    pen.eye(-0.53, -0.36, 0.05, iris: Color(0x6A4420))
  }

  static let africanElephant = living("African elephant") { pen in
    let hide = pen.color(0x75757A, 0x978D85)
    let build = Quadruped(
      chest: -0.42, rump: 0.85, back: -0.42, belly: 0.36, withers: 0.02, thigh: 0.19, foot: 0.13)
    let curl = pen.uniform(-0.5...0.3)
    pen.stroke(.bow([(0.82, -0.15), (0.9, 0.1), (0.88, 0.35)]), hide.darker(0.5), 0.04)
    let trunk = Path.limb([
      (-0.55, -0.25, 0.2), (-0.72, 0.08, 0.14), (-0.78, 0.38, 0.1),
      (-0.8 - abs(curl) * 0.1, 0.58 + curl * 0.1, 0.075),
      (-0.9, 0.66 + curl * 0.55, 0.055),
    ])
    let head = Path.blob([
      (-0.25, -0.68), (-0.5, -0.74), (-0.7, -0.5), (-0.74, -0.16), (-0.6, 0.14), (-0.3, 0.16), (-0.14, -0.2),
    ])
    pen.body(pen.quadruped(build, coat: hide) + [trunk, head], hide) {
      for fold in 0..<9 {
        let y = -0.1 + Double(fold) * 0.08
        pen.stroke(
          .bow([(-0.95, y + 0.02), (-0.8, y + 0.05), (-0.62, y)]), hide.darker(0.35).opacity(0.7), 0.014)
      }
      pen.fur(
        Rect(-0.1, -0.4, 0.95, 1.2), hide.darker(0.35).opacity(0.6), count: 60, length: 0.1, spread: 1.4)
      for x in stride(from: -0.6, to: 0.9, by: 0.075) {
        pen.fill(.ellipse(Point(x, 0.94), 0.026, 0.04), Color(0xDDD2C0))
      }
    }
    let tusk = pen.uniform(0.28...0.4)
    pen.body(
      [.limb([(-0.62, 0.1, 0.055), (-0.74, 0.1 + tusk * 0.8, 0.045), (-0.9, 0.08 + tusk, 0.015)])],
      Color(0xFFF6DF))
    let flap = pen.uniform(-0.06...0.14)
    pen.body(
      [
        .blob([
          (-0.36, -0.56), (-0.1, -0.72), (0.18 + flap, -0.6), (0.24 + flap, -0.2), (0.06 + flap, 0.22),
          (-0.12, 0.3),
          (-0.22, 0), (-0.38, -0.2),
        ])
      ], hide.darker(0.06)
    ) {
      pen.fill(.ellipse(Point(-0.1, -0.25), 0.16, 0.28), Color(0xB58F88).opacity(0.35))
      for x in [-0.05, 0.08, 0.18] {
        pen.stroke(.bow([(x - 0.1, -0.6), (x + flap, -0.2), (x - 0.08, 0.15)]), hide.darker(0.3), 0.012)
      }
    }
    pen.eye(-0.54, -0.28, 0.04, iris: Color(0x6A4420))
  }

  static let hog = living("hog") { pen in
    let pink = pen.color(0xE79A98, 0xF5BDB4)
    let build = Quadruped(
      chest: -0.5, rump: 0.72, back: -0.3, belly: 0.42, withers: -0.06, thigh: 0.15, foot: 0.08,
      socks: (0.09, Color(0x6B4A44)))
    let coil = stride(from: 0.0, to: 11, by: 0.7).map { turn in
      (0.72 + turn * 0.02, -0.1 - 0.06 * sin(turn) + (1 - cos(turn)) * 0.03)
    }
    pen.stroke(.bow(coil), pink.darker(0.5), 0.06)
    pen.stroke(.bow(coil), pink, 0.038)
    let head = Path.blob([
      (-0.3, -0.42), (-0.54, -0.44), (-0.72, -0.26), (-0.86, -0.16), (-0.9, 0.12), (-0.72, 0.24),
      (-0.42, 0.32),
      (-0.2, 0.05),
    ])
    let patches = pen.chance(0.45)
    pen.body(pen.quadruped(build, coat: pink) + [head], pink) {
      pen.socks(build)
      if patches {
        pen.spots(Rect(-0.4, -0.3, 1.1, 0.5), Color(0x4A3836).opacity(0.85), count: 5, radius: 0.06...0.16)
      }
      pen.fur(Rect(-0.5, -0.35, 1.2, 0.7), .white.opacity(0.45), count: 60, angle: 0.6)
      pen.stroke(.bow([(-0.84, 0.14), (-0.7, 0.18), (-0.6, 0.12)]), pink.darker(0.55), 0.025)
    }
    pen.body([.ellipse(Point(-0.89, -0.02), 0.075, 0.15)], pink.darker(0.08))
    for x in [-0.915, -0.865] {
      pen.fill(.ellipse(Point(x, -0.02), 0.016, 0.045), pink.darker(0.6))
    }
    let flop = pen.uniform(-0.1...0.06)
    for x in [-0.56, -0.36] {
      pen.body(
        [.leaf(from: Point(x + 0.06, -0.4), to: Point(x - 0.12, -0.24 + flop), width: 0.15)], pink.darker(0.1)
      )
    }
    pen.eye(-0.64, -0.14, 0.045)
  }
}
