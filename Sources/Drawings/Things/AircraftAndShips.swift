import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Canvas {
  /// Draws a cloth canopy: gores of alternating colours, from the crown to the hem.
  ///
  /// `half` is the right half of the outline, from the crown down; each seam is the same curve, squeezed.
  fileprivate func gores(_ half: [Point], colors: [Color], count: Int) {
    for index in 0..<count {
      // Seams at equal angles around the canopy crowd together towards its sides.
      let (start, end) = (
        -cos(Double(index) / Double(count) * .pi), -cos(Double(index + 1) / Double(count) * .pi)
      )
      var gore = Path.smooth(half.map { Point($0.x * end, $0.y) }, closed: false)
      gore.join(.smooth(half.reversed().map { Point($0.x * start, $0.y) }, closed: false))
      gore.close()
      let color = colors[index % colors.count]
      let light = 0.3 - 0.75 * abs((start + end) / 2 + 0.35)
      solid(gore, light > 0 ? color.lighter(light) : color.darker(-light * 0.8), contrast: 0.08, edge: 0.012)
    }
  }
}

extension Subject {
  /// A hot-air balloon.
  static let balloon = Subject("balloon") { canvas, random in
    var colors = (0..<random.integer(2...4)).map { _ in random.paintColor() }
    if random.chance(0.4) { colors[0] = Color(0xF5F2E8) }
    let (radius, waist) = (random.uniform(0.62...0.72), random.uniform(0.36...0.44))
    let basket = Rect(-0.13, 0.74, 0.26, 0.21)
    for x in [-1.0, -0.4, 0.4, 1.0] {
      canvas.stroke(.line(Point(x * 0.2, 0.46), Point(x * 0.12, 0.76)), Color(0x4A3B2A), width: 0.016)
    }
    let envelope = [
      Point(0.02, -0.96), Point(radius * 0.62, -0.84), Point(radius, -0.35), Point(radius * 0.86, 0.05),
      Point(waist, 0.34), Point(0.2, 0.5),
    ]
    canvas.gores(envelope, colors: colors, count: random.pick([8, 10, 12]))
    canvas.clipped(to: .symmetric(envelope)) {
      if random.chance(0.5) {
        let band = random.paintColor()
        let y = random.uniform(-0.4...0)
        canvas.stroke(
          .smooth([Point(-0.8, y - 0.06), Point(0, y + 0.1), Point(0.8, y - 0.06)], closed: false),
          .linear(
            from: Point(-radius, 0), to: Point(radius, 0),
            [(0, band.darker(0.3)), (0.3, band.lighter(0.25)), (1, band.darker(0.6))]),
          width: random.uniform(0.06...0.2))
      }
      canvas.fill(.ellipse(Point(-radius * 0.42, -0.5), 0.12, 0.22), Color.white.opacity(0.22))
    }
    if random.chance(0.5) {
      canvas.ball(.ellipse(Point(0, 0.6), 0.035, 0.08), Color(0xFFB02E), gloss: 0.8, edge: 0)
    }
    let wicker = Color(0x9B6A35)
    canvas.tube(.rectangle(basket, radius: 0.03), wicker)
    for row in 1..<4 {
      let y = basket.minY + Double(row) * 0.05
      canvas.stroke(
        .line(Point(-0.12, y), Point(0.12, y)), wicker.darker(0.5), width: 0.012, dash: [0.03, 0.02])
    }
    canvas.rod(.line(Point(-0.14, basket.minY), Point(0.14, basket.minY)), wicker.darker(0.3), width: 0.045)
  }

  static let parachute = Subject("parachute") { canvas, random in
    let colors =
      random.chance(0.3)
      ? [Color(0xEDEFF0), Color(0xDADFE2)]
      : [random.paintColor(), random.chance(0.5) ? Color(0xF5F2E8) : random.paintColor()]
    let (radius, hem) = (random.uniform(0.84...0.95), random.uniform(-0.2 ... -0.08))
    let count = random.pick([7, 8, 9, 10])
    let jumper = Point(random.uniform(-0.1...0.1), 0.62)
    let half = [
      Point(0.03, -0.95), Point(radius * 0.6, -0.82), Point(radius * 0.94, -0.48), Point(radius, hem),
    ]
    for index in 0...count {
      let x = -cos(Double(index) / Double(count) * .pi) * radius
      canvas.stroke(.line(Point(x, hem), Point(jumper.x + x * 0.08, jumper.y)), Color(0x3B3F45), width: 0.013)
    }
    canvas.fill(.ellipse(Point(0, hem), radius, 0.08), colors[0].darker(0.55))
    canvas.gores(half, colors: colors, count: count)
    // The hem bulges between the lines.
    for index in 0..<count {
      let ends = [index, index + 1].map { -cos(Double($0) / Double(count) * .pi) * radius }
      let bulge = Path.smooth(
        [Point(ends[0], hem), Point((ends[0] + ends[1]) / 2, hem + 0.05), Point(ends[1], hem)], closed: false)
      canvas.fill(bulge, colors[index % 2].darker(0.12))
      canvas.stroke(bulge, colors[index % 2].darker(0.5), width: 0.012)
    }
    let suit = random.paintColor().darker(0.25)
    let stride = random.uniform(0.03...0.12)
    for side in [-1.0, 1.0] {
      canvas.rod(
        .line(Point(jumper.x + side * 0.04, 0.78), Point(jumper.x + side * stride, 0.95)), suit.darker(0.2),
        width: 0.075)
      canvas.rod(.line(Point(jumper.x, 0.68), Point(jumper.x + side * 0.13, 0.58)), suit, width: 0.06)
    }
    canvas.ball(.ellipse(Point(jumper.x, 0.73), 0.085, 0.12), suit)
    canvas.ball(
      .circle(Point(jumper.x, 0.57), 0.065), random.pick([Color(0xD9DCE0), Color(0xC5392E), Color(0x2D3035)]))
  }

  static let airliner = Subject("airliner") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let body = random.chance(0.8) ? Color(0xF1F3F5) : random.steelColor().lighter(0.3)
      let (livery, accent) = (random.paintColor(), random.paintColor())
      canvas.rotate(random.uniform(-0.3...0.12))
      canvas.scale(0.9)
      let radius = random.uniform(0.125...0.155)
      let metal = Color(0xB9C1C8)
      let farWing = [Point(0.18, -0.04), Point(-0.12, -0.42), Point(-0.24, -0.44), Point(-0.1, -0.04)]
      canvas.solid(.polygon(farWing), metal.darker(0.2))
      canvas.solid(
        .polygon([Point(-0.74, -0.06), Point(-0.92, -0.22), Point(-0.99, -0.22), Point(-0.9, -0.03)]),
        metal.darker(0.2))
      canvas.tube(.rectangle(Rect(0.0, -0.26, 0.2, 0.1), radius: 0.04), body.darker(0.15), level: true)
      let fin = [Point(-0.6, -radius * 0.8), Point(-0.84, -0.52), Point(-0.99, -0.52), Point(-0.9, -0.02)]
      canvas.solid(.polygon(fin), livery)
      canvas.fill(.circle(Point(-0.84, -0.28), 0.07), accent)
      let fuselage = Path.smooth([
        Point(0.97, 0.03), Point(0.88, -radius * 0.62), Point(0.68, -radius), Point(0, -radius),
        Point(-0.6, -radius), Point(-0.98, -0.07),
        Point(-0.95, -0.03), Point(-0.5, radius), Point(0.1, radius), Point(0.7, radius),
        Point(0.9, radius * 0.7),
      ])
      canvas.tube(fuselage, body, level: true, gloss: 0.7)
      canvas.clipped(to: fuselage) {
        if random.chance(0.5) { canvas.fill(.rectangle(Rect(-1, 0.035, 2, 0.035)), livery) }
        if random.chance(0.5) {
          canvas.fill(
            .polygon([Point(-1, -0.3), Point(-0.55, -0.3), Point(-0.75, 0.3), Point(-1, 0.3)]), livery)
        }
        for index in 0..<26 {
          let x = -0.6 + 0.048 * Double(index)
          canvas.fill(.rectangle(Rect(x, -0.035, 0.024, 0.035), radius: 0.01), Color(0x2C4258))
        }
        canvas.fill(
          .polygon([Point(0.8, -0.07), Point(0.9, -0.055), Point(0.93, -0.01), Point(0.82, -0.015)]),
          Color(0x22303C))
      }
      canvas.solid(
        .polygon([Point(-0.72, 0.0), Point(-0.95, 0.15), Point(-1.02, 0.14), Point(-0.9, -0.01)]), metal)
      let engine = Point(0.02, 0.24)
      canvas.tube(
        .rectangle(Rect(engine.x - 0.02, engine.y - 0.06, 0.25, 0.13), radius: 0.05),
        random.chance(0.5) ? livery : body, level: true)
      canvas.solid(.ellipse(Point(engine.x + 0.22, engine.y + 0.005), 0.025, 0.06), Color(0x2A2E33))
      let tip = Point(-0.42, random.uniform(0.46...0.56))
      canvas.solid(
        .polygon([Point(0.22, 0.05), Point(tip.x + 0.1, tip.y), tip, Point(-0.14, 0.08)]), metal,
        contrast: 0.3)
      canvas.solid(
        .polygon([
          tip, Point(tip.x + 0.1, tip.y), Point(tip.x - 0.02, tip.y - 0.13),
          Point(tip.x - 0.08, tip.y - 0.13),
        ]), livery)
    }
  }

  /// The space shuttle: the full stack before or during launch, or the orbiter alone.
  static let spaceShuttle = Subject("space shuttle") { canvas, random in
    let (white, black) = (Color(0xF0F1F2), Color(0x26292D))
    canvas.rotate(random.uniform(-0.18...0.18))
    canvas.scale(0.94)
    let launching = random.chance(0.65)
    let lift = launching ? random.chance(0.6) ? 0.16 : 0.0 : 0.05
    canvas.translate(0, -lift)
    if launching {
      let tank = Color(
        hue: random.uniform(0.055...0.08), saturation: random.uniform(0.6...0.8),
        brightness: random.uniform(0.68...0.85))
      canvas.tube(
        .symmetric([
          Point(0.01, -0.82), Point(0.12, -0.72), Point(0.2, -0.5), Point(0.2, -0.2), Point(0.2, 0.62),
          Point(0.1, 0.7),
        ]), tank)
      for side in [-1.0, 1.0] {
        let booster = [Point(0.01, -0.62), Point(0.085, -0.45), Point(0.085, 0.7), Point(0.12, 0.86)]
        if lift > 0 {
          canvas.ball(
            .symmetric([Point(0.1, 0.84), Point(0.15, 1.0), Point(0.02, 1.16)], around: side * 0.32),
            Color(0xFFC23A), gloss: 0.8, edge: 0)
        }
        canvas.tube(.symmetric(booster, around: side * 0.32, smooth: false), white)
        for y in [-0.3, 0.2, 0.6] {
          canvas.stroke(
            .line(Point(side * 0.32 - 0.08, y), Point(side * 0.32 + 0.08, y)), black, width: 0.025, cap: .butt
          )
        }
      }
    }
    let size = launching ? 0.8 : 1.0
    func at(_ x: Double, _ y: Double) -> Point { Point(x * size, launching ? 0.05 + y * size : y) }
    for x in [-0.1, 0.1, 0.0] {
      let nozzle = [at(0.05, 0.72), at(0.085, 0.86)]
      canvas.tube(.symmetric(nozzle, around: x * size, smooth: false), Color(0x5A5F66))
      if lift > 0 && launching {
        canvas.ball(.symmetric([at(0.05, 0.86), at(0.02, 1.05)], around: x * size), Color(0xBFE0FF), edge: 0)
      }
    }
    for side in [-1.0, 1.0] {
      let wing = [
        at(side * 0.14, -0.35), at(side * 0.26, 0.1), at(side * 0.62, 0.55), at(side * 0.62, 0.7),
        at(side * 0.14, 0.72),
      ]
      canvas.solid(.polygon(wing), white.darker(side > 0 ? 0.15 : 0.03))
      canvas.stroke(
        .polygon([wing[0], wing[1], wing[2], wing[3]], closed: false), black, width: 0.045, cap: .butt)
      canvas.fill(
        .polygon([at(side * 0.16, 0.66), at(side * 0.6, 0.64), at(side * 0.6, 0.7), at(side * 0.16, 0.72)]),
        black)
      canvas.ball(
        .symmetric([at(0.03, 0.4), at(0.1, 0.55), at(0.09, 0.76)], around: side * 0.17 * size), white)
    }
    let hull = Path.symmetric([
      at(0.02, -0.92), at(0.1, -0.82), at(0.15, -0.62), at(0.17, -0.4), at(0.17, 0.72),
    ])
    canvas.tube(hull, white, gloss: 0.8)
    canvas.clipped(to: hull) { canvas.fill(.ellipse(at(0, -0.92), 0.12 * size, 0.12 * size), black) }
    for x in [-0.08, 0.0, 0.08] {
      canvas.pane(
        .rectangle(Rect(center: at(x, -0.68), width: 0.06 * size, height: 0.07 * size), radius: 0.015), black,
        edge: 0.006)
    }
    canvas.stroke(.line(at(0, -0.5), at(0, 0.4)), Color(0x9AA2A9), width: 0.015)
    canvas.stroke(
      .rectangle(Rect(center: at(0, -0.05), width: 0.26 * size, height: 0.85 * size), radius: 0.02),
      Color(0x9AA2A9), width: 0.012)
    canvas.solid(.symmetric([at(0.012, 0.3), at(0.035, 0.75)], smooth: false), white.darker(0.25))
    canvas.fill(
      .rectangle(Rect(center: at(-0.38, 0.58), width: 0.12 * size, height: 0.07 * size)), Color(0x2E5AA8))
  }

  /// A pirate ship.
  static let pirate = Subject("pirate") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let wood = Color(
        hue: random.uniform(0.05...0.08), saturation: 0.65, brightness: random.uniform(0.32...0.5))
      let cloth =
        random.chance(0.5)
        ? Color(0xEFE6CF) : random.pick([Color(0x2A2A2E), Color(0x8E1F22), Color(0xD9CBA8)])
      let rope = Color(0x3A2C20)
      func skull(_ center: Point, _ size: Double, _ bone: Color) {
        for angle in [0.6, -0.6] {
          canvas.stroke(
            .line(.polar(angle, size * 1.3, around: center), .polar(angle + .pi, size * 1.3, around: center)),
            bone, width: size * 0.3)
        }
        canvas.fill(.ellipse(Point(center.x, center.y - size * 0.15), size * 0.75, size * 0.7), bone)
        canvas.fill(
          .rectangle(
            Rect(center: Point(center.x, center.y + size * 0.55), width: size * 0.75, height: size * 0.5),
            radius: size * 0.1), bone)
        for side in [-0.3, 0.3] {
          canvas.fill(
            .circle(Point(center.x + side * size, center.y - size * 0.1), size * 0.2), Color(0x17171A))
        }
      }
      let masts = [(-0.5, -0.74), (0.0, -0.82), (0.46, -0.66)]
      canvas.rod(.line(Point(0.7, 0.28), Point(0.97, 0.0)), wood, width: 0.05)
      for (x, top) in masts {
        canvas.rod(.line(Point(x, top), Point(x, 0.5)), wood, width: 0.05)
        for side in [-0.2, 0.22] {
          canvas.stroke(.line(Point(x, top + 0.1), Point(x + side, 0.4)), rope, width: 0.01)
        }
      }
      canvas.solid(
        .smooth([Point(0.5, -0.4), Point(0.72, -0.02), Point(0.94, 0.02), Point(0.6, 0.12)]),
        cloth.darker(0.1))
      let belly = random.uniform(0.08...0.14)
      for (index, (x, top)) in masts.enumerated() {
        let rows = index == 1 ? 3 : 2
        var y = top + 0.08
        for row in 0..<rows {
          let (width, height) = (0.15 + 0.045 * Double(row), 0.2 + 0.07 * Double(row))
          let sail = [
            Point(x - width, y), Point(x, y + 0.01), Point(x + width, y),
            Point(x + width + belly, y + height * 0.6), Point(x + width * 1.1, y + height),
            Point(x + belly * 0.4, y + height * 0.9), Point(x - width * 1.05, y + height),
            Point(x - width + belly * 0.7, y + height * 0.5),
          ]
          canvas.ball(.smooth(sail), cloth, gloss: 0.4, edge: 0.012)
          canvas.rod(
            .line(Point(x - width - 0.02, y), Point(x + width + 0.02, y)), wood.darker(0.2), width: 0.035)
          if index == 1 && row == 1 {
            skull(
              Point(x + 0.06, y + height * 0.45), 0.085, cloth.red > 0.7 ? Color(0x26262A) : Color(0xF3EFE4))
          }
          y += height
        }
      }
      let flag = [
        Point(0.0, -0.98), Point(-0.14, -0.96), Point(-0.28, -0.98), Point(-0.27, -0.82), Point(-0.14, -0.8),
        Point(0.0, -0.82),
      ]
      canvas.solid(.smooth(flag), Color(0x1B1B1F))
      skull(Point(-0.14, -0.89), 0.05, .white)
      let hull = Path.smooth([
        Point(-0.95, 0.08), Point(-0.62, 0.14), Point(-0.55, 0.34), Point(0.3, 0.38), Point(0.5, 0.28),
        Point(0.86, 0.22), Point(0.7, 0.62), Point(0.5, 0.9), Point(-0.5, 0.93), Point(-0.8, 0.75),
        Point(-0.9, 0.4),
      ])
      canvas.solid(hull, wood, contrast: 0.3, edge: 0.025)
      canvas.clipped(to: hull) {
        for row in 0..<6 {
          let y = 0.2 + 0.12 * Double(row)
          canvas.stroke(
            .smooth([Point(-1, y - 0.06), Point(0, y + 0.06), Point(0.95, y - 0.1)], closed: false),
            wood.darker(0.45), width: 0.016)
        }
        canvas.stroke(
          .smooth([Point(-1, 0.34), Point(0, 0.46), Point(0.95, 0.3)], closed: false), random.brassColor(),
          width: 0.045)
      }
      for index in 0..<5 {
        let x = -0.55 + 0.24 * Double(index)
        canvas.solid(.rectangle(Rect(x, 0.55, 0.1, 0.09)), Color(0x17130F))
        canvas.tube(
          .rectangle(Rect(x + 0.02, 0.575, 0.11, 0.045), radius: 0.01), Color(0x43474C), level: true)
      }
      for x in [-0.85, -0.72] { canvas.pane(.rectangle(Rect(x, 0.2, 0.08, 0.1)), Color(0xE8B94A)) }
    }
  }
}
