import FineTuningCanvas

extension Subject {
  static let dalmatian = living("dalmatian") { pen in
    let (white, ink) = (pen.color(0xF4F1EA, 0xFFFFFF), pen.random.pick([Color(0x1B1A1C), Color(0x4A2C1C)]))
    if pen.chance(0.35) {
      return pen.dogHead(white, edge: Color(0x6A6660), ear: ink, muzzle: white, nose: ink) {
        pen.spots(Rect(-0.5, -0.75, 1, 0.7), ink, count: 16, radius: 0.03...0.07)
        pen.spots(Rect(-0.5, 0, 1, 0.5), ink, count: 7, radius: 0.02...0.05)
      }
    }
    let size = pen.uniform(0.025...0.035)
    pen.dog(white, edge: Color(0x6A6660), ear: ink, nose: ink) {
      pen.spots(Rect(-0.45, -0.15, 1.2, 0.45), ink, count: 34, radius: size...(size * 2))
      pen.spots(Rect(-0.7, -0.65, 0.35, 0.6), ink, count: 14, radius: 0.015...0.035)
      pen.spots(Rect(-0.5, 0.3, 0.3, 0.5), ink, count: 9, radius: 0.015...0.035)
      pen.spots(Rect(0.35, 0.3, 0.4, 0.5), ink, count: 10, radius: 0.015...0.035)
      pen.spots(Rect(0.6, -0.5, 0.4, 0.5), ink, count: 8, radius: 0.015...0.03)
    }
  }

  static let beagle = living("beagle") { pen in
    let (white, tan) = (pen.color(0xF4EEE2, 0xFFFFFF), pen.color(0xA8622A, 0xC98240))
    if pen.chance(0.35) {
      return pen.dogHead(
        tan, edge: tan.darker(0.6), ear: tan.darker(0.2), muzzle: white, nose: Color(0x1A1616)
      ) {
        pen.fill(
          .blob([(-0.05, -0.8), (0.05, -0.8), (0.12, 0), (0.4, 0.35), (-0.4, 0.35), (-0.12, 0)]), white)
        pen.fur(Rect(-0.5, -0.7, 1, 0.8), tan.darker(0.4), count: 50)
      }
    }
    let saddle = pen.color(0x1E1A18, 0x38302C)
    pen.dog(white, edge: Color(0x4A3A30), ear: tan.darker(0.12), nose: Color(0x1A1616)) {
      pen.fill(
        .blob([(-0.4, -0.35), (0.2, -0.3), (0.75, -0.2), (0.7, 0.3), (0.3, 0.12), (-0.15, 0.12)]), saddle)
      pen.fill(.blob([(0.42, 0.1), (0.7, -0.05), (0.75, 0.5), (0.45, 0.5)]), tan)
      pen.fill(.blob([(-0.45, -0.25), (-0.25, -0.2), (-0.2, 0.15), (-0.4, 0.1)]), tan)
      pen.fill(.blob([(-0.72, -0.68), (-0.3, -0.75), (-0.25, -0.2), (-0.55, -0.28), (-0.68, -0.45)]), tan)
      pen.fill(.limb([(0.6, -0.05, 0.12), (0.75, -0.2, 0.1), (0.82, -0.36, 0.1)]), saddle)
      pen.fur(Rect(-0.4, -0.3, 1.1, 0.6), tan.darker(0.4).opacity(0.5), count: 50, angle: 0.5)
    }
  }

  static let redFox = living("red fox") { pen in
    let coat = pen.color(0xC2541A, 0xE07A30)
    if pen.chance(0.45) { return pen.foxHead(coat) }
    let black = coat.mixed(with: Color(0x1A1210), 0.85)
    let droop = pen.uniform(-0.25...0.2)
    pen.body(
      [
        .limb([
          (0.42, 0.02, 0.08), (0.6, 0.12 + droop * 0.4, 0.16), (0.78, 0.22 + droop, 0.17),
          (0.93, 0.26 + droop * 1.3, 0.05),
        ])
      ], coat
    ) {
      pen.fill(.ellipse(Point(0.95, 0.25 + droop * 1.3), 0.16, 0.24), Color(0xFFF6EA))
      pen.fur(Rect(0.4, -0.2, 0.6, 0.7), coat.darker(0.4), count: 50, length: 0.12, angle: 0.2)
    }
    let build = Quadruped(
      chest: -0.48, rump: 0.5, back: -0.1, belly: 0.24, thigh: 0.11, foot: 0.05, socks: (0.4, black))
    pen.body(pen.quadruped(build, coat: coat), coat) {
      pen.socks(build)
      pen.fill(.ellipse(Point(-0.42, 0.2), 0.2, 0.16), Color(0xFFF6EA))
      pen.fur(Rect(-0.45, -0.1, 0.9, 0.4), coat.darker(0.4), count: 60, angle: 0.5)
    }
    pen.placed(-0.5, -0.28, scale: 0.46) { pen.foxHead(coat) }
  }
}

extension Sketch {
  /// Draws a short-haired dog with hanging ears, standing, from the side.
  fileprivate func dog(_ coat: Color, edge: Color, ear: Color, nose: Color, markings: () -> Void) {
    let build = Quadruped(chest: -0.48, rump: 0.68, back: -0.14, belly: 0.26, thigh: 0.125, foot: 0.06)
    let (nod, wag) = (uniform(-0.08...0.06), uniform(-0.15...0.15))
    let tail = Path.limb([
      (0.58, -0.05, 0.06), (0.76, -0.2, 0.05), (0.86 + wag * 0.3, -0.42, 0.035), (0.84 + wag, -0.6, 0.02),
    ])
    let neck = Path.limb([(-0.28, 0, 0.2), (-0.42, -0.25, 0.16), (-0.5, -0.45 + nod, 0.15)])
    let head = Path.blob([
      (-0.5, -0.8 + nod), (-0.66, -0.76 + nod), (-0.76, -0.6 + nod), (-0.95, -0.52 + nod),
      (-0.97, -0.38 + nod),
      (-0.76, -0.28 + nod), (-0.52, -0.3 + nod), (-0.32, -0.5 + nod), (-0.36, -0.7 + nod),
    ])
    if chance(0.4) {
      body([.limb([(-0.8, -0.32 + nod, 0.05), (-0.84, -0.2 + nod, 0.06)])], Color(0xD9606A))
    }
    body(quadruped(build, coat: coat) + [tail, neck, head], coat, edge: edge, markings: markings)
    body(
      [
        .blob([
          (-0.5, -0.72 + nod), (-0.36, -0.72 + nod), (-0.26, -0.4 + nod), (-0.34, -0.18 + nod),
          (-0.48, -0.32 + nod),
        ])
      ],
      ear)
    fill(.ellipse(Point(-0.94, -0.5 + nod), 0.06, 0.05), nose)
    stroke(.bow([(-0.93, -0.42 + nod), (-0.84, -0.37 + nod), (-0.7, -0.39 + nod)]), edge.darker(0.3), 0.02)
    eye(-0.66, -0.6 + nod, 0.045, iris: Color(0x5A3418))
  }

  /// Draws the head of a dog with hanging ears from the front.
  fileprivate func dogHead(
    _ coat: Color, edge: Color, ear: Color, muzzle white: Color, nose: Color, markings: () -> Void
  ) {
    if chance(0.5) {
      body([.limb([(0, 0.62, 0.13), (0.02, uniform(0.82...0.9), 0.1)])], Color(0xD9606A))
    }
    body(
      [
        .symmetric([(0, -0.8), (0.44, -0.7), (0.62, -0.3), (0.56, 0.1), (0.44, 0.5), (0.28, 0.74), (0, 0.8)])
      ],
      coat, edge: edge, markings: markings)
    let flare = uniform(0.86...0.96)
    for side in [-1.0, 1] {
      body(
        [
          .blob([
            (side * 0.4, -0.72), (side * 0.66, -0.66), (side * flare, -0.1), (side * (flare - 0.06), 0.36),
            (side * 0.68, 0.42), (side * 0.58, 0), (side * 0.5, -0.4),
          ])
        ], ear, edge: ear.darker(0.5)
      ) {
        fur(Rect(side * 0.7 - 0.25, -0.6, 0.5, 0.9), ear.lighter(0.25), count: 24)
      }
    }
    muzzle(y: 0.22, width: 0.34, white, nose: nose, noseWidth: 0.17)
    eyes(x: 0.28, y: -0.14, 0.095, iris: Color(0x6A3E1C))
  }

  fileprivate func foxHead(_ coat: Color) {
    let (white, dark) = (Color(0xFFF6EA), coat.mixed(with: Color(0x1A1210), 0.85))
    ears(x: 0.56, y: -0.4, radius: 0.42, pointed: true, outer: coat.darker(0.1), inner: dark)
    body(
      [
        .symmetric([
          (0, -0.56), (0.42, -0.48), (0.66, -0.16), (0.95, 0.22), (0.62, 0.34), (0.3, 0.64), (0.1, 0.92),
          (0, 0.94),
        ])
      ], coat
    ) {
      for side in [-1.0, 1] {
        fill(
          .blob([
            (side * 1, 0.1), (side * 0.62, 0.12), (side * 0.34, 0.16), (side * 0.12, 0.5),
            (side * -0.05, 0.9),
            (side * 0.2, 1), (side, 0.5),
          ]), white)
        fur(
          Rect(min(side * 0.6, side), 0.1, 0.4, 0.3), coat.darker(0.15), count: 14,
          angle: side > 0 ? 0.4 : .pi - 0.4)
      }
      fur(Rect(-0.4, -0.55, 0.8, 0.5), coat.darker(0.35), count: 40, angle: -.pi / 2)
    }
    fill(.ellipse(Point(0, 0.82), 0.13, 0.1), Color(0x1C1414))
    fill(.ellipse(Point(-0.04 * facing, 0.78), 0.05, 0.025), .white.opacity(0.5))
    eyes(x: 0.32, y: 0.04, 0.085, iris: Color(0xC98A2A), slit: 0.5)
  }
}
