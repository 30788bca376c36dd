import FineTuningCanvas
import FineTuningTensors

extension Prop {
  /// The things that lie around on a table.
  static let clutter = [
    glass, cup, fork, knife, napkin, bottle, bottle, bowl, bowl, fries, leaves, crumbs, crumbs, puddle, lemon,
    tomato,
  ]

  /// A drink, seen from above.
  static let glass = Prop(size: 0.35...0.55, height: 0.6) { canvas, random in
    let drink = random.pick([
      Color(0x4A1E0C), Color(0xE8941A), Color(0xD9C9A0), Color(0xC9DCE4), Color(0xB7312C), Color(0xE8D34A),
    ])
    let center = Point(0, 0)
    canvas.fill(.circle(center, 0.98), Color(0.86, 0.9, 0.92, alpha: 0.75))
    canvas.fill(
      .circle(center, 0.85),
      .radial(
        center: center, radius: 0.85, focus: Point(-0.2, -0.2),
        [(0, drink.lighter(0.15)), (1, drink.darker(0.35))]))
    for _ in 0..<random.integer(0...4) {
      canvas.saved {
        canvas.translate(random.uniform(-0.4...0.4), random.uniform(-0.4...0.4))
        canvas.rotate(random.uniform(0...3))
        let cube = Path.rectangle(Rect(-0.22, -0.22, 0.44, 0.44), radius: 0.08)
        canvas.fill(cube, Color.white.opacity(0.35))
        canvas.stroke(cube, Color.white.opacity(0.6), width: 0.03)
      }
    }
    for _ in 0..<14 {
      let bubble = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.3...0.8))
      canvas.stroke(.circle(bubble, random.uniform(0.02...0.05)), Color.white.opacity(0.5), width: 0.015)
    }
    canvas.stroke(.circle(center, 0.92), Color.white.opacity(0.8), width: 0.06)
    canvas.stroke(.arc(center, 0.92, from: 3.4, to: 4.6), .white, width: 0.1)
    canvas.stroke(.circle(center, 0.985), Color(0x5A6A72).opacity(0.6), width: 0.02)
    if random.chance(0.35) {
      let color = random.pick([Color(0xD8342F), Color(0x2A6FB0), Color(0x2E9B57), Color(0xF2F0EA)])
      let end = Point.polar(random.uniform(0...(2 * .pi)), 0.95)
      canvas.stroke(.line(Point(-end.x * 0.3, -end.y * 0.3), end), color, width: 0.16, cap: .butt)
      canvas.stroke(.line(Point(-end.x * 0.3, -end.y * 0.3), end), Color.white.opacity(0.5), width: 0.05)
    }
  }

  static let cup = Prop(size: 0.4...0.55, height: 0.4) { canvas, random in
    let color = Color(
      hue: random.uniform(), saturation: random.uniform(0...0.6), brightness: random.uniform(0.4...0.97))
    let center = Point(-0.12, 0)
    canvas.stroke(.arc(Point(0.62, 0), 0.28, from: -1.6, to: 1.6), color.darker(0.2), width: 0.14)
    canvas.fill(
      .circle(center, 0.84),
      .linear(
        from: Point(-0.7, -0.7), to: Point(0.6, 0.6), [(0, color.lighter(0.4)), (1, color.darker(0.25))]))
    canvas.fill(.circle(center, 0.75), color.darker(0.4))
    let coffee = random.pick([Color(0x2B1408), Color(0x8A5A34), Color(0x5A2E12)])
    canvas.fill(
      .circle(Point(-0.1, 0.02), 0.7),
      .radial(
        center: center, radius: 0.8, focus: Point(-0.3, -0.2), [(0, coffee.lighter(0.25)), (1, coffee)]))
    canvas.stroke(.arc(Point(-0.1, 0.02), 0.62, from: 3.5, to: 4.8), Color.white.opacity(0.5), width: 0.05)
  }

  static let fork = Prop(size: 0.85...1.1, height: 0.05, relief: 0.5) { canvas, random in
    let steel = metal(&random)
    let handle = Path.smooth([
      Point(0.98, -0.06), Point(0.98, 0.06), Point(0.3, 0.035), Point(-0.4, 0.045), Point(-0.5, 0.13),
      Point(-0.62, 0.15), Point(-0.62, -0.15), Point(-0.5, -0.13), Point(-0.4, -0.045), Point(0.3, -0.035),
    ])
    canvas.fill(handle, steel)
    for tine in [-0.125, -0.042, 0.042, 0.125] {
      canvas.stroke(.line(Point(-0.6, tine), Point(-0.96, tine * 0.92)), steel, width: 0.048)
    }
    canvas.stroke(.line(Point(0.9, -0.02), Point(-0.4, -0.015)), Color.white.opacity(0.7), width: 0.018)
  }

  static let knife = Prop(size: 0.9...1.15, height: 0.05, relief: 0.5) { canvas, random in
    let blade = Path.smooth([
      Point(0, -0.07), Point(0.6, -0.075), Point(0.97, -0.02), Point(0.9, 0.06), Point(0.5, 0.085),
      Point(0, 0.08),
    ])
    canvas.fill(blade, metal(&random))
    canvas.stroke(.line(Point(0.05, 0.05), Point(0.85, 0.045)), Color.white.opacity(0.8), width: 0.02)
    let handle = Path.rectangle(Rect(-0.97, -0.075, 1, 0.15), radius: 0.07)
    canvas.fill(
      handle,
      random.chance(0.5)
        ? metal(&random)
        : .color(random.pick([Color(0x2B2421), Color(0x6B4226), Color(0xB98B52), Color(0xB3262B)])))
    for x in [-0.75, -0.45, -0.15] { canvas.fill(.circle(Point(x, 0), 0.022), Color(0xC9CCD0)) }
  }

  /// A squeeze bottle of sauce lying on its side.
  static let bottle = Prop(size: 0.8...1.1, height: 0.25, relief: 0.8) { canvas, random in
    let color = sauceColor(&random)
    let body = Path.rectangle(Rect(-0.97, -0.29, 1.3, 0.58), radius: 0.12)
    let shoulder = Path.smooth([
      Point(0.25, -0.28), Point(0.45, -0.2), Point(0.55, -0.13), Point(0.55, 0.13), Point(0.45, 0.2),
      Point(0.25, 0.28),
    ])
    let round = Paint.linear(
      from: Point(0, -0.3), to: Point(0, 0.3),
      [(0, color.darker(0.25)), (0.3, color.lighter(0.2)), (0.6, color), (1, color.darker(0.45))])
    canvas.fill(shoulder, round)
    canvas.fill(body, round)
    let cap = random.chance(0.5) ? Color(0xF2F0EA) : color.darker(0.2)
    canvas.fill(
      .polygon([Point(0.55, -0.13), Point(0.97, -0.035), Point(0.97, 0.035), Point(0.55, 0.13)]), cap)
    canvas.fill(.rectangle(Rect(0.5, -0.16, 0.1, 0.32), radius: 0.03), cap.darker(0.15))
    if random.chance(0.6) {
      let label = random.pick([Color(0xF7F3E8), Color(0x2A5CA8), Color(0xC8242C), Color(0x2E7A46)])
      canvas.fill(.rectangle(Rect(-0.75, -0.29, 0.8, 0.58)), label.opacity(0.92))
      canvas.fill(.ellipse(Point(-0.35, 0), 0.3, 0.17), color)
      canvas.stroke(.line(Point(-0.5, 0), Point(-0.2, 0)), .white, width: 0.06)
    }
    canvas.stroke(.line(Point(-0.88, -0.16), Point(0.3, -0.16)), Color.white.opacity(0.55), width: 0.05)
  }

  /// A bowl of sauce or relish.
  static let bowl = Prop(size: 0.3...0.55, height: 0.2) { canvas, random in
    let color = Color(
      hue: random.uniform(), saturation: random.uniform(0...0.4), brightness: random.uniform(0.3...0.97))
    let sauce = sauceColor(&random)
    let center = Point(0, 0)
    canvas.fill(
      .circle(center, 0.98),
      .linear(
        from: Point(-0.7, -0.7), to: Point(0.7, 0.7), [(0, color.lighter(0.4)), (1, color.darker(0.3))]))
    canvas.fill(
      .circle(center, 0.88),
      .linear(
        from: Point(-0.7, -0.7), to: Point(0.7, 0.7), [(0, color.darker(0.5)), (1, color.lighter(0.1))]))
    canvas.fill(
      .circle(Point(0.03, 0.03), 0.74),
      .radial(
        center: center, radius: 0.8, focus: Point(-0.2, -0.25),
        [(0, sauce.lighter(0.12)), (1, sauce.darker(0.2))]))
    for turn in 0..<3 {
      let start = random.uniform(0...(2 * .pi))
      let swirl = Path.arc(
        center, 0.18 + Double(turn) * 0.17, from: start, to: start + random.uniform(1.5...4))
      canvas.stroke(swirl, sauce.darker(0.3).opacity(0.6), width: 0.07)
      canvas.stroke(swirl, sauce.lighter(0.35).opacity(0.7), width: 0.025)
    }
  }

  static let fries = Prop(size: 0.5...0.9, height: 0.12, relief: 0.6) { canvas, random in
    for _ in 0..<random.integer(6...16) {
      canvas.saved {
        canvas.translate(random.uniform(-0.4...0.4), random.uniform(-0.4...0.4))
        canvas.rotate(random.uniform(0...(2 * .pi)))
        let color = Color(
          hue: random.uniform(0.1...0.13), saturation: random.uniform(0.55...0.75), brightness: 0.93)
        let length = random.uniform(0.25...0.5)
        let stick = Path.rectangle(Rect(-length, -0.06, 2 * length, 0.12), radius: 0.02)
        canvas.fill(stick, color.darker(0.15))
        canvas.fill(.rectangle(Rect(-length, -0.06, 2 * length, 0.07), radius: 0.02), color.lighter(0.15))
        canvas.stroke(stick, color.darker(0.5).opacity(0.5), width: 0.015)
        canvas.fill(.rectangle(Rect(length - 0.06, -0.05, 0.06, 0.1)), color.darker(0.35).opacity(0.6))
      }
    }
  }

  /// A few leaves of salad or herbs.
  static let leaves = Prop(size: 0.3...0.6, height: 0.06, relief: 0.5) { canvas, random in
    let color = Color(
      hue: random.uniform(0.23...0.34), saturation: random.uniform(0.5...0.8),
      brightness: random.uniform(0.35...0.65))
    let count = random.integer(1...4)
    for index in 0..<count {
      canvas.saved {
        canvas.rotate(Double(index) * 2 * .pi / Double(count) + random.uniform(-0.4...0.4))
        let width = random.uniform(0.2...0.34)
        let leaf = Path.smooth([
          Point(0, 0), Point(0.3, -width), Point(0.7, -width * 0.8), Point(0.97, 0), Point(0.7, width * 0.8),
          Point(0.3, width),
        ])
        canvas.fill(
          leaf,
          .linear(
            from: Point(0, -width), to: Point(0, width), [(0, color.lighter(0.25)), (1, color.darker(0.2))]))
        canvas.stroke(.line(Point(0, 0), Point(0.9, 0)), color.lighter(0.45), width: 0.025)
        for vein in [0.25, 0.45, 0.65] {
          for side in [-1.0, 1] {
            canvas.stroke(
              .line(Point(vein, 0), Point(vein + 0.16, side * width * 0.7)), color.lighter(0.35).opacity(0.7),
              width: 0.012)
          }
        }
      }
    }
  }

  static let crumbs = Prop(size: 0.5...1.3, height: 0.03, relief: 0.5) { canvas, random in
    let color = Color(
      hue: random.uniform(0.06...0.12), saturation: random.uniform(0.3...0.6),
      brightness: random.uniform(0.45...0.9))
    for _ in 0..<random.integer(10...45) {
      let place = Point.polar(random.uniform(0...(2 * .pi)), 0.95 * random.uniform())
      let size = random.uniform(0.008...0.035)
      let tone = random.chance(0.5) ? color : color.lighter(0.3)
      let corners = (0..<5).map {
        Point.polar(Double($0) * 1.26, size * random.uniform(0.6...1.3), around: place)
      }
      canvas.fill(.polygon(corners), tone)
    }
  }

  /// A spill or dollop of sauce.
  static let puddle = Prop(size: 0.2...0.45, height: 0.04, relief: 0.7) { canvas, random in
    let color = sauceColor(&random)
    let corners = (0..<9).map { Point.polar(Double($0) * 2 * .pi / 9, random.uniform(0.5...0.85)) }
    canvas.fill(.smooth(corners), color)
    for _ in 0..<4 {
      canvas.fill(
        .circle(
          .polar(random.uniform(0...(2 * .pi)), random.uniform(0.8...0.92)), random.uniform(0.02...0.07)),
        color
      )
    }
    canvas.fill(.ellipse(Point(-0.2, -0.25), 0.22, 0.09), Color.white.opacity(0.5))
  }

  static let lemon = Prop(size: 0.25...0.4, height: 0.06, relief: 0.4) { canvas, random in
    let color = random.pick([Color(0xF2D22E), Color(0x8CBF3F), Color(0xF29A2E)])
    wheel(
      canvas, rind: color, pulp: color.lighter(0.25), pith: Color(0xFBF6DC), segments: random.integer(8...10))
  }

  static let tomato = Prop(size: 0.25...0.42, height: 0.06, relief: 0.4) { canvas, random in
    let color = Color(
      hue: random.uniform(0.99...1.02), saturation: 0.82, brightness: random.uniform(0.7...0.88))
    wheel(
      canvas, rind: color, pulp: color.darker(0.18), pith: color.lighter(0.25),
      segments: random.integer(4...6))
  }

  /// The shadow of a hand that holds the camera or reaches for the food.
  static let hand = Prop(size: 1.2...2.2, height: 0.35) { canvas, random in
    canvas.fill(.ellipse(Point(0.1, 0), 0.36, 0.3), .black)
    canvas.stroke(.line(Point(0.2, 0), Point(1, random.uniform(-0.2...0.2))), .black, width: 0.4, cap: .butt)
    for (index, length) in [0.62, 0.74, 0.76, 0.66].enumerated() {
      let y = -0.22 + Double(index) * 0.145
      canvas.stroke(
        .line(Point(0, y), Point(0.1 - length, y * random.uniform(1.2...1.6))), .black, width: 0.125)
    }
    canvas.stroke(.line(Point(0.25, 0.2), Point(-0.2, random.uniform(0.45...0.6))), .black, width: 0.15)
  }

  // MARK: Parts

  private static func metal(_ random: inout RandomSource) -> Paint {
    let steel = Color(hue: 0.6, saturation: 0.04, brightness: random.uniform(0.65...0.85))
    return .linear(
      from: Point(0, -0.15), to: Point(0, 0.15),
      [(0, steel.lighter(0.5)), (0.5, steel), (1, steel.darker(0.45))])
  }

  private static func sauceColor(_ random: inout RandomSource) -> Color {
    random.chance(0.12)
      ? Color(0x7E9A3C)
      : Topping.sauce(random.pick([.mustard, .ketchup, .mustard, .ketchup, .mayonnaise]), &random)
  }

  /// Draws a slice of a segmented fruit.
  private static func wheel(_ canvas: Canvas, rind: Color, pulp: Color, pith: Color, segments: Int) {
    canvas.fill(.circle(Point(0, 0), 0.97), rind)
    canvas.fill(.circle(Point(0, 0), 0.88), pith)
    let step = 2 * .pi / Double(segments)
    for index in 0..<segments {
      let (from, to) = (Double(index) * step + 0.07, Double(index + 1) * step - 0.07)
      let middle = (from + to) / 2
      let segment = Path.smooth([
        .polar(middle, 0.14), .polar(from, 0.5), .polar(from + 0.03, 0.76), .polar(middle, 0.81),
        .polar(to - 0.03, 0.76), .polar(to, 0.5),
      ])
      canvas.fill(
        segment,
        .radial(center: Point(0, 0), radius: 0.85, [(0, pulp.lighter(0.2)), (1, pulp)]))
    }
  }
}
