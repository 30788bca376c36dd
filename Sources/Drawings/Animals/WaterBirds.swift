import FineTuningCanvas

extension Subject {
  static let flamingo = living("flamingo") { pen in
    let pink = pen.color(0xF28AA0, 0xFF9E86)
    let (sway, oneLeg) = (pen.uniform(-0.06...0.06), pen.chance(0.5))
    let leg = pink.darker(0.1)
    for (shade, width) in [(leg.darker(0.5), 0.055), (leg, 0.032)] {
      let standing = Path.polygon([Point(0.22, 0.2), Point(0.24, 0.56), Point(0.2, 0.93)], closed: false)
      pen.stroke(standing, shade, width)
      pen.stroke(.line(Point(0.2, 0.93), Point(0.06, 0.95)), shade, width)
      let other =
        oneLeg
        ? [Point(0.38, 0.2), Point(0.54, 0.5), Point(0.28, 0.56)]
        : [Point(0.36, 0.2), Point(0.44, 0.56), Point(0.4 + sway, 0.93), Point(0.28 + sway, 0.95)]
      pen.stroke(.polygon(other, closed: false), shade, width)
    }
    pen.body(
      [.blob([(-0.12, 0), (0.1, -0.18), (0.5, -0.16), (0.9, 0.06), (0.7, 0.2), (0.4, 0.32), (0.06, 0.28)])],
      pink
    ) {
      pen.scales(Rect(0, -0.1, 0.9, 0.4), size: 0.1, pink.darker(0.25), angle: 0.5)
    }
    pen.wing(
      from: Point(0.12, -0.04), to: Point(0.84, 0.1), depth: 0.26, pink.lighter(0.12), long: pink.darker(0.12)
    )
    pen.body(
      [
        .limb([
          (0.04, 0.1, 0.12), (-0.16, 0.14, 0.075), (-0.34, -0.04, 0.06), (-0.26, -0.28, 0.055),
          (-0.16, -0.5, 0.052),
          (-0.24, -0.74 + sway, 0.052), (-0.42, -0.8 + sway, 0.07),
        ])
      ], pink)
    pen.body([.ellipse(Point(-0.46, -0.78 + sway), 0.15, 0.12)], pink)
    pen.body(
      [
        .blob([
          (-0.54, -0.86 + sway), (-0.74, -0.78 + sway), (-0.82, -0.56 + sway), (-0.76, -0.46 + sway),
          (-0.68, -0.6 + sway), (-0.54, -0.7 + sway),
        ])
      ],
      Color(0xF8E4DC)
    ) {
      pen.fill(.ellipse(Point(-0.8, -0.5 + sway), 0.12, 0.15), Color(0x1C1818))
    }
    pen.eye(-0.48, -0.82 + sway, 0.04, iris: Color(0xF7E27A))
  }

  static let pelican = living("pelican") { pen in
    let white = pen.color(0xF2EEE6, 0xFFFFFF)
    let edge = Color(0x7A766E)
    let (bill, pouch) = (pen.color(0xE8A23C, 0xF5C060), pen.uniform(0.14...0.36))
    pen.birdLegs(
      [(Point(0.16, 0.5), Point(0.12, 0.84)), (Point(0.4, 0.5), Point(0.42, 0.84))], Color(0xE88A3A),
      width: 0.06,
      toe: 0.16)
    let body = Path.blob([
      (-0.2, 0), (0.05, -0.14), (0.5, -0.02), (0.96, 0.3), (0.86, 0.4), (0.45, 0.6), (0.05, 0.58),
      (-0.22, 0.34),
    ])
    let neck = Path.limb([
      (0, 0.2, 0.22), (-0.2, -0.06, 0.13), (-0.14, -0.36, 0.1), (-0.16, -0.62, 0.1), (-0.26, -0.72, 0.12),
    ])
    pen.body([body, neck], white, edge: edge) {
      pen.scales(Rect(-0.2, 0, 0.7, 0.6), size: 0.12, Color(0xC9C2B4), angle: 0.6)
    }
    pen.wing(
      from: Point(0.12, 0.06), to: Point(0.95, 0.34), depth: 0.34, white.darker(0.06), long: Color(0x4A4644))
    pen.body([.ellipse(Point(-0.28, -0.74), 0.18, 0.15)], white, edge: edge)
    pen.body(
      [
        .blob([
          (-0.3, -0.62), (-0.6, -0.5), (-0.95, -0.3), (-0.78, -0.24 + pouch * 0.4), (-0.5, -0.36 + pouch),
          (-0.26, -0.42 + pouch * 0.4),
        ])
      ],
      bill.mixed(with: Color(0xE86A3A), 0.35)
    ) {
      for fold in 0..<5 {
        let x = -0.36 - Double(fold) * 0.1
        pen.stroke(
          .bow([(x, -0.6), (x + 0.02, -0.4), (x + 0.06, -0.2)]), bill.darker(0.35).opacity(0.5), 0.014)
      }
    }
    pen.body(
      [.limb([(-0.34, -0.7, 0.075), (-0.66, -0.52, 0.055), (-0.92, -0.34, 0.04), (-0.97, -0.26, 0.015)])],
      bill)
    pen.fill(.ellipse(Point(-0.32, -0.76), 0.08, 0.075), Color(0xF2C9A8))
    pen.eye(-0.32, -0.77, 0.045)
  }

  static let kingPenguin = living("king penguin") { pen in
    let (back, white) = (pen.color(0x3A4450, 0x566270), pen.color(0xF2F2EC, 0xFFFFFF))
    let orange = pen.color(0xF59A1C, 0xFFB838)
    for x in [-0.2, 0.16] {
      pen.body(
        [.blob([(x - 0.16, 0.93), (x - 0.04, 0.82), (x + 0.14, 0.86), (x + 0.14, 0.94)])], Color(0x2A2624))
    }
    let flap = pen.uniform(0...0.25)
    pen.body(
      [.limb([(0.26, -0.28, 0.09), (0.46 + flap, 0.1, 0.09), (0.5 + flap, 0.42 - flap * 0.5, 0.04)])], back)
    pen.body(
      [
        .blob([
          (-0.26, -0.42), (-0.06, -0.52), (0.2, -0.4), (0.4, 0), (0.42, 0.5), (0.3, 0.84), (-0.02, 0.92),
          (-0.32, 0.82),
          (-0.46, 0.4), (-0.42, -0.08),
        ])
      ], white, edge: back.darker(0.5)
    ) {
      pen.fill(
        .blob([(0.08, -0.55), (0.5, -0.3), (0.6, 0.9), (0.26, 0.95), (0.3, 0.4), (0.2, -0.1)]), back)
      pen.fill(
        .ellipse(Point(-0.12, -0.38), 0.34, 0.26),
        .radial(
          center: Point(-0.12, -0.42), radius: 0.34,
          [(0, orange), (0.5, orange.opacity(0.7)), (1, orange.opacity(0))]))
    }
    pen.body(
      [.limb([(-0.36, -0.22, 0.08), (-0.5 - flap, 0.14, 0.085), (-0.5 - flap, 0.44 - flap * 0.5, 0.035)])],
      back)
    let ink = Color(0x1C1D22)
    pen.body(
      [
        .blob([
          (-0.34, -0.68), (-0.18, -0.88), (0.06, -0.88), (0.2, -0.64), (0.16, -0.42), (-0.1, -0.4),
          (-0.3, -0.5),
        ])
      ], ink
    ) {
      pen.fill(
        .blob([(0.0, -0.72), (0.12, -0.7), (0.14, -0.5), (0, -0.38), (-0.12, -0.4), (0, -0.54)]), orange)
    }
    pen.body([.limb([(-0.28, -0.66, 0.05), (-0.5, -0.68, 0.035), (-0.68, -0.6, 0.012)])], ink)
    pen.stroke(.bow([(-0.32, -0.62), (-0.48, -0.65), (-0.6, -0.61)]), orange, 0.025)
    pen.eye(-0.16, -0.7, 0.04, iris: Color(0x7A4A24), rim: Color(0x5A5A60))
  }

  static let goose = living("goose") { pen in
    let white = pen.random.pick([pen.color(0xF2EFE8, 0xFFFFFF), pen.color(0x9A8A78, 0xB8A894)])
    let orange = pen.color(0xF08A24, 0xFFA63C)
    let edge = white.darker(0.55)
    let (reach, stride) = (pen.uniform(-0.14...0.1), pen.uniform(0...0.12))
    for (x, foot) in [(0.06, -0.06 - stride), (0.34, 0.36 + stride)] {
      pen.body([.limb([(x, 0.5, 0.05), (foot, 0.84, 0.035)])], orange)
      pen.body(
        [.polygon([Point(foot + 0.05, 0.84), Point(foot - 0.2, 0.95), Point(foot + 0.09, 0.95)])], orange)
    }
    let body = Path.blob([
      (-0.4, 0.16), (-0.24, -0.04), (0.2, -0.04), (0.6, 0), (0.96, -0.12), (0.86, 0.2), (0.6, 0.5),
      (0.1, 0.66), (-0.3, 0.5),
    ])
    let neck = Path.limb([
      (-0.2, 0.2, 0.2), (-0.36, -0.08, 0.12), (-0.36 + reach * 0.5, -0.4, 0.09), (-0.4 + reach, -0.7, 0.09),
      (-0.5 + reach, -0.78, 0.11),
    ])
    pen.body([body, neck, .ellipse(Point(-0.5 + reach, -0.78), 0.17, 0.13)], white, edge: edge) {
      pen.scales(Rect(-0.4, 0.1, 1, 0.6), size: 0.12, white.darker(0.25), angle: 0.6)
      pen.fur(Rect(-0.5, -0.5, 0.3, 0.5), white.darker(0.25), count: 20, length: 0.12, angle: 1.3)
    }
    pen.wing(
      from: Point(-0.08, 0.08), to: Point(0.84, 0.08), depth: 0.34, white.darker(0.05),
      long: white.darker(0.12))
    pen.body(
      [
        .blob([
          (-0.6 + reach, -0.88), (-0.72 + reach, -0.8), (-0.86 + reach, -0.7), (-0.84 + reach, -0.64),
          (-0.6 + reach, -0.68),
        ])
      ],
      orange)
    pen.stroke(.line(Point(-0.82 + reach, -0.68), Point(-0.64 + reach, -0.74)), orange.darker(0.5), 0.016)
    pen.eye(-0.54 + reach, -0.83, 0.035, iris: Color(0x2A4A7A))
  }
}
