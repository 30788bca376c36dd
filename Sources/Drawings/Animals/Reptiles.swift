import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let treeFrog = living("tree frog") { pen in
    let green = pen.color(0x4FB03A, 0x86C43E)
    let orange = pen.color(0xE8702A, 0xF29A3A)
    let flank = pen.random.pick([Color(0x2F6AB8), Color(0xF2E08A), Color(0x3A8FA0)])
    let crouch = pen.uniform(-0.06...0.08)
    func leg(_ joints: [(x: Double, y: Double, radius: Double)], _ color: Color) {
      guard let foot = joints.last else { return }
      for (dx, dy) in [(-0.2, 0.02), (-0.13, 0.08), (0.0, 0.09), (0.1, 0.05)] {
        pen.body(
          [
            .limb([(foot.x, foot.y, 0.03), (foot.x + dx, foot.y + dy, 0.024)]),
            .circle(Point(foot.x + dx, foot.y + dy), 0.048),
          ], orange)
      }
      pen.body([.limb(joints)], color)
    }
    leg([(0.1, 0.3, 0.08), (0.02, 0.58, 0.06), (0.06, 0.82, 0.05)], green.darker(0.25))
    let trunk = Path.blob([
      (-0.88, -0.18), (-0.66, -0.44), (-0.3, -0.46), (0.1, -0.34), (0.55, 0.08 + crouch),
      (0.72, 0.42 + crouch),
      (0.5, 0.56), (0, 0.46), (-0.4, 0.3), (-0.76, 0.08),
    ])
    pen.body([trunk], green) {
      pen.fill(
        .blob([(-0.9, -0.08), (-0.5, 0.06), (-0.1, 0.24), (0.5, 0.6), (-0.2, 0.6), (-0.8, 0.3)]),
        Color(0xF7F2DC))
      pen.fill(.blob([(-0.3, 0.06), (0.1, 0.08), (0.4, 0.3), (0.4, 0.5), (0.1, 0.42)]), flank)
      for x in [-0.12, 0.02, 0.16] {
        pen.stroke(.line(Point(x, 0.08), Point(x + 0.06, 0.38)), Color(0xF7E7A0), 0.03)
      }
      pen.spots(Rect(-0.5, -0.4, 1, 0.5), green.lighter(0.4).opacity(0.6), count: 9, radius: 0.015...0.035)
    }
    leg([(-0.34, 0.16, 0.09), (-0.26, 0.46, 0.075), (-0.44, 0.62, 0.06), (-0.5, 0.82, 0.05)], green)
    leg(
      [
        (0.56, 0.42 + crouch, 0.15), (0.2, 0.36 + crouch, 0.12), (0.36, 0.62, 0.07), (0.72, 0.76, 0.06),
        (0.62, 0.84, 0.05),
      ],
      green)
    pen.stroke(.bow([(-0.88, -0.14), (-0.66, -0.06), (-0.38, -0.12)]), green.darker(0.6), 0.025)
    pen.fill(.circle(Point(-0.82, -0.24), 0.018), green.darker(0.7))
    pen.body([.circle(Point(-0.5, -0.42), 0.19)], green)
    pen.eye(-0.51, -0.44, 0.135, iris: pen.color(0xD8201C, 0xE85A20), slit: 0.3)
  }

  static let boxTurtle = living("box turtle") { pen in
    let shell = pen.color(0x4A3420, 0x6A4A2A)
    let gold = pen.color(0xE0A028, 0xF0C04A)
    let skin = pen.color(0x6A5636, 0x8A7448)
    let reach = pen.uniform(-0.08...0.06)
    let step = pen.uniform(-0.08...0.08)
    pen.body([.limb([(0.7, 0.5, 0.07), (0.92, 0.62, 0.02)])], skin)
    for (x, foot) in [(-0.34, -0.42 + step), (0.5, 0.54 - step)] {
      pen.body([.limb([(x, 0.45, 0.15), (foot, 0.68, 0.12), (foot - 0.03, 0.84, 0.1)])], skin) {
        pen.spots(Rect(x - 0.3, 0.4, 0.5, 0.5), gold, count: 10, radius: 0.015...0.03)
      }
      for claw in -1...1 {
        let left = foot - 0.04 + Double(claw) * 0.06
        pen.stroke(.line(Point(left, 0.88), Point(left - 0.03, 0.93)), skin.darker(0.6), 0.025)
      }
    }
    pen.body(
      [
        .limb([(-0.4, 0.4, 0.14), (-0.62, 0.3, 0.1), (-0.72 + reach, 0.16, 0.11)]),
        .blob([
          (-0.6 + reach, 0), (-0.8 + reach, -0.02), (-0.95 + reach, 0.14), (-0.9 + reach, 0.26),
          (-0.66 + reach, 0.3),
        ]),
      ], skin
    ) {
      pen.spots(Rect(-0.9, 0.05, 0.4, 0.4), gold, count: 14, radius: 0.015...0.035)
    }
    pen.stroke(
      .bow([(-0.93 + reach, 0.18), (-0.84 + reach, 0.19), (-0.76 + reach, 0.16)]), skin.darker(0.6), 0.02)
    pen.eye(-0.8 + reach, 0.09, 0.045, iris: Color(0xC0321C))
    let height = pen.uniform(0.62...0.74)
    let dome = Path.blob([
      (-0.62, 0.5), (-0.56, 0.1), (-0.3, -height * 0.75), (0.1, -height), (0.5, -height * 0.65), (0.76, 0.08),
      (0.84, 0.48),
      (0.5, 0.6), (0, 0.62), (-0.4, 0.58),
    ])
    pen.body([dome], shell) {
      let hubs = [
        (-0.36, 0.08), (0.1, 0.04), (0.54, 0.1), (-0.14, -0.42), (0.34, -0.4), (-0.5, 0.46), (-0.1, 0.48),
        (0.3, 0.48), (0.7, 0.46),
      ]
      for (x, y) in hubs {
        for ray in 0..<7 {
          let angle = -.pi * 0.95 + Double(ray) / 6 * .pi * 0.9 + pen.uniform(-0.12...0.12)
          let (near, far) = (
            Point.polar(angle, -0.08, around: Point(x, y)), Point.polar(angle, 0.2, around: Point(x, y))
          )
          pen.stroke(.line(near, far), gold, pen.uniform(0.02...0.04))
        }
      }
      for seam in [
        [(-0.6, 0.3), (0, 0.3), (0.85, 0.3)], [(-0.5, -0.16), (0.1, -0.2), (0.72, -0.14)],
        [(-0.14, -0.18), (-0.14, 0.05), (-0.13, 0.3)], [(0.33, -0.18), (0.33, 0.05), (0.34, 0.3)],
        [(0.1, -0.8), (0.1, -0.5), (0.1, -0.2)], [(-0.3, 0.3), (-0.3, 0.45), (-0.28, 0.6)],
        [(0.1, 0.3), (0.1, 0.45), (0.1, 0.6)], [(0.5, 0.3), (0.5, 0.45), (0.5, 0.6)],
      ] {
        pen.stroke(.bow(seam), shell.darker(0.6), 0.03)
      }
    }
  }

  static let americanAlligator = living("American alligator") { pen in
    let hide = pen.color(0x4A5436, 0x66704A)
    let belly = Color(0xD9D4A8)
    let gape = pen.uniform(0.06...0.42)
    let swish = pen.uniform(-0.25...0.2)
    func lifted(_ x: Double, _ y: Double) -> (Double, Double) { (x, y - gape * max(0, -0.4 - x) * 1.3) }
    func dropped(_ x: Double, _ y: Double) -> (Double, Double) { (x, y + gape * max(0, -0.4 - x) * 0.5) }
    let spine: [(x: Double, y: Double, radius: Double)] = [
      (-0.3, 0.2, 0.17), (-0.05, 0.26, 0.25), (0.25, 0.26, 0.26), (0.52, 0.24, 0.18),
      (0.78, 0.16 + swish * 0.3, 0.12),
      (0.9, -0.1 + swish * 0.6, 0.08), (0.84, -0.36 + swish, 0.02),
    ]
    for (x, foot) in [(-0.14, -0.04), (0.36, 0.46)] {
      pen.body([.limb([(x, 0.4, 0.11), (foot, 0.62, 0.08), (foot - 0.08, 0.74, 0.06)])], hide.darker(0.3))
    }
    let lower = [
      dropped(-0.35, 0.3), dropped(-0.6, 0.26), dropped(-0.96, 0.24), dropped(-0.96, 0.34),
      dropped(-0.6, 0.42),
    ]
    pen.fill(
      .blob([(-0.34, 0.14), lifted(-0.92, 0.06), dropped(-0.92, 0.28), (-0.3, 0.34)]), Color(0xB85A58))
    pen.body([.blob(lower + [(-0.26, 0.42)])], belly.mixed(with: hide, 0.3))
    for tooth in 0..<8 {
      let x = -0.93 + Double(tooth) * 0.065
      for (root, length) in [(lifted(x, 0.09), 0.1), (dropped(x, 0.28), -0.09)] {
        pen.fill(
          .polygon([Point(x, root.1), Point(x + 0.055, root.1), Point(x + 0.028, root.1 + length)]), .white)
      }
    }
    for (start, end) in zip(spine, spine.dropFirst()) {
      let up = atan2(end.y - start.y, end.x - start.x) - .pi / 2
      for step in 0..<4 {
        let fraction = Double(step) / 4
        let place = Point(start.x, start.y).mixed(with: Point(end.x, end.y), fraction)
        let radius = start.radius + (end.radius - start.radius) * fraction
        pen.body(
          [
            .leaf(
              from: .polar(up, radius * 0.6, around: place), to: .polar(up, radius + 0.11, around: place),
              width: 0.05)
          ],
          hide.darker(0.2))
      }
    }
    let snout = Path.blob([
      (-0.24, 0), (-0.42, -0.1), lifted(-0.54, 0.01), lifted(-0.75, 0.02), lifted(-0.96, -0.06),
      lifted(-0.97, 0.1),
      lifted(-0.7, 0.14), (-0.4, 0.2), (-0.24, 0.34),
    ])
    pen.body([.limb(spine), snout], hide) {
      pen.fill(.ellipse(Point(0.12, 0.56), 0.55, 0.13), belly)
      pen.scales(Rect(-0.3, -0.4, 1.25, 0.94), size: 0.09, hide.darker(0.45), angle: 0.2)
      pen.spots(Rect(-0.95, -0.3, 0.5, 0.4), hide.darker(0.4).opacity(0.5), count: 26, radius: 0.01...0.022)
    }
    for (x, foot) in [(-0.08, -0.18), (0.46, 0.4)] {
      pen.body(
        [
          .limb([
            (x, 0.36, 0.15), (foot + 0.06, 0.6, 0.1), (foot - 0.02, 0.74, 0.07), (foot - 0.15, 0.79, 0.05),
          ])
        ], hide)
      for claw in 0..<3 {
        let left = foot - 0.2 + Double(claw) * 0.07
        pen.stroke(.line(Point(left, 0.8), Point(left - 0.04, 0.84)), hide.darker(0.7), 0.025)
      }
    }
    let nostril = lifted(-0.93, -0.03)
    pen.fill(.circle(Point(nostril.0, nostril.1), 0.02), hide.darker(0.75))
    pen.body([.circle(Point(-0.41, -0.07), 0.085)], hide)
    pen.eye(-0.42, -0.08, 0.055, iris: Color(0xD9B53A), slit: 0.3)
  }

  static let garterSnake = living("garter snake", turns: true) { pen in
    let hide = pen.random.pick([pen.color(0x2A2A20, 0x3E3A28), pen.color(0x3A4A2E, 0x4E5A34)])
    let stripe = pen.color(0xE8D85A, 0xF4EAA0)
    let (coiled, turns, height) = (pen.chance(0.5), pen.uniform(1.7...2.2), pen.uniform(0.6...0.78))
    let spine = (0...40).map { index -> (Double, Double) in
      let along = Double(index) / 40
      if coiled {
        let place = Point.polar(along * turns * 2 * .pi, 0.8 - 0.68 * along)
        return (place.x, place.y)
      }
      return (-0.72 + along * 1.6, height * sin(along * turns * 2 * .pi + 0.4) * (1 - along * 0.25))
    }
    let joints = spine.enumerated().map { index, joint -> (x: Double, y: Double, radius: Double) in
      (joint.0, joint.1, 0.1 * min(1, 0.65 + Double(index) * 0.1) * min(1, Double(41 - index) / 18))
    }
    let (head, neck) = (spine[0], spine[1])
    let angle = atan2(head.1 - neck.1, head.0 - neck.0)
    pen.body([.limb(joints)], hide) {
      for index in 0..<40 {
        let (start, end) = (spine[index], spine[index + 1])
        let across = atan2(end.1 - start.1, end.0 - start.0) + .pi / 2
        for step in 0..<3 {
          let center = Point(start.0, start.1).mixed(with: Point(end.0, end.1), Double(step) / 3)
          for side in [-1.0, 1] {
            pen.fill(.circle(.polar(across, side * 0.04, around: center), 0.012), Color(0x0E0E0A))
            pen.fill(
              .circle(.polar(across, side * joints[index].radius * 0.95, around: center), 0.022), stripe)
          }
        }
      }
      pen.stroke(.bow(spine), stripe, 0.035)
    }
    pen.placed(head.0, head.1, angle: angle) {
      pen.stroke(.line(Point(0.12, 0), Point(0.2, 0)), Color(0xD8202C), 0.018)
      for side in [-1.0, 1] {
        pen.stroke(.line(Point(0.2, 0), Point(0.25, side * 0.03)), Color(0xD8202C), 0.014)
      }
      pen.body(
        [.blob([(-0.1, -0.07), (0.03, -0.1), (0.15, -0.04), (0.15, 0.04), (0.03, 0.1), (-0.1, 0.07)])], hide)
      for side in [-1.0, 1] { pen.eye(0.05, side * 0.065, 0.024, iris: Color(0xD9A53A)) }
    }
  }

  static let triceratops = living("triceratops") { pen in
    let hide = pen.random.pick([
      pen.color(0x7A8A5A, 0x98A468), pen.color(0x9A7A54, 0xB4946A), pen.color(0x6F8088, 0x8C9A9C),
    ])
    let horn = Color(0xF2E6CC)
    let build = Quadruped(
      chest: -0.35, rump: 0.55, back: -0.32, belly: 0.36, withers: -0.04, thigh: 0.18, foot: 0.11)
    let tail = Path.limb([
      (0.4, -0.02, 0.24), (0.64, 0.14, 0.14), (0.84, 0.26, 0.07),
      (0.97, 0.26 + pen.uniform(-0.2...0.1), 0.015),
    ])
    pen.body(pen.quadruped(build, coat: hide) + [tail], hide) {
      pen.fill(.ellipse(Point(0.1, 0.4), 0.5, 0.14), hide.lighter(0.35))
      pen.stripes(
        from: Point(-0.2, -0.25), to: Point(0.8, 0.05), count: 7, length: 0.3, width: 0.06,
        hide.darker(0.35).opacity(0.7))
      pen.spots(Rect(-0.3, -0.2, 0.9, 0.6), hide.darker(0.3).opacity(0.5), count: 24, radius: 0.012...0.03)
      for x in stride(from: -0.5, to: 0.7, by: 0.075) {
        pen.fill(.ellipse(Point(x, 0.94), 0.028, 0.04), horn.darker(0.2))
      }
    }
    let frill = pen.uniform(0.4...0.48)
    let center = Point(-0.36, -0.34)
    for index in 0..<9 {
      let angle = -2.3 + Double(index) * 0.42
      pen.body(
        [
          .leaf(
            from: .polar(angle, frill * 0.9, around: center), to: .polar(angle, frill + 0.11, around: center),
            width: 0.07)
        ], horn)
    }
    pen.body([.ellipse(center, frill, frill * 1.08)], hide.mixed(with: Color(0xC8643A), 0.35)) {
      for spot in 0..<6 {
        pen.fill(
          .ellipse(.polar(-1.9 + Double(spot) * 0.55, frill * 0.68, around: center), 0.07, 0.09),
          Color(0xB8452A).opacity(0.6))
      }
    }
    let farHorn = Path.limb([(-0.56, -0.4, 0.06), (-0.72, -0.62, 0.045), (-0.76, -0.86, 0.005)])
    pen.body([farHorn], horn.darker(0.15))
    pen.body(
      [
        .blob([
          (-0.3, -0.5), (-0.56, -0.44), (-0.76, -0.2), (-0.95, 0.02), (-0.94, 0.24), (-0.78, 0.14),
          (-0.52, 0.2), (-0.24, 0.04),
          (-0.16, -0.3),
        ])
      ], hide
    ) {
      pen.fill(.ellipse(Point(-0.98, 0.12), 0.15, 0.16), horn.darker(0.25))
      pen.stroke(.bow([(-0.88, 0.08), (-0.68, 0.06), (-0.5, 0.02)]), hide.darker(0.6), 0.025)
    }
    pen.body([.limb([(-0.46, -0.38, 0.075), (-0.6, -0.66, 0.055), (-0.6, -0.95, 0.005)])], horn)
    pen.body([.limb([(-0.82, -0.12, 0.07), (-0.9, -0.24, 0.04), (-0.93, -0.34, 0.005)])], horn)
    pen.fill(.ellipse(Point(-0.86, 0), 0.025, 0.018), hide.darker(0.7))
    pen.eye(-0.54, -0.2, 0.05, iris: Color(0xD9A53A))
  }
}
