import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let scorpion = living("scorpion", turns: true) { pen in
    let shell = pen.random.pick([
      pen.color(0x2A2422, 0x403430), pen.color(0xA8742E, 0xC8964A), pen.color(0x6A3A22, 0x84502C),
    ])
    pen.legs(
      (0..<4).map { index in
        let y = -0.2 + Double(index) * 0.11
        return [
          (0.1, y, 0.035), (0.38, y - 0.1 + Double(index) * 0.08, 0.03),
          (0.6, y + 0.06 + Double(index) * 0.13, 0.012),
        ]
      }, shell)
    for side in [-1.0, 1] {
      let open = pen.uniform(0.06...0.12)
      let (x, y) = (side * pen.uniform(0.5...0.62), pen.uniform(-0.66 ... -0.58))
      pen.body([.limb([(side * 0.12, -0.3, 0.045), (side * 0.42, -0.34, 0.05), (x, y + 0.06, 0.05)])], shell)
      pen.body(
        [
          .blob([
            (x - 0.12 * side, y + 0.05), (x + 0.1 * side, y + 0.04), (x + 0.12 * side, y - 0.12),
            (x - 0.1 * side, y - 0.12),
          ])
        ], shell)
      pen.body(
        [
          .leaf(
            from: Point(x + 0.06 * side, y - 0.08), to: Point(x - 0.02 * side + open * 0.4 * side, y - 0.36),
            width: 0.05)
        ], shell)
      pen.body(
        [
          .leaf(
            from: Point(x - 0.07 * side, y - 0.08), to: Point(x - 0.05 * side - open * side, y - 0.32),
            width: 0.04)
        ], shell)
    }
    let bow = pen.uniform(0.5...0.75)
    let tail = (0..<11).map { index -> (x: Double, y: Double, radius: Double) in
      let turn = Double(index) / 10 * 3.5
      return (bow * 0.5 * (1 - cos(turn)), 0.4 + sin(turn) * 0.44, 0.1 - Double(index) * 0.004)
    }
    for (x, y, radius) in tail { pen.body([.ellipse(Point(x, y), radius, radius)], shell) }
    let last = tail[10]
    pen.body([.ellipse(Point(last.x - 0.01, last.y - 0.1), 0.075, 0.09)], shell.lighter(0.1))
    pen.body(
      [
        .leaf(from: Point(last.x - 0.02, last.y - 0.15), to: Point(last.x - 0.17, last.y - 0.26), width: 0.04)
      ], Color(0x2A1612))
    for index in (0..<6).reversed() {
      let y = -0.06 + Double(index) * 0.085
      pen.body([.ellipse(Point(0, y), 0.19 - Double(index) * 0.012, 0.075)], shell)
    }
    pen.body([.symmetric([(0, -0.42), (0.13, -0.4), (0.19, -0.2), (0.16, -0.06), (0, -0.03)])], shell)
    for side in [-1.0, 1] { pen.fill(.circle(Point(side * 0.035, -0.28), 0.025), .black) }
  }

  static let tarantula = living("tarantula", turns: true) { pen in
    let coat = pen.color(0x241C1A, 0x4A342A)
    let band = pen.random.pick([Color(0xE0701E), Color(0xD9A06A), Color(0xC0402A), Color(0x7A6A60)])
    let feet = [(0.62, -0.92), (0.92, -0.5), (0.94, 0.2), (0.7, 0.86)]
    let knees = [(0.42, -0.66), (0.6, -0.44), (0.6, 0.06), (0.5, 0.46)]
    for side in [-1.0, 1] {
      for index in 0..<4 {
        let (step, lift) = (pen.uniform(-0.06...0.06), pen.uniform(-0.06...0.06))
        let root = Point(side * 0.12, -0.26 + Double(index) * 0.1)
        let knee = Point(side * (knees[index].0 + lift * 0.5), knees[index].1 + step * 0.5)
        let foot = Point(side * min(0.9, feet[index].0 + lift), max(-0.9, min(0.9, feet[index].1 + step)))
        let ankle = knee.mixed(with: foot, 0.55)
        pen.bristles(from: root, to: knee, coat.lighter(0.2), count: 22, length: 0.17)
        pen.bristles(from: knee, to: foot, coat.lighter(0.2), count: 28, length: 0.13)
        pen.body(
          [
            .limb([
              (root.x, root.y, 0.065), (knee.x, knee.y, 0.075), (ankle.x, ankle.y, 0.06),
              (foot.x, foot.y, 0.04),
            ])
          ], coat
        ) {
          pen.fill(.circle(knee, 0.075), band)
          pen.fill(.circle(ankle, 0.05), band)
        }
      }
      pen.body(
        [.limb([(side * 0.08, -0.4, 0.05), (side * 0.18, -0.62, 0.045), (side * 0.12, -0.74, 0.03)])], coat)
    }
    let plump = pen.uniform(0.26...0.34)
    pen.body(
      [
        .tufts(
          around: Point(0, 0.36), plump, plump * 1.25, count: 40, depth: 0.03...0.12, random: pen.uniform)
      ], coat
    ) {
      pen.fur(Rect(-0.3, 0, 0.6, 0.7), band.mixed(with: coat, 0.3), count: 110, length: 0.13)
    }
    pen.body([.ellipse(Point(0, -0.18), 0.22, 0.26)], coat.mixed(with: band, 0.25)) {
      for ray in 0..<10 {
        pen.stroke(
          .line(Point(0, -0.15), .polar(Double(ray) * 0.628, 0.22, around: Point(0, -0.15))),
          coat.darker(0.3), 0.018)
      }
    }
    for side in [-1.0, 1] {
      pen.body([.ellipse(Point(side * 0.07, -0.46), 0.06, 0.1)], coat)
      pen.fill(.circle(Point(side * 0.035, -0.36), 0.022), Color(0x0A0808))
    }
  }

  static let ladybug = living("ladybug", turns: true) { pen in
    let red = pen.color(0xD81E1A, 0xF0501E)
    let ink = Color(0x171416)
    pen.legs(
      (0..<3).map { index in
        let y = -0.3 + Double(index) * 0.34
        return [
          (0.5, y, 0.05), (0.76, y - 0.12 + Double(index) * 0.14, 0.045),
          (0.9, y + 0.0 + Double(index) * 0.15, 0.03),
        ]
      }, ink)
    for side in [-1.0, 1] {
      pen.stroke(
        .bow([(side * 0.12, -0.74), (side * 0.22, -0.88), (side * pen.uniform(0.3...0.4), -0.94)]), ink, 0.035
      )
      pen.fill(.circle(Point(side * 0.34, -0.93), 0.03), ink)
    }
    pen.body([.ellipse(Point(0, -0.66), 0.28, 0.2)], ink)
    pen.body([.symmetric([(0, -0.66), (0.4, -0.6), (0.52, -0.36), (0, -0.28)])], ink) {
      for side in [-1.0, 1] { pen.fill(.ellipse(Point(side * 0.36, -0.48), 0.12, 0.1), Color(0xFBF6EA)) }
    }
    for side in [-1.0, 1] { pen.fill(.circle(Point(side * 0.17, -0.72), 0.045), Color(0xFBF6EA)) }
    let size = pen.uniform(0.09...0.13)
    pen.body(
      [.symmetric([(0, -0.44), (0.46, -0.38), (0.74, 0.06), (0.62, 0.6), (0.24, 0.88), (0, 0.92)])], red
    ) {
      pen.fill(.circle(Point(0, -0.34), size * 1.1), ink)
      for (x, y) in [(0.32, -0.16), (0.46, 0.22), (0.2, 0.28), (0.34, 0.58)] {
        for side in [-1.0, 1] {
          pen.fill(
            .ellipse(
              Point(side * x + pen.uniform(-0.02...0.02), y + pen.uniform(-0.03...0.03)), size, size * 1.05),
            ink)
        }
      }
      pen.stroke(.line(Point(0, -0.5), Point(0, 0.95)), red.darker(0.7), 0.03)
      pen.fill(.ellipse(Point(-0.3 * pen.facing, -0.1), 0.17, 0.26), .white.opacity(0.35))
    }
  }

  static let bee = living("bee") { pen in
    let gold = pen.color(0xEFA81E, 0xFFC83A)
    let ink = Color(0x231A14)
    for (x, foot) in [(-0.32, -0.46), (-0.14, -0.16), (0.04, 0.2)] {
      let drop = pen.uniform(0.68...0.8)
      pen.body([.limb([(x, 0.26, 0.045), (foot - 0.03, 0.48, 0.05), (foot + 0.02, drop, 0.02)])], ink)
    }
    let beat = pen.uniform(-0.2...0.2)
    for (tipX, tipY, width) in [(0.42 + beat, -0.86, 0.24), (0.74, -0.6 + beat, 0.2)] {
      let wing = Path.leaf(from: Point(-0.14, -0.1), to: Point(tipX, tipY), width: width, fullness: 0.8)
      pen.fill(wing, Color(0xDDEBF2).opacity(0.75))
      pen.stroke(wing, Color(0x5A5048), 0.022)
      for side in [-0.12, 0, 0.12] {
        pen.stroke(
          .line(Point(-0.12, -0.12), Point(tipX * 0.8 + side, tipY * 0.8 + side)),
          Color(0x5A5048).opacity(0.6), 0.014)
      }
    }
    pen.body([.polygon([Point(0.8, 0.34), Point(0.97, 0.46), Point(0.82, 0.44)])], ink)
    pen.body(
      [
        .blob([
          (-0.1, 0.02), (0.2, -0.2), (0.6, -0.12), (0.84, 0.2), (0.86, 0.42), (0.66, 0.48), (0.2, 0.44),
          (-0.08, 0.26),
        ])
      ], gold
    ) {
      for band in 0..<4 {
        let x = 0.1 + Double(band) * 0.2
        pen.stroke(.bow([(x + 0.02, -0.3), (x + 0.1, 0.1), (x - 0.02, 0.55)]), ink, 0.095)
      }
      pen.fur(Rect(-0.1, -0.2, 1, 0.7), gold.lighter(0.4), count: 60, length: 0.06, angle: 0.3)
    }
    pen.body(
      [.tufts(around: Point(-0.26, 0.04), 0.33, 0.32, count: 34, depth: 0.05...0.15, random: pen.uniform)],
      gold.darker(0.12)
    ) {
      pen.fur(Rect(-0.6, -0.3, 0.7, 0.6), gold.lighter(0.45), count: 90, length: 0.08, spread: 2)
      pen.fur(Rect(-0.6, -0.3, 0.7, 0.6), ink, count: 30, length: 0.06, spread: 2)
    }
    for (x, y) in [(-0.94, -0.44), (-0.84, -0.52)] {
      let tip = Point(x + pen.uniform(-0.03...0.03), y + pen.uniform(-0.06...0.06))
      pen.stroke(.bow([(-0.68, -0.1), (-0.76, -0.34), (tip.x, tip.y)]), ink, 0.035)
    }
    pen.body(
      [.blob([(-0.48, -0.12), (-0.68, -0.2), (-0.84, 0), (-0.8, 0.22), (-0.64, 0.32), (-0.5, 0.2)])], ink
    ) {
      pen.fur(Rect(-0.8, -0.2, 0.3, 0.2), gold, count: 20, length: 0.06, angle: -1.5)
    }
    pen.eye(-0.66, 0.03, 0.11, iris: Color(0x4A2E20), slit: 0.6)
  }
}

extension Sketch {
  /// Draws jointed legs on both sides of a body seen from above; `joints` describes the right side.
  func legs(_ joints: [[(x: Double, y: Double, radius: Double)]], _ color: Color) {
    for side in [-1.0, 1] {
      for leg in joints {
        let shift = uniform(-0.05...0.05)
        body(
          [
            .limb(
              leg.enumerated().map { index, joint in
                (side * joint.x, joint.y + Double(index) * shift, joint.radius)
              })
          ], color)
      }
    }
  }
}
