import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let baldEagle = living("bald eagle") { pen in
    let brown = pen.color(0x3A261A, 0x5A4030)
    let white = pen.color(0xF4F0E6, 0xFFFFFF)
    let yellow = Color(0xF2B822)
    if pen.chance(0.4) { return pen.soaringEagle(brown, white: white, beak: yellow) }
    pen.fan(at: Point(0.3, 0.4), 0.75...1.35, count: 5, length: 0.6, width: 0.07, white)
    let body = Path.blob([
      (-0.4, -0.4), (0, -0.5), (0.3, -0.2), (0.46, 0.3), (0.36, 0.62), (0.05, 0.72), (-0.3, 0.6),
      (-0.46, 0.1),
    ])
    pen.body([body], brown) {
      pen.scales(Rect(-0.5, -0.5, 1, 1.2), size: 0.11, brown.lighter(0.25))
    }
    pen.wing(from: Point(0, -0.3), to: Point(0.5, 0.74), depth: 0.34, brown.darker(0.1))
    pen.branch(y: 0.74, grips: [-0.22, 0.12], toes: yellow)
    let head = Path.blob([
      (-0.56, -0.76), (-0.3, -0.92), (-0.02, -0.84), (0.08, -0.58), (0.12, -0.36), (-0.1, -0.24),
      (-0.38, -0.28),
      (-0.54, -0.5),
    ])
    pen.body([head], white, edge: Color(0x8A8272)) {
      pen.fur(Rect(-0.4, -0.8, 0.5, 0.5), Color(0xB8AE98), count: 50, length: 0.12, angle: 1, spread: 0.3)
    }
    pen.hookedBeak(at: Point(-0.5, -0.64), size: 0.36, yellow)
    pen.eye(-0.36, -0.7, 0.065, iris: Color(0xF5D860))
    pen.stroke(.line(Point(-0.5, -0.78), Point(-0.26, -0.77)), brown.darker(0.2), 0.04)
  }

  static let greatGreyOwl = living("great grey owl") { pen in
    let grey = pen.color(0x7A746C, 0x9A948A)
    let ink = grey.darker(0.6)
    let width = pen.uniform(0.6...0.7)
    pen.fan(at: Point(0, 0.5), 1.2...1.94, count: 5, length: 0.44, width: 0.07, grey.darker(0.2))
    pen.body(
      [.symmetric([(0, -0.4), (width * 0.9, -0.2), (width, 0.2), (0.46, 0.68), (0.2, 0.8), (0, 0.82)])], grey
    ) {
      pen.fill(.ellipse(Point(0, 0.25), 0.42, 0.6), grey.lighter(0.35))
      pen.fur(Rect(-0.4, -0.3, 0.8, 1.1), ink, count: 80, length: 0.13, spread: 0.25, width: 0.025)
      pen.fur(Rect(-0.7, -0.3, 1.4, 1.1), ink, count: 60, length: 0.08, spread: 1.2, width: 0.016)
    }
    for side in [-1.0, 1] {
      pen.wing(
        from: Point(side * width * 0.8, -0.1), to: Point(side * 0.42, 0.76), depth: -0.22 * side,
        grey.darker(0.15))
    }
    pen.branch(y: 0.8, grips: [-0.18, 0.18], toes: grey.lighter(0.2))
    let crown = pen.uniform(0.62...0.7)
    pen.body([.ellipse(Point(0, -0.42), crown, 0.55)], grey) {
      pen.fur(Rect(-0.7, -0.95, 1.4, 0.6), ink, count: 90, length: 0.05, spread: 1.5, width: 0.02)
    }
    for side in [-1.0, 1] {
      let center = Point(side * 0.26, -0.4)
      pen.fill(.ellipse(center, 0.32, 0.38), grey.lighter(0.45))
      for ring in 1...5 {
        pen.stroke(
          .ellipse(center, 0.06 + Double(ring) * 0.05, 0.08 + Double(ring) * 0.06), ink.opacity(0.7), 0.018)
      }
      pen.stroke(
        .arc(Point(side * 0.16, -0.42), 0.18, from: side > 0 ? 2.2 : -0.9, to: side > 0 ? 4.1 : 1), .white,
        0.07)
      pen.fill(.ellipse(Point(side * 0.14, -0.06), 0.13, 0.045), .white)
      pen.eye(side * 0.24, -0.42, 0.095, iris: Color(0xF7D432))
    }
    pen.fill(.ellipse(Point(0, -0.02), 0.07, 0.09), ink)
    pen.body([.symmetric([(0, -0.36), (0.07, -0.26), (0.05, -0.14), (0, -0.06)])], Color(0xE8C24A))
  }

  static let macaw = living("macaw") { pen in
    let (coat, belly, long) = pen.random.pick([
      (Color(0xD8221E), Color(0xD8221E), Color(0x1F5FC0)),
      (Color(0x1C72C4), Color(0xF4B41E), Color(0x174A9A)),
      (Color(0xC71F22), Color(0xE0332A), Color(0x2A8A50)),
    ])
    for index in 0..<4 {
      let end = 0.98 - Double(index) * 0.05
      let feather = Path.leaf(
        from: Point(0.12, 0.3), to: Point(0.5 - Double(index) * 0.08, end), width: 0.06, fullness: 0.6)
      pen.body([feather], index % 2 == 0 ? coat : long)
    }
    pen.body(
      [
        .blob([
          (-0.42, -0.5), (-0.12, -0.6), (0.2, -0.2), (0.3, 0.2), (0.2, 0.5), (-0.1, 0.56), (-0.36, 0.3),
          (-0.48, -0.1),
        ])
      ],
      belly
    ) {
      pen.scales(Rect(-0.5, -0.5, 0.8, 1.1), size: 0.1, belly.darker(0.3))
    }
    pen.wing(from: Point(0, -0.3), to: Point(0.4, 0.66), depth: 0.3, coat, long: long)
    if belly == coat {
      pen.fill(
        .blob([(0.02, -0.02), (0.24, -0.05), (0.34, 0.16), (0.06, 0.2)]), Color(0xF4C420).opacity(0.85))
    }
    pen.branch(y: 0.56, grips: [-0.24, 0.02], toes: Color(0x4A4644))
    let tilt = pen.uniform(-0.05...0.05)
    pen.body([.ellipse(Point(-0.28, -0.62 + tilt), 0.34, 0.31)], coat) {
      pen.fur(Rect(-0.3, -0.9, 0.4, 0.4), coat.darker(0.3), count: 30, angle: 0.8)
    }
    pen.fill(.ellipse(Point(-0.44, -0.6 + tilt), 0.17, 0.2), Color(0xFBF3EA))
    for line in 0..<4 {
      let y = -0.56 + tilt + Double(line) * 0.045
      pen.stroke(.line(Point(-0.54, y), Point(-0.32, y + 0.02)), long, 0.014)
    }
    pen.body(
      [.blob([(-0.52, -0.46 + tilt), (-0.72, -0.36 + tilt), (-0.66, -0.28 + tilt), (-0.46, -0.34 + tilt)])],
      Color(0x1C1A1A))
    pen.hookedBeak(
      at: Point(-0.5, -0.56 + tilt), size: 0.42, coat.red > 0.5 ? Color(0xEFE2CC) : Color(0x26242A))
    pen.eye(-0.42, -0.68 + tilt, 0.055, iris: Color(0xF2DC80))
  }

  static let toucan = living("toucan") { pen in
    let ink = pen.color(0x141417, 0x26262C)
    let (beak, flame) = (pen.color(0xF59A1C, 0xFFC02E), pen.color(0xD8371E, 0xF06A22))
    pen.body([.blob([(0.25, 0.3), (0.42, 0.4), (0.6, 0.9), (0.5, 0.96), (0.36, 0.92), (0.1, 0.5)])], ink)
    pen.body(
      [
        .blob([
          (-0.2, -0.62), (0.1, -0.72), (0.34, -0.46), (0.46, 0.05), (0.4, 0.45), (0.12, 0.62), (-0.14, 0.45),
          (-0.26, 0.05), (-0.3, -0.3),
        ])
      ], ink, edge: .black
    ) {
      pen.fill(
        .blob([(-0.35, -0.5), (0, -0.52), (0.14, -0.25), (0.02, 0.02), (-0.3, 0.05)]), Color(0xFFF6DC))
      pen.fill(.ellipse(Point(-0.16, 0.02), 0.2, 0.04), flame)
      pen.fill(.ellipse(Point(0.1, 0.58), 0.22, 0.09), flame.darker(0.1))
    }
    pen.wing(from: Point(0.16, -0.24), to: Point(0.48, 0.6), depth: 0.28, ink.lighter(0.06), long: ink)
    pen.branch(y: 0.64, grips: [-0.02, 0.22], toes: Color(0x5A7A94))
    let droop = pen.uniform(-0.06...0.1)
    pen.body(
      [
        .blob([
          (-0.12, -0.72), (-0.45, -0.76), (-0.78, -0.62 + droop * 0.6), (-0.97, -0.34 + droop),
          (-0.94, -0.24 + droop),
          (-0.7, -0.36 + droop * 0.6), (-0.45, -0.36), (-0.12, -0.34),
        ])
      ], beak
    ) {
      pen.fill(
        .blob([(-0.15, -0.46), (-0.6, -0.52), (-0.95, -0.3 + droop), (-0.7, -0.3), (-0.15, -0.3)]), flame)
      pen.fill(.ellipse(Point(-0.96, -0.27 + droop), 0.15, 0.14), Color(0x17151A))
      pen.fill(.rectangle(Rect(-0.17, -0.9, 0.1, 0.7)), Color(0x17151A))
    }
    pen.stroke(.bow([(-0.15, -0.48), (-0.55, -0.53), (-0.92, -0.3 + droop)]), ink.opacity(0.7), 0.018)
    pen.fill(.ellipse(Point(0.02, -0.56), 0.11, 0.1), Color(0x2F8FD8))
    pen.eye(0.02, -0.56, 0.055, iris: Color(0x2A1A10))
  }
}

extension Sketch {
  /// Draws an eagle from the front, with its wings spread.
  fileprivate func soaringEagle(_ brown: Color, white: Color, beak: Color) {
    let rise = uniform(0...0.3)
    fan(at: Point(0, 0.3), 1.1...2.04, count: 7, length: 0.6, width: 0.07, white)
    for side in [-1.0, 1] {
      let shoulder = Point(side * 0.12, -0.1)
      let wrist = Point(side * 0.62, -0.34 - rise * 0.7)
      for index in 0..<9 {
        let root = shoulder.mixed(with: wrist, Double(index) / 8)
        let fraction = Double(index) / 8
        let spread = (1 - fraction) * 1.45 + fraction * (0.25 - rise)
        let tip = Point(
          side * min(0.98, abs(root.x) + cos(spread) * 0.48), root.y + sin(spread) * (0.52 - fraction * 0.1))
        body([.leaf(from: root, to: tip, width: 0.085, fullness: 0.7)], brown.darker(0.15))
      }
      body(
        [
          .limb([
            (0, 0.02, 0.2), (side * 0.35, -0.24 - rise * 0.4, 0.13), (side * 0.68, -0.36 - rise * 0.7, 0.06),
          ])
        ], brown
      ) {
        scales(Rect(-0.8, -0.8, 1.6, 1), size: 0.09, brown.lighter(0.25))
      }
    }
    body([.symmetric([(0, -0.3), (0.2, -0.1), (0.22, 0.25), (0.1, 0.52), (0, 0.56)])], brown) {
      scales(Rect(-0.25, -0.2, 0.5, 0.8), size: 0.09, brown.lighter(0.25))
    }
    for side in [-1.0, 1] { body([.limb([(side * 0.1, 0.48, 0.06), (side * 0.12, 0.6, 0.04)])], beak) }
    body([.blob([(-0.2, -0.44), (0, -0.52), (0.16, -0.4), (0.18, -0.16), (0, -0.08), (-0.16, -0.2)])], white)
    hookedBeak(at: Point(-0.15, -0.34), size: 0.2, beak)
    eye(-0.07, -0.38, 0.035, iris: Color(0xF5D860))
  }
}
