import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let snail = living("snail") { pen in
    let flesh = pen.color(0xA88A62, 0xD0B48A)
    let shell = pen.random.pick([
      pen.color(0x8A5A2C, 0xB07A3E), pen.color(0xC8963E, 0xE0B860), pen.color(0xA85A44, 0xC07A5A),
    ])
    let rise = pen.uniform(-0.08...0.08)
    for (x, y) in [(-0.9, -0.42 + rise), (-0.66, -0.5 - rise)] {
      pen.body([.limb([(-0.68, 0.2, 0.06), ((x - 0.68) / 2, -0.14, 0.035), (x, y, 0.028)])], flesh)
      pen.fill(.circle(Point(x, y - 0.02), 0.055), Color(0x2A1E18))
      pen.fill(.circle(Point(x - 0.018 * pen.facing, y - 0.04), 0.018), .white)
    }
    pen.body(
      [
        .blob([
          (-0.82, 0.14), (-0.62, 0.02), (-0.46, 0.24), (-0.2, 0.46), (0.4, 0.5), (0.97, 0.72), (0.5, 0.78),
          (-0.2, 0.8), (-0.66, 0.76),
          (-0.86, 0.48),
        ])
      ], flesh
    ) {
      pen.scales(Rect(-0.9, 0.3, 1.9, 0.5), size: 0.08, flesh.darker(0.25), angle: 1.2)
      pen.fill(.rectangle(Rect(-0.9, 0.72, 1.9, 0.1)), flesh.lighter(0.3))
    }
    pen.stroke(.bow([(-0.84, 0.32), (-0.76, 0.38), (-0.68, 0.34)]), flesh.darker(0.5), 0.02)
    let center = Point(0.16, -0.1)
    let radius = pen.uniform(0.58...0.68)
    let turns = pen.uniform(2.6...3.4)
    pen.body(
      [
        .blob([(-0.42, 0.3), (-0.5, 0.5), (-0.2, 0.62), (0.4, 0.6), (0.5, 0.2)]),
        .ellipse(center, radius, radius * 0.98),
      ], shell
    ) {
      let coil = (0...Int(turns * 10)).map { step -> (Double, Double) in
        let angle = Double(step) / 10 * 2 * .pi + 2.4
        let reach = radius * 1.02 * (1 - Double(step) / (turns * 10))
        return (center.x + cos(angle) * reach, center.y + sin(angle) * reach)
      }
      for ray in 0..<40 {
        let angle = Double(ray) / 40 * 2 * .pi
        let bent = [0.1, 0.5, 1.0].map { fraction -> (Double, Double) in
          let place = Point.polar(angle + fraction * 0.4, radius * fraction, around: center)
          return (place.x, place.y)
        }
        pen.stroke(.bow(bent), shell.darker(0.3).opacity(0.5), 0.016)
      }
      pen.stroke(.bow(coil), shell.lighter(0.45), 0.12)
      pen.stroke(.bow(coil), shell.darker(0.6), 0.035)
    }
  }

  static let americanLobster = living("American lobster", turns: true) { pen in
    let shell = pen.random.pick([
      pen.color(0xB8301C, 0xD9482A), pen.color(0x8A2A1C, 0xA83C24), pen.color(0x4A4432, 0x6A4A34),
    ])
    for side in [-1.0, 1] {
      let sweep = pen.uniform(0.3...0.6)
      pen.stroke(
        .bow([(side * 0.06, -0.42), (side * sweep * 0.4, -0.72), (side * sweep * 0.5, -0.96)]),
        shell.darker(0.3), 0.022)
      pen.stroke(
        .bow([(side * 0.08, -0.42), (side * 0.5, -0.3), (side * 0.9, 0.1 + sweep)]), shell.darker(0.3), 0.02)
    }
    pen.legs(
      (0..<4).map { index in
        let y = -0.2 + Double(index) * 0.1
        return [
          (0.14, y, 0.035), (0.42, y + 0.02 + Double(index) * 0.06, 0.03),
          (0.58, y + 0.14 + Double(index) * 0.08, 0.012),
        ]
      }, shell)
    let crusher = pen.chance(0.5) ? 1.0 : -1
    for side in [-1.0, 1] {
      let size = side == crusher ? 1.2 : 0.95
      let (x, y) = (side * pen.uniform(0.5...0.58), pen.uniform(-0.46 ... -0.38))
      pen.body([.limb([(side * 0.14, -0.28, 0.06), (side * 0.4, -0.18, 0.065), (x, y + 0.08, 0.07)])], shell)
      pen.body(
        [
          .blob([
            (x - side * 0.06, y + 0.12), (x + side * 0.17 * size, y),
            (x + side * 0.2 * size, y - 0.24 * size),
            (x + side * 0.02, y - 0.46 * size), (x + side * 0.05, y - 0.22 * size),
            (x - side * 0.07 * size, y - 0.16),
          ])
        ], shell
      ) {
        pen.spots(
          Rect(x - 0.2, y - 0.5, 0.4, 0.6), shell.darker(0.4).opacity(0.6), count: 14, radius: 0.01...0.02)
      }
      pen.body(
        [
          .blob([
            (x - side * 0.1 * size, y), (x - side * 0.14 * size, y - 0.2 * size),
            (x - side * 0.05, y - 0.42 * size),
            (x - side * 0.02, y - 0.2 * size),
          ])
        ], shell.lighter(0.06))
    }
    for (index, angle) in [0.7, 1.1, 1.57, 2.04, 2.44].enumerated() {
      pen.body(
        [
          .leaf(
            from: Point(0, 0.62), to: .polar(angle, index == 2 ? 0.32 : 0.38, around: Point(0, 0.62)),
            width: 0.13, fullness: 0.8)
        ], shell)
    }
    for index in (0..<6).reversed() {
      let y = 0.16 + Double(index) * 0.095
      let half = 0.19 - Double(index) * 0.014
      pen.body(
        [.symmetric([(0, y - 0.08), (half, y - 0.06), (half * 1.08, y + 0.06), (0, y + 0.08)])], shell)
    }
    pen.body(
      [.symmetric([(0, -0.6), (0.05, -0.46), (0.17, -0.3), (0.2, -0.02), (0.15, 0.14), (0, 0.18)])], shell
    ) {
      pen.stroke(.bow([(-0.2, -0.1), (0, -0.02), (0.2, -0.1)]), shell.darker(0.5), 0.025)
      pen.stroke(.line(Point(0, -0.02), Point(0, 0.2)), shell.darker(0.5), 0.02)
      pen.spots(Rect(-0.2, -0.4, 0.4, 0.6), shell.darker(0.4).opacity(0.6), count: 24, radius: 0.008...0.016)
    }
    for side in [-1.0, 1] { pen.fill(.circle(Point(side * 0.12, -0.4), 0.035), Color(0x0E0C0C)) }
  }

  static let starfish = living("starfish", turns: true) { pen in
    let color = pen.random.pick([
      pen.color(0xE8702A, 0xF59A4A), pen.color(0xC83A34, 0xDD6050), pen.color(0x7A4A9A, 0x9A6ABA),
      pen.color(0xD9B060, 0xEAD090),
    ])
    let waist = pen.uniform(0.3...0.4)
    let tips = (0..<5).map { index in
      Point.polar(Double(index) * 0.4 * .pi - .pi / 2 + pen.uniform(-0.09...0.09), pen.uniform(0.85...0.96))
    }
    var outline: [(Double, Double)] = []
    for (index, tip) in tips.enumerated() {
      let angle = atan2(tip.y, tip.x)
      let reach = tip.distance(to: Point(0, 0))
      for (turn, fraction) in [(-0.1, 0.9), (0.0, 1.0), (0.1, 0.9)] {
        let place = Point.polar(angle + turn, reach * fraction)
        outline.append((place.x, place.y))
      }
      let notch = Point.polar((Double(index) + 0.5) * 0.4 * .pi - .pi / 2, waist)
      outline.append((notch.x, notch.y))
    }
    let bump = color.lighter(0.5)
    pen.body([.blob(outline)], color) {
      pen.spots(
        Rect(-0.95, -0.95, 1.9, 1.9), color.darker(0.35).opacity(0.6), count: 170, radius: 0.01...0.028)
      for tip in tips {
        for step in 1..<10 {
          let place = Point(0, 0).mixed(with: tip, Double(step) / 10.5)
          pen.fill(.circle(place, 0.042 - Double(step) * 0.0022), color.darker(0.3))
          pen.fill(.circle(Point(place.x - 0.008, place.y - 0.01), 0.032 - Double(step) * 0.002), bump)
          let across = atan2(tip.y, tip.x) + .pi / 2
          for side in [-1.0, 1] where step > 1 {
            pen.fill(.circle(.polar(across, side * (0.17 - Double(step) * 0.012), around: place), 0.02), bump)
          }
        }
      }
      pen.fill(.circle(Point(0, 0), 0.05), bump)
    }
  }

  static let seaUrchin = living("sea urchin", turns: true) { pen in
    let color = pen.random.pick([
      pen.color(0x3A2050, 0x5A3078), pen.color(0x1C1A24, 0x342C44), pen.color(0x7A2440, 0x983A58),
      pen.color(0x2E4A3A, 0x486A4C),
    ])
    let radius = pen.uniform(0.42...0.52)
    for layer in 0..<4 {
      let depth = Double(layer) / 4
      for index in 0..<34 {
        let angle = (Double(index) + pen.uniform(0...0.8)) / 34 * 2 * .pi
        let root = Point.polar(angle, radius * (0.95 - depth * 0.55))
        let tip = Point.polar(angle + pen.uniform(-0.1...0.1), (0.97 - depth * 0.3) * pen.uniform(0.86...1))
        let shade = color.lighter(depth * 0.3 + pen.uniform(0...0.12))
        pen.stroke(.line(root, tip), color.darker(0.65), 0.04)
        pen.stroke(.line(root, root.mixed(with: tip, 0.6)), shade, 0.026)
        pen.stroke(.line(root, tip), shade, 0.014)
      }
      if layer == 0 { pen.body([.circle(Point(0, 0), radius)], color) }
    }
    for index in 0..<26 {
      let root = Point.polar(Double(index) * 2.4, radius * 0.5 * (Double(index) / 26).squareRoot())
      let tip = Point(root.x * 2.1 + pen.uniform(-0.06...0.06), root.y * 2.1 + pen.uniform(-0.06...0.06))
      pen.stroke(.line(root, tip), color.darker(0.6), 0.04)
      pen.stroke(.line(root, tip), color.lighter(0.4), 0.02)
      pen.fill(.circle(root, 0.024), color.lighter(0.55))
    }
  }
}
