import FineTuningCanvas

extension Subject {
  static let lion = living("lion") { pen in
    let coat = pen.color(0xC98E3F, 0xE0B060)
    let mane = pen.color(0x6B3A18, 0x9C5A22)
    if pen.chance(0.5) { return pen.lionHead(coat, mane: mane) }
    let build = Quadruped(chest: -0.5, rump: 0.66, back: -0.15, belly: 0.32, withers: 0.05, thigh: 0.14)
    let lift = pen.uniform(-0.3...0.1)
    pen.stroke(.bow([(0.62, 0), (0.82, 0.1), (0.86, 0.35), (0.93, 0.4 + lift)]), coat.darker(0.55), 0.09)
    pen.stroke(.bow([(0.62, 0), (0.82, 0.1), (0.86, 0.35), (0.93, 0.4 + lift)]), coat.darker(0.1), 0.06)
    pen.body([.ellipse(Point(0.92, 0.42 + lift), 0.06, 0.09)], mane)
    pen.body(pen.quadruped(build, coat: coat), coat) {
      pen.fur(Rect(-0.5, -0.2, 1.2, 0.6), coat.darker(0.3), count: 70, angle: 0.4)
    }
    pen.placed(-0.42, -0.32, scale: 0.58) { pen.lionHead(coat, mane: mane) }
  }

  static let tiger = living("tiger") { pen in
    let coat = pen.color(0xD9701A, 0xF09A35)
    if pen.chance(0.45) { return pen.tigerHead(coat) }
    let build = Quadruped(chest: -0.52, rump: 0.68, back: -0.2, belly: 0.32, thigh: 0.14)
    let curl = pen.uniform(-0.25...0.25)
    let tail = Path.limb([
      (0.6, -0.05, 0.06), (0.8, 0.05, 0.055), (0.88, 0.25, 0.05), (0.92, 0.35 + curl, 0.045),
    ])
    pen.body(pen.quadruped(build, coat: coat) + [tail], coat) {
      pen.fill(.ellipse(Point(0.05, 0.4), 0.55, 0.14), Color(0xFFF3DF))
      pen.stripes(
        from: Point(-0.4, 0), to: Point(0.7, 0), count: 10, length: 0.6, width: 0.06, Color(0x1E1712))
      for x in [-0.38, 0.52] {
        pen.stripes(
          from: Point(x, 0.35), to: Point(x, 0.9), count: 5, length: 0.3, width: 0.04, Color(0x1E1712))
      }
      pen.stripes(
        from: Point(0.84, 0), to: Point(0.92, 0.5), count: 5, length: 0.2, width: 0.05, Color(0x1E1712))
    }
    pen.placed(-0.52, -0.34, scale: 0.48) { pen.tigerHead(coat) }
  }

  static let tabby = living("tabby") { pen in
    let coat = pen.random.pick([pen.color(0x8A7A66, 0xA89880), pen.color(0xC4813A, 0xDB9C55)])
    let dark = coat.darker(0.55)
    if pen.chance(0.45) { return pen.catHead(coat, iris: pen.color(0x8FA83A, 0xC9A52C), tabby: dark) }
    pen.sittingCat(coat, paws: .white.mixed(with: coat, 0.25), tail: coat) {
      pen.stripes(from: Point(0, -0.2), to: Point(0, 0.85), count: 9, length: 1.1, width: 0.055, dark)
      pen.fill(.ellipse(Point(0, 0.2), 0.2, 0.42), coat.lighter(0.4))
    }
    pen.placed(0, -0.42, scale: 0.52) { pen.catHead(coat, iris: pen.color(0x8FA83A, 0xC9A52C), tabby: dark) }
  }

  static let siameseCat = living("Siamese cat") { pen in
    let coat = pen.color(0xE9DCC3, 0xF6EEDD)
    let points = pen.color(0x3A2A22, 0x5A463C)
    if pen.chance(0.4) { return pen.siameseHead(coat, points: points) }
    pen.sittingCat(coat, paws: points, tail: points) {
      pen.fur(Rect(-0.5, -0.1, 1, 0.9), coat.darker(0.25), count: 60)
    }
    pen.placed(0, -0.42, scale: 0.52) { pen.siameseHead(coat, points: points) }
  }
}

extension Sketch {
  fileprivate func lionHead(_ coat: Color, mane: Color) {
    for (size, shade) in [(1.0, mane.darker(0.25)), (0.88, mane), (0.74, mane.mixed(with: coat, 0.35))] {
      body(
        [
          .tufts(
            around: Point(0, 0), 0.96 * size, 0.98 * size, count: 26, depth: 0.08...0.22, random: uniform)
        ], shade, relief: 0.4)
    }
    ears(x: 0.46, y: -0.5, radius: 0.17, pointed: false, outer: coat, inner: coat.darker(0.4))
    body(
      [.symmetric([(0, -0.56), (0.36, -0.44), (0.5, -0.1), (0.42, 0.3), (0.28, 0.58), (0, 0.66)])], coat
    ) {
      fur(Rect(-0.3, -0.6, 0.6, 0.3), coat.darker(0.3), count: 30, angle: -.pi / 2)
      fill(.leaf(from: Point(0, -0.45), to: Point(0, 0.3), width: 0.14), coat.lighter(0.2))
    }
    muzzle(y: 0.2, width: 0.32, Color(0xF5E6C8), nose: Color(0x6A3A30), noseWidth: 0.15)
    eyes(x: 0.24, y: -0.1, 0.075, iris: Color(0xD69A2A))
  }

  fileprivate func tigerHead(_ coat: Color) {
    let (cream, ink) = (Color(0xFFF5E6), Color(0x1E1712))
    ears(x: 0.6, y: -0.62, radius: 0.25, pointed: false, outer: ink, inner: cream)
    let cheek = uniform(0.86...0.96)
    body(
      [
        .symmetric([
          (0, -0.78), (0.5, -0.66), (0.76, -0.25), (cheek, 0.22), (0.78, 0.36), (0.74, 0.58), (0.48, 0.74),
          (0, 0.92),
        ])
      ], coat
    ) {
      for side in [-1.0, 1] {
        fill(.ellipse(Point(side * 0.34, -0.32), 0.17, 0.13), cream)
        fill(
          .blob([
            (side * 0.4, 0.2), (side * 0.6, 0.05), (side, 0.15), (side * 0.8, 0.9), (-side * 0.1, 1),
            (-side * 0.1, 0.6),
          ]), cream)
        for (index, y) in [-0.25, -0.02, 0.2, 0.42].enumerated() {
          let inner = 0.56 + Double(index % 2) * 0.06 + uniform(-0.03...0.03)
          fill(
            .limb([(side, y - 0.02, 0.06), ((inner + 1) / 2 * side, y + 0.05, 0.045), (side * inner, y, 0)]),
            ink)
        }
        for (x, y) in [(0.16, -0.6), (0.3, -0.56), (0.12, -0.44)] {
          fill(
            .limb([(side * x, y - 0.16, 0), (side * x * 0.9, y, 0.03), (side * x * 0.55, y + 0.1, 0)]), ink)
        }
      }
      fill(.limb([(0, -0.85, 0.045), (0, -0.62, 0.03), (0, -0.4, 0)]), ink)
    }
    muzzle(y: 0.26, width: 0.36, cream, nose: Color(0xC97B72), noseWidth: 0.16)
    whiskers(y: 0.4, from: 0.3, to: 0.95, .white)
    eyes(x: 0.34, y: -0.1, 0.1, iris: Color(0xE3A72B))
  }

  /// Draws the head of a house cat; `tabby` is the colour of its stripes.
  fileprivate func catHead(_ coat: Color, iris: Color, tabby: Color) {
    catSkull(coat, ear: coat.darker(0.1)) {
      for side in [-1.0, 1] {
        for x in [0.1, 0.24] {
          stroke(.bow([(side * x * 1.4, -0.75), (side * x, -0.5), (side * x * 1.1, -0.28)]), tabby, 0.07)
        }
        for y in [0.08, 0.28] {
          stroke(.bow([(side, y - 0.06), (side * 0.75, y + 0.04), (side * 0.55, y)]), tabby, 0.06)
        }
        fill(.ellipse(Point(side * 0.36, -0.02), 0.24, 0.2), coat.lighter(0.35))
      }
    }
    catFeatures(muzzle: coat.lighter(0.7), nose: Color(0xC98078), iris: iris)
  }

  fileprivate func siameseHead(_ coat: Color, points: Color) {
    catSkull(coat, ear: points) {
      fill(
        .ellipse(Point(0, 0.2), 0.62, 0.75),
        .radial(
          center: Point(0, 0.2), radius: 0.75,
          [(0, points), (0.55, points.opacity(0.9)), (1, points.opacity(0))]))
    }
    catFeatures(muzzle: points.lighter(0.08), nose: points.darker(0.4), iris: color(0x3F8FE0, 0x6FB6F5))
  }

  private func catSkull(_ coat: Color, ear: Color, markings: () -> Void) {
    ears(
      x: 0.52, y: -0.42, radius: 0.42, pointed: true, outer: ear, inner: ear.mixed(with: Color(0xE0A090), 0.5)
    )
    let cheek = uniform(0.78...0.9)
    body(
      [
        .symmetric([
          (0, -0.62), (0.45, -0.56), (0.72, -0.2), (cheek, 0.24), (0.6, 0.62), (0.2, 0.8), (0, 0.82),
        ])
      ], coat, markings: markings)
  }

  private func catFeatures(muzzle color: Color, nose: Color, iris: Color) {
    muzzle(y: 0.28, width: 0.26, color, nose: nose, noseWidth: 0.1)
    whiskers(y: 0.38, from: 0.25, to: 0.96, .white.opacity(0.9))
    eyes(x: 0.36, y: -0.02, 0.15, iris: iris, slit: uniform(0.3...0.8))
  }

  /// Draws the body of a sitting cat from the front, without its head.
  fileprivate func sittingCat(_ coat: Color, paws: Color, tail: Color, markings: () -> Void) {
    let swing = uniform(-0.2...0.35)
    body(
      [.limb([(0.3, 0.8, 0.09), (0.62, 0.78, 0.09), (0.82, 0.5, 0.085), (0.82, 0.3 - swing, 0.07)])], tail)
    body(
      [
        .symmetric([
          (0, -0.35), (0.3, -0.2), (0.42, 0.2), (0.62, 0.55), (0.6, 0.82), (0.3, 0.93), (0, 0.9),
        ])
      ], coat, markings: markings)
    for side in [-1.0, 1] {
      body([.ellipse(Point(side * 0.46, 0.86), 0.17, 0.09)], paws)
      body([.limb([(side * 0.16, 0.2, 0.1), (side * 0.17, 0.6, 0.095), (side * 0.18, 0.84, 0.1)])], coat) {
        fill(.ellipse(Point(side * 0.18, 0.94), 0.14, 0.16), paws)
      }
    }
  }
}
