import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let goldfish = living("goldfish") { pen in
    let orange = pen.color(0xE8590C, 0xFFA020)
    let spread = pen.uniform(0.45...0.75)
    let fins = orange.mixed(with: Color(0xFFD890), 0.4).opacity(0.9)
    for (tipX, tipY) in [(0.95, -spread), (0.98, -0.1), (0.95, spread), (0.7, spread + 0.12)] {
      pen.body([.blob([(0.3, 0), (0.6, tipY * 0.5 - 0.08), (tipX, tipY), (0.62, tipY * 0.5 + 0.12)])], fins) {
        for ray in -3...3 {
          pen.stroke(
            .line(Point(0.35, 0), Point(tipX, tipY + Double(ray) * 0.07)), orange.opacity(0.6), 0.015)
        }
      }
    }
    let crest = -pen.uniform(0.65...0.85)
    pen.body([.blob([(-0.35, -0.35), (-0.15, crest), (0.15, crest + 0.12), (0.35, -0.2), (0, -0.2)])], fins) {
      pen.fur(
        Rect(-0.35, -0.5, 0.7, 0.3), orange.darker(0.15), count: 20, length: 0.3, angle: -1.3, spread: 0.1)
    }
    let flank = Path.blob([
      (-0.88, 0.02), (-0.72, -0.25), (-0.3, -0.45), (0.15, -0.34), (0.45, -0.08), (0.45, 0.1), (0.1, 0.36),
      (-0.35, 0.44), (-0.74, 0.26),
    ])
    pen.body([flank], orange) {
      pen.fill(.ellipse(Point(-0.3, 0.4), 0.7, 0.2), Color(0xFFF0C0).opacity(0.7))
      pen.scales(Rect(-0.45, -0.45, 1, 0.9), size: 0.13, orange.darker(0.3).opacity(0.7), angle: 0)
      if pen.chance(0.4) {
        pen.spots(Rect(-0.5, -0.5, 0.9, 0.5), .white.opacity(0.75), count: 4, radius: 0.08...0.2)
      }
      pen.stroke(.arc(Point(-0.72, 0), 0.28, from: -1, to: 1), orange.darker(0.4), 0.03)
    }
    pen.body([.blob([(-0.32, 0.1), (-0.05, 0.12), (0.1, 0.42), (-0.1, 0.5)])], fins)
    pen.body([.blob([(-0.2, 0.38), (0.02, 0.36), (0.12, 0.66), (-0.05, 0.62)])], fins)
    pen.stroke(.bow([(-0.88, 0.06), (-0.8, 0.1), (-0.76, 0.08)]), orange.darker(0.6), 0.025)
    pen.eye(-0.62, -0.1, 0.085, iris: Color(0xF5E6B0))
  }

  static let greatWhiteShark = living("great white shark") { pen in
    let gray = pen.color(0x5B6B7A, 0x7C8B96)
    let flick = pen.uniform(-0.08...0.08)
    let body = Path.blob([
      (-0.98, -0.03), (-0.72, -0.2), (-0.25, -0.3), (0.3, -0.16), (0.75, -0.03 + flick), (0.75, 0.05 + flick),
      (0.3, 0.14), (-0.2, 0.26), (-0.6, 0.24), (-0.84, 0.12),
    ])
    let tail = Path.blob([
      (0.68, flick), (0.85, -0.25 + flick), (0.97, -0.58 + flick), (0.9, -0.1 + flick), (0.95, 0.42 + flick),
      (0.8, 0.18 + flick),
    ])
    let dorsal = Path.blob([(-0.22, -0.24), (0, -0.55), (0.12, -0.72), (0.12, -0.4), (0.2, -0.16)])
    let small = Path.blob([(0.42, -0.1), (0.54, -0.22), (0.56, -0.08)])
    pen.body([body, tail, dorsal, small], gray) {
      pen.fill(
        .blob([(-1, 0.06), (-0.6, 0.1), (0, 0.08), (0.8, 0.08), (0.5, 0.4), (-0.5, 0.4), (-1, 0.3)]),
        Color(0xF2F4F4))
      for gill in 0..<5 {
        let x = -0.42 + Double(gill) * 0.06
        pen.stroke(.bow([(x, -0.12), (x + 0.03, 0), (x, 0.12)]), gray.darker(0.5), 0.018)
      }
    }
    let reach = pen.uniform(0.5...0.72)
    pen.body([.blob([(-0.3, 0.12), (-0.05, 0.14), (0.02, reach * 0.7), (0.12, reach), (-0.2, 0.45)])], gray)
    pen.body([.blob([(0.36, 0.1), (0.46, 0.1), (0.52, 0.26), (0.42, 0.2)])], gray)
    pen.fill(
      .blob([(-0.88, 0.07), (-0.7, 0.08), (-0.54, 0.05), (-0.64, 0.18), (-0.8, 0.16)]), Color(0x7A1F22))
    for tooth in 0..<6 {
      let x = -0.84 + Double(tooth) * 0.05
      pen.fill(.polygon([Point(x, 0.075), Point(x + 0.045, 0.075), Point(x + 0.022, 0.125)]), .white)
    }
    pen.eye(-0.74, -0.06, 0.035, iris: Color(0x0C0C10))
  }

  static let killerWhale = living("killer whale") { pen in
    let black = pen.color(0x14171C, 0x2A2E36)
    let fin = pen.uniform(0.72...0.92)
    let body = Path.blob([
      (-0.95, 0.12), (-0.85, -0.1), (-0.5, -0.28), (0, -0.3), (0.45, -0.1), (0.8, 0.12), (0.78, 0.2),
      (0.4, 0.22), (-0.1, 0.38), (-0.6, 0.34), (-0.9, 0.24),
    ])
    let dorsal = Path.blob([(-0.12, -0.26), (0.02, -0.6), (0.16, -fin), (0.15, -0.5), (0.2, -0.2)])
    let fluke = Path.blob([
      (0.72, 0.14), (0.84, -0.08), (0.98, -0.24), (0.93, 0.06), (0.9, 0.16), (0.98, 0.4), (0.8, 0.26),
    ])
    pen.body([body, dorsal, fluke], black, edge: .black) {
      pen.fill(
        .blob([
          (-1, 0.2), (-0.6, 0.16), (-0.3, 0.22), (0.1, 0.22), (0.42, 0.06), (0.5, 0.12), (0.35, 0.25),
          (0, 0.5), (-0.9, 0.5),
        ]), Color(0xF6F6F2))
      pen.fill(.ellipse(Point(-0.62, -0.06), 0.14, 0.065), Color(0xF6F6F2))
      pen.fill(
        .blob([(0.06, -0.26), (0.28, -0.18), (0.4, -0.06), (0.25, -0.1)]), Color(0xA9B0B6).opacity(0.8))
      pen.fill(.ellipse(Point(-0.35, -0.24), 0.3, 0.05), .white.opacity(0.25))
    }
    let reach = pen.uniform(0.6...0.78)
    pen.body([.blob([(-0.45, 0.2), (-0.2, 0.22), (-0.08, reach - 0.1), (-0.2, reach), (-0.42, 0.5)])], black)
    pen.stroke(.bow([(-0.94, 0.16), (-0.82, 0.17), (-0.72, 0.12)]), .black, 0.02)
    pen.fill(.circle(Point(-0.77, 0.03), 0.025), Color(0x50565C))
  }

  static let jellyfish = living("jellyfish") { pen in
    let hue = pen.random.pick([0.92, 0.6, 0.05, 0.78, 0.52])
    let tint = Color(hue: hue + pen.uniform(-0.03...0.03), saturation: 0.55, brightness: 0.95)
    let dome = pen.uniform(0.48...0.66)
    let isMoonJelly = pen.chance(0.5)
    for index in 0..<11 {
      let x = -0.6 + Double(index) * 0.12
      let sway = pen.uniform(0.04...0.12)
      let end = pen.uniform(0.6...0.95)
      let steps = stride(from: -0.1, through: end, by: 0.15).map { y in (x + sin(y * 7 + x * 3) * sway, y) }
      pen.stroke(.bow(steps), tint.mixed(with: .white, 0.2).opacity(0.7), 0.022)
    }
    for index in 0..<4 {
      let x = -0.3 + Double(index) * 0.2
      var ruffle: [(x: Double, y: Double, radius: Double)] = []
      for step in 0..<6 {
        let turn = pen.uniform(-0.06...0.06)
        ruffle.append((x + turn, Double(step) * 0.15, 0.085 - Double(step) * 0.013))
      }
      pen.body([.limb(ruffle)], tint.lighter(0.45).opacity(0.85), edge: tint.darker(0.2).opacity(0.7))
    }
    var rim: [(Double, Double)] = [
      (-0.82, 0), (-0.72, -dome * 0.75), (-0.35, -0.25 - dome), (0, -0.32 - dome), (0.35, -0.25 - dome),
      (0.72, -dome * 0.75), (0.82, 0),
    ]
    for index in 0..<8 { rim.append((0.7 - Double(index) * 0.2, index % 2 == 0 ? 0.1 : 0)) }
    pen.body([.blob(rim)], tint.opacity(0.85), edge: tint.darker(0.35)) {
      for ray in -4...4 {
        let x = Double(ray) * 0.19
        pen.stroke(.bow([(x * 0.2, -0.9), (x * 0.8, -0.45), (x, 0.1)]), tint.lighter(0.5).opacity(0.6), 0.02)
      }
      if isMoonJelly {
        for petal in 0..<4 {
          let center = Point(-0.33 + Double(petal) * 0.22, -0.4 + abs(Double(petal) - 1.5) * 0.05)
          pen.stroke(.arc(center, 0.09, from: 2.4, to: 7), tint.darker(0.3).opacity(0.7), 0.035)
        }
      } else {
        pen.spots(Rect(-0.7, -0.8, 1.4, 0.7), tint.darker(0.35).opacity(0.5), count: 22, radius: 0.02...0.05)
      }
      pen.fill(.ellipse(Point(-0.35 * pen.facing, -0.7), 0.22, 0.1), .white.opacity(0.5))
    }
  }
}
