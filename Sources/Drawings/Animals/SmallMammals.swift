import FineTuningCanvas

extension Subject {
  static let hare = living("hare") { pen in
    let coat = pen.color(0x8A6A48, 0xB08C60)
    let cream = coat.lighter(0.65)
    let rise = pen.uniform(-0.05...0.08)
    for (lean, shade) in [(0.14, 0.2), (0.0, 0.0)] {
      let tilt = lean + pen.uniform(-0.05...0.05)
      pen.body(
        [
          .limb([
            (-0.42, -0.4, 0.06), (-0.36 + tilt, -0.66, 0.1), (-0.26 + tilt * 1.8, -0.93 - rise * 0.3, 0.035),
          ])
        ],
        coat.darker(shade)
      ) {
        pen.fill(
          .limb([(-0.44, -0.4, 0.03), (-0.38 + tilt, -0.66, 0.05), (-0.3 + tilt * 1.8, -0.86, 0.02)]),
          Color(0xD9A898))
        pen.fill(.ellipse(Point(-0.24 + tilt * 1.8, -0.97), 0.15, 0.12), Color(0x241C18))
      }
    }
    pen.body([.circle(Point(0.68, 0.6), 0.13)], cream) {
      pen.fill(.ellipse(Point(0.64, 0.5), 0.14, 0.08), Color(0x241C18))
    }
    let trunk = Path.blob([
      (-0.35, -0.2), (-0.05, -0.22), (0.4, -0.05 - rise), (0.66, 0.4), (0.6, 0.82), (0, 0.86), (-0.35, 0.7),
      (-0.5, 0.2),
    ])
    let head = Path.blob([
      (-0.84, -0.16), (-0.7, -0.36), (-0.48, -0.48), (-0.24, -0.36), (-0.2, -0.1), (-0.45, 0.06),
      (-0.72, 0.02),
    ])
    let foreleg = Path.limb([
      (-0.36, 0.3, 0.13), (-0.38, 0.6, 0.085), (-0.42, 0.84, 0.07), (-0.52, 0.88, 0.05),
    ])
    pen.body([trunk, head, foreleg], coat) {
      pen.fill(.ellipse(Point(-0.5, 0.3), 0.17, 0.35), cream)
      pen.fill(.ellipse(Point(-0.72, 0), 0.16, 0.09), cream)
      pen.fur(Rect(-0.5, -0.45, 1.1, 1.2), coat.darker(0.4), count: 110, angle: 0.9)
      pen.fur(Rect(-0.4, -0.4, 1, 0.8), coat.lighter(0.35), count: 60, angle: 0.9)
    }
    pen.body(
      [
        .blob([
          (0.05, 0.5), (0.3, 0.25), (0.56, 0.42), (0.56, 0.75), (0.4, 0.88), (-0.1, 0.9), (-0.14, 0.82),
          (0.12, 0.76),
        ])
      ], coat
    ) {
      pen.fur(Rect(0, 0.3, 0.6, 0.5), coat.darker(0.4), count: 30, angle: 0.9)
    }
    pen.eye(-0.54, -0.24, 0.075, iris: Color(0xB9762C))
    pen.fill(.ellipse(Point(-0.84, -0.14), 0.035, 0.03), Color(0x7A4A44))
    pen.stroke(.bow([(-0.83, -0.1), (-0.78, -0.05), (-0.72, -0.06)]), coat.darker(0.6), 0.02)
    for index in -1...1 {
      pen.stroke(
        .bow([(-0.74, -0.08), (-0.82, -0.02 + Double(index) * 0.06), (-0.95, 0.02 + Double(index) * 0.1)]),
        .white.opacity(0.9), 0.012)
    }
  }

  static let porcupine = living("porcupine") { pen in
    let coat = pen.color(0x3A2C24, 0x5A463A)
    let build = Quadruped(
      chest: -0.55, rump: 0.6, back: -0.1, belly: 0.62, thigh: 0.12, foot: 0.075, ground: 0.9)
    let head = Path.blob([
      (-0.4, 0.02), (-0.66, 0.08), (-0.84, 0.28), (-0.94, 0.42), (-0.9, 0.56), (-0.65, 0.62), (-0.35, 0.56),
    ])
    pen.body(pen.quadruped(build, coat: coat) + [head], coat) {
      pen.fur(Rect(-0.95, 0, 1.5, 0.8), coat.lighter(0.35), count: 90, length: 0.08, angle: 0.5)
    }
    pen.body([.ellipse(Point(-0.45, 0.2), 0.08, 0.1)], coat.lighter(0.2))
    let bristle = pen.uniform(0.48...0.6)
    for index in 0..<150 {
      let layer = Double(index) / 150
      let root = Point(pen.uniform(-0.42...0.5), pen.uniform(-0.12...0.1) + layer * 0.42)
      let angle = -1.9 + (root.x + 0.45) * 1.35 + layer * 0.75 + pen.uniform(-0.15...0.15)
      let reach = bristle * pen.uniform(0.75...1) * (1 - 0.3 * layer)
      let tip = Point.polar(angle, reach, around: root)
      pen.stroke(.line(root, tip), coat.darker(0.6), 0.034)
      pen.stroke(.line(root, root.mixed(with: tip, 0.96)), Color(0xE9DDC6), 0.018)
      pen.stroke(.line(root.mixed(with: tip, 0.35), root.mixed(with: tip, 0.65)), coat, 0.02)
    }
    pen.fill(.ellipse(Point(-0.92, 0.44), 0.05, 0.055), Color(0x15100E))
    pen.eye(-0.7, 0.3, 0.05)
    pen.stroke(.bow([(-0.9, 0.53), (-0.8, 0.55), (-0.72, 0.51)]), coat.darker(0.6), 0.02)
  }
}
