import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let cock = living("cock") { pen in
    let body = pen.color(0x8C3A1A, 0xC25A24)
    let hackle = pen.color(0xE09A2C, 0xF2C24A)
    let tail = pen.random.pick([Color(0x16443C), Color(0x1A2A4A), Color(0x223018)])
    let red = Color(0xD9242A)
    for index in 0..<8 {
      let fraction = Double(index) / 7
      let (top, end) = (-0.72 + fraction * 0.6 + pen.uniform(-0.05...0.05), -0.1 + fraction * 0.5)
      pen.body(
        [
          .limb([
            (0.32, 0.1, 0.05), (0.48 + fraction * 0.08, top * 0.55, 0.075),
            (0.72 + fraction * 0.1, top, 0.075),
            (0.9 + fraction * 0.04, (top + end) / 2, 0.05), (0.95, end, 0.01),
          ])
        ], tail.mixed(with: Color(0x3FA08A), pen.uniform(0...0.5)))
    }
    pen.birdLegs(
      [(Point(-0.12, 0.5), Point(-0.16, 0.86)), (Point(0.14, 0.5), Point(0.16, 0.86))], Color(0xE3B040))
    pen.body(
      [
        .blob([(-0.55, 0.1), (-0.25, -0.1), (0.2, 0), (0.48, -0.12), (0.46, 0.25), (0.15, 0.6), (-0.3, 0.54)])
      ], body
    ) {
      pen.scales(Rect(-0.6, 0, 1.1, 0.6), size: 0.1, body.darker(0.45), angle: 1)
    }
    pen.wing(from: Point(-0.22, 0.12), to: Point(0.46, 0.2), depth: 0.28, body.lighter(0.08), long: tail)
    pen.body(
      [
        .blob([
          (-0.56, -0.6), (-0.36, -0.58), (-0.28, -0.2), (-0.02, 0.12), (-0.2, 0.3), (-0.45, 0.32),
          (-0.62, 0.12), (-0.58, -0.3),
        ])
      ], hackle
    ) {
      pen.fur(
        Rect(-0.65, -0.6, 0.6, 0.8), body.darker(0.1), count: 80, length: 0.16, angle: 1.35, spread: 0.35,
        width: 0.018)
    }
    var comb: [(Double, Double)] = [(-0.68, -0.58), (-0.3, -0.5)]
    for index in 0..<5 {
      let x = -0.3 - Double(index) * 0.085
      comb += [(x, -0.8 + abs(Double(index) - 2) * 0.04 - pen.uniform(0...0.1)), (x - 0.05, -0.66)]
    }
    pen.body([.blob(comb)], red)
    pen.body([.ellipse(Point(-0.5, -0.52), 0.19, 0.17)], red.mixed(with: hackle, 0.35))
    pen.body([.blob([(-0.6, -0.42), (-0.48, -0.42), (-0.5, -0.16), (-0.6, -0.14)])], red)
    pen.body([.polygon([Point(-0.64, -0.6), Point(-0.86, -0.46), Point(-0.64, -0.43)])], Color(0xEBBB4A))
    pen.eye(-0.53, -0.56, 0.045, iris: Color(0xE08A1E))
  }

  static let ostrich = living("ostrich") { pen in
    let skin = pen.color(0xC99A8A, 0xE0B8A4)
    let plume = pen.color(0x1B1A1C, 0x38322F)
    let white = Color(0xF4EEE4)
    let (nod, stride) = (pen.uniform(-0.06...0.12), pen.uniform(0.04...0.2))
    for (x, foot, shade) in [(0.3, 0.26 + stride, 0.25), (0.12, 0.12 - stride, 0.0)] {
      let color = skin.darker(shade)
      pen.body(
        [
          .limb([(x, 0.2, 0.13), (x - 0.01, 0.42, 0.07), (foot + 0.05, 0.62, 0.04), (foot, 0.9, 0.035)]),
          .ellipse(Point(foot - 0.06, 0.93), 0.11, 0.035),
        ], color)
    }
    pen.body(
      [
        .limb([
          (-0.12, 0.02, 0.13), (-0.34, -0.02, 0.075), (-0.46, -0.3, 0.055), (-0.46, -0.65 + nod, 0.048),
          (-0.5, -0.84 + nod, 0.05),
        ])
      ], skin)
    pen.fan(at: Point(0.55, 0), -0.9...0.9, count: 6, length: 0.42, width: 0.08, white)
    pen.body(
      [.tufts(around: Point(0.2, 0.04), 0.5, 0.36, count: 26, depth: 0.03...0.14, random: pen.uniform)], plume
    ) {
      pen.fur(
        Rect(-0.3, -0.3, 1, 0.6), plume.lighter(0.3), count: 90, length: 0.14, angle: 0.6, width: 0.02)
    }
    pen.fan(at: Point(0.12, 0.12), 0.1...1.1, count: 5, length: 0.42, width: 0.07, white)
    pen.body([.ellipse(Point(-0.54, -0.87 + nod), 0.13, 0.085)], skin) {
      pen.fur(Rect(-0.6, -1, 0.25, 0.1), plume, count: 14, length: 0.06, angle: -1)
    }
    pen.body(
      [.blob([(-0.62, -0.93 + nod), (-0.84, -0.86 + nod), (-0.84, -0.81 + nod), (-0.6, -0.8 + nod)])],
      Color(0xD9A878))
    pen.eye(-0.55, -0.89 + nod, 0.045)
  }

  static let peacock = living("peacock") { pen in
    let (blue, green) = (pen.color(0x1546A8, 0x1C6AC8), pen.color(0x2A8A4A, 0x4AA86A))
    let gold = Color(0xC9A23A)
    let rings = [(1.0, gold), (0.78, Color(0x4FB08A)), (0.55, Color(0x25B6D0)), (0.34, Color(0x16206A))]
    let root = Point(0, 0.5)
    let train = Path.tufts(
      around: Point(0, 0.28), 0.97, 1.2, count: 46, depth: 0.02...0.05, random: pen.uniform)
    let hem = train.mapped { point in Point(point.x, min(point.y, 0.62 + 0.1 * cos(point.x * 3))) }
    pen.body([hem], green.darker(0.25)) {
      for index in 0..<46 {
        let angle = -.pi * 1.06 + Double(index) / 45 * .pi * 1.12
        pen.stroke(
          .line(root, Point(root.x + cos(angle), root.y + sin(angle) * 1.5)), gold.opacity(0.45), 0.012)
      }
    }
    let crowd = pen.random.integer(0...3)
    for (reach, count, size) in [
      (0.88, 13 + crowd, 0.085), (0.68, 10 + crowd, 0.075), (0.48, 7 + crowd, 0.06),
    ] {
      for index in 0..<count {
        let angle = -.pi * 1.03 + (Double(index) + 0.5) / Double(count) * .pi * 1.06
        let eye = Point(cos(angle) * reach, root.y + sin(angle) * reach * 1.5)
        for (scale, color) in rings {
          pen.fill(.ellipse(eye, size * scale, size * scale * 1.2), color)
        }
      }
    }
    pen.birdLegs(
      [(Point(-0.08, 0.7), Point(-0.1, 0.9)), (Point(0.1, 0.7), Point(0.1, 0.9))], Color(0x8A7A60))
    let turn = pen.uniform(-0.12...0.02)
    for plume in -2...2 {
      let tip = Point(turn + 0.02 + Double(plume) * 0.055, -0.62 + abs(Double(plume)) * 0.02)
      pen.stroke(.line(Point(turn, -0.36), tip), blue.darker(0.5), 0.012)
      pen.fill(.circle(tip, 0.025), blue)
    }
    pen.body(
      [
        .limb([
          (0.02, 0.68, 0.14), (0, 0.4, 0.24), (-0.01, 0.1, 0.14), (turn * 0.6, -0.12, 0.085),
          (turn, -0.3, 0.085),
        ])
      ], blue
    ) {
      pen.scales(Rect(-0.3, 0.1, 0.6, 0.7), size: 0.08, blue.lighter(0.4))
      pen.fill(.ellipse(Point(turn - 0.03, -0.36), 0.09, 0.03), .white)
      pen.fill(.ellipse(Point(turn - 0.03, -0.26), 0.08, 0.025), .white)
    }
    pen.body(
      [.polygon([Point(turn - 0.06, -0.35), Point(turn - 0.2, -0.28), Point(turn - 0.06, -0.26)])],
      Color(0xB8AC98))
    pen.eye(turn - 0.02, -0.315, 0.03)
  }
}
