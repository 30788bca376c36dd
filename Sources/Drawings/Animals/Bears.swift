import FineTuningCanvas

extension Subject {
  static let brownBear = living("brown bear") { pen in
    let coat = pen.color(0x5A3820, 0x8A5A34)
    let snout = coat.mixed(with: Color(0xE0BE90), 0.6)
    if pen.chance(0.3) { return pen.bearHead(coat, snout: snout) }
    let build = Quadruped(
      chest: -0.6, rump: 0.85, back: -0.28, belly: 0.4, withers: 0.16, thigh: 0.2, foot: 0.12)
    pen.body(pen.quadruped(build, coat: coat), coat) {
      pen.fur(Rect(-0.6, -0.45, 1.4, 0.9), coat.darker(0.4), count: 120, length: 0.12, angle: 0.7)
      pen.fur(Rect(-0.6, -0.45, 1.4, 0.6), coat.lighter(0.3), count: 70, length: 0.12, angle: 0.7)
      pen.fill(.rectangle(Rect(-1, 0.84, 2, 0.2)), coat.darker(0.35))
    }
    pen.placed(-0.56, -0.2, scale: 0.43) { pen.bearHead(coat, snout: snout) }
  }

  static let iceBear = living("ice bear") { pen in
    let coat = pen.color(0xEFEBDD, 0xFBFAF4)
    let edge = Color(0x8A8778)
    if pen.chance(0.25) { return pen.bearHead(coat, snout: coat) }
    let build = Quadruped(
      chest: -0.42, rump: 0.88, back: -0.25, belly: 0.36, withers: -0.04, thigh: 0.2, foot: 0.13)
    let nod = pen.uniform(-0.1...0.16)
    let neck = Path.limb([(-0.2, -0.02, 0.27), (-0.5, -0.16 + nod, 0.2), (-0.66, -0.22 + nod, 0.17)])
    let head = Path.blob([
      (-0.56, -0.4 + nod), (-0.74, -0.38 + nod), (-0.84, -0.24 + nod), (-0.97, -0.16 + nod),
      (-0.96, -0.06 + nod),
      (-0.76, -0.02 + nod), (-0.56, -0.08 + nod),
    ])
    let ear = Path.circle(Point(-0.54, -0.4 + nod), 0.065)
    pen.body(pen.quadruped(build, coat: coat) + [neck, head, ear], coat, edge: edge, relief: 0.75) {
      pen.fur(
        Rect(-0.6, -0.4, 1.5, 0.9), Color(0xB9AF90), count: 110, length: 0.12, angle: 0.7)
      for x in stride(from: -0.9, to: 0.95, by: 0.055) {
        pen.stroke(.line(Point(x, 0.92), Point(x - 0.01, 0.88)), Color(0x3A3A3A), 0.018)
      }
    }
    pen.fill(.ellipse(Point(-0.955, -0.135 + nod), 0.04, 0.05), Color(0x17181A))
    pen.stroke(
      .bow([(-0.94, -0.06 + nod), (-0.84, -0.05 + nod), (-0.77, -0.09 + nod)]), Color(0x3A3A3A), 0.02)
    pen.eye(-0.78, -0.25 + nod, 0.03)
  }

  static let giantPanda = living("giant panda") { pen in
    let (white, black) = (pen.color(0xF2EEE4, 0xFFFFFF), pen.color(0x17171A, 0x2C2B2E))
    if pen.chance(0.35) { return pen.pandaHead(white, black) }
    pen.body([.symmetric([(0, -0.2), (0.42, -0.05), (0.66, 0.4), (0.56, 0.85), (0, 0.95)])], white) {
      pen.fill(.ellipse(Point(0, -0.1), 0.8, 0.3), black)
      pen.fur(Rect(-0.6, 0.2, 1.2, 0.6), white.darker(0.25), count: 50)
    }
    let bamboo = Color(0x6FA23A)
    let lean = pen.uniform(-0.15...0.1)
    pen.stroke(.line(Point(-0.5 + lean, -0.35), Point(-0.15, 0.62)), bamboo.darker(0.3), 0.07)
    pen.stroke(.line(Point(-0.5 + lean, -0.35), Point(-0.15, 0.62)), bamboo, 0.045)
    for index in 0..<3 {
      pen.fan(
        at: Point(-0.48 + lean + Double(index) * 0.06, -0.3 + Double(index) * 0.12), 2.2...4.3, count: 3,
        length: 0.3, width: 0.04, bamboo)
    }
    for side in [-1.0, 1] {
      let raise = pen.uniform(0.1...0.4)
      pen.body(
        [.limb([(side * 0.4, 0.08, 0.16), (side * 0.58, 0.35, 0.15), (side * 0.3, raise, 0.14)])], black)
      pen.body([.limb([(side * 0.4, 0.68, 0.2), (side * 0.66, 0.74, 0.2)])], black)
      pen.body([.ellipse(Point(side * 0.74, 0.74), 0.17, 0.2)], black) {
        pen.fill(.ellipse(Point(side * 0.75, 0.79), 0.09, 0.08), Color(0x5A4A48))
      }
    }
    pen.placed(0, -0.4, scale: 0.56) { pen.pandaHead(white, black) }
  }

  static let koala = living("koala") { pen in
    let coat = pen.color(0x8A8C90, 0xA9A8A6)
    if pen.chance(0.4) { return pen.koalaHead(coat) }
    let bark = pen.color(0x8A6A48, 0xA5845C)
    pen.body([.limb([(0.62, -0.86, 0.11), (0.56, 0, 0.13), (0.6, 0.84, 0.15)])], bark) {
      pen.fur(Rect(0.4, -1, 0.4, 2), bark.darker(0.4), count: 40, length: 0.2, spread: 0.15)
    }
    pen.body(
      [
        .blob([
          (-0.15, -0.15), (-0.45, 0.2), (-0.45, 0.65), (-0.15, 0.9), (0.3, 0.85), (0.42, 0.4), (0.25, -0.1),
        ])
      ],
      coat
    ) {
      pen.fill(.ellipse(Point(-0.05, 0.4), 0.25, 0.42), Color(0xEDEAE4))
      pen.fur(Rect(-0.45, 0, 0.9, 0.9), coat.darker(0.35), count: 80)
    }
    for y in [0.15 + pen.uniform(-0.08...0.08), 0.72] {
      pen.body([.limb([(0.05, y + 0.05, 0.14), (0.38, y + 0.06, 0.12), (0.66, y, 0.1)])], coat) {
        pen.fur(Rect(0, y - 0.1, 0.6, 0.2), coat.darker(0.35), count: 20, length: 0.08, angle: 0)
        for claw in 0..<3 {
          let top = y - 0.05 + Double(claw) * 0.05
          pen.stroke(.line(Point(0.66, top), Point(0.76, top + 0.01)), Color(0x2A2A2A), 0.025)
        }
      }
    }
    pen.placed(-0.1, -0.38, scale: 0.58) { pen.koalaHead(coat) }
  }
}

extension Sketch {
  fileprivate func bearHead(_ coat: Color, snout: Color) {
    ears(x: 0.62, y: -0.6, radius: 0.25, pointed: false, outer: coat, inner: coat.darker(0.4))
    body(
      [
        .symmetric([
          (0, -0.78), (0.5, -0.66), (0.78, -0.2), (0.84, 0.2), (0.6, 0.6), (0.35, 0.82), (0, 0.92),
        ])
      ], coat
    ) {
      fur(Rect(-0.8, -0.7, 1.6, 1.4), coat.darker(0.35), count: 110, length: 0.13)
      fur(Rect(-0.6, -0.7, 1.2, 0.7), coat.lighter(0.3), count: 50, length: 0.13, angle: -.pi / 2)
    }
    muzzle(
      y: 0.28, width: 0.36, snout, nose: Color(0x1E1614), noseWidth: 0.18)
    eyes(x: 0.32, y: -0.06, 0.075, iris: Color(0x4A2A14))
  }

  fileprivate func pandaHead(_ white: Color, _ black: Color) {
    ears(x: 0.66, y: -0.62, radius: 0.28, pointed: false, outer: black, inner: black.lighter(0.12))
    let cheek = uniform(0.88...0.97)
    body(
      [.symmetric([(0, -0.74), (0.5, -0.65), (0.82, -0.2), (cheek, 0.22), (0.66, 0.62), (0, 0.84)])], white
    ) {
      fur(Rect(-0.9, -0.7, 1.8, 1.5), white.darker(0.22), count: 70)
    }
    for side in [-1.0, 1] {
      fill(
        .blob([
          (side * 0.2, -0.2), (side * 0.4, -0.3), (side * 0.62, 0), (side * 0.56, 0.22), (side * 0.3, 0.12),
        ]),
        black)
    }
    eyes(x: 0.37, y: -0.06, 0.085, iris: Color(0x5A3A24))
    muzzle(y: 0.3, width: 0.26, white, nose: black, noseWidth: 0.15)
  }

  fileprivate func koalaHead(_ coat: Color) {
    for side in [-1.0, 1] {
      body(
        [
          .tufts(
            around: Point(side * 0.66, -0.38), 0.33, 0.38, count: 16, depth: 0.05...0.2, random: uniform)
        ], coat
      ) {
        fill(
          .tufts(
            around: Point(side * 0.66, -0.32), 0.2, 0.25, count: 12, depth: 0.1...0.35, random: uniform),
          Color(0xEFE6E2))
      }
    }
    body(
      [.symmetric([(0, -0.62), (0.42, -0.52), (0.66, -0.1), (0.66, 0.3), (0.42, 0.66), (0, 0.78)])], coat
    ) {
      fill(.ellipse(Point(0, 0.74), 0.4, 0.2), Color(0xE4E0DA))
      fur(Rect(-0.65, -0.6, 1.3, 1.2), coat.darker(0.3), count: 90)
    }
    body([.symmetric([(0, -0.22), (0.12, -0.12), (0.19, 0.2), (0.14, 0.36), (0, 0.4)])], Color(0x2B2728))
    stroke(.bow([(-0.2, 0.5), (0, 0.54), (0.2, 0.5)]), Color(0x3A2E2C), 0.03)
    eyes(x: 0.36, y: -0.06, 0.085, iris: Color(0x6A3A1E))
  }
}
