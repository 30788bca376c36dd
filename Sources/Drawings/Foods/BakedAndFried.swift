import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let cheeseburger = Subject("cheeseburger") { canvas, random in
    let bun = random.color(from: Color(0xC97F35), to: Color(0xE3A552))
    let width = random.uniform(0.8...0.88)
    canvas.placed(at: Point(0, 0.93)) {
      // From the plate up: each layer covers the upper edge of the one below.
      var y = -0.3
      let bottom = Path.rectangle(Rect(-width * 0.93, -0.34, width * 1.86, 0.34), radius: 0.17)
      canvas.fillRound(bottom, over: Oval(Point(0, -0.17), width, 0.26), bun.lighter(0.12))
      canvas.stroke(
        .line(Point(-width * 0.85, -0.3), Point(width * 0.85, -0.3)), Color(0xF7DFA6), width: 0.05)
      if random.chance(0.5) {
        canvas.lettuce(width, at: y, &random)
        y -= 0.1
      }
      for _ in 0..<(random.chance(0.25) ? 2 : 1) {
        canvas.patty(width, at: y, &random)
        canvas.cheese(width, at: y - 0.24, &random)
        y -= 0.3
      }
      if random.chance(0.7) {
        canvas.tomatoSlices(width, at: y)
        y -= 0.11
      }
      if random.chance(0.4) {
        canvas.onionRings(width, at: y)
        y -= 0.06
      }
      canvas.lettuce(width, at: y, &random)
      y -= 0.1
      let height = min(1.9 + y, random.uniform(0.62...0.95))
      canvas.topBun(width, at: y + 0.06, height: height, bun, &random)
    }
  }

  static let pizza = Subject("pizza", turns: true) { canvas, random in
    switch random.integer(0...3) {
    case 0:  // one slice, with its tip at the bottom
      let half = random.uniform(0.36...0.46)
      canvas.placed(at: Point(0, 0.96), scale: 1.92) {
        canvas.clipped(to: Oval(1, 1).wedge(from: -.pi / 2 - half, to: -.pi / 2 + half)) {
          canvas.pizzaTop(grain: 3, &random)
        }
        let edges = [Point.polar(-.pi / 2 - half, 0.96), Point(0, 0), Point.polar(-.pi / 2 + half, 0.96)]
        canvas.stroke(.polygon(edges, closed: false), Color(0xB8742E), width: 0.018)
      }
    case 1:  // a slice is missing
      let start = random.anyAngle()
      canvas.placed(at: Point(0, 0), scale: 0.96) {
        canvas.clipped(to: Oval(1.02, 1.02).wedge(from: start, to: start + 2 * .pi - .pi / 4)) {
          canvas.pizzaTop(grain: 1, &random)
          canvas.pizzaCuts(from: start)
        }
      }
    default:
      canvas.placed(at: Point(0, 0), scale: 0.96) {
        canvas.pizzaTop(grain: 1, &random)
        if random.chance(0.5) { canvas.pizzaCuts(from: random.anyAngle()) }
      }
    }
  }

  static let bagel = Subject("bagel", turns: true) { canvas, random in
    let crust = random.color(from: Color(0xB56A2C), to: Color(0xDDA055))
    let topping = random.integer(0...4)
    canvas.oneToThree(turn: .pi, single: 0.65, &random) { random in
      let ring = Oval(0.95, random.uniform(0.86...0.95))
      // The hole runs in the opposite direction to the edge, which keeps it open.
      let hole = Oval(
        Point(random.uniform(-0.05...0.05), random.uniform(-0.05...0.05)), -random.uniform(0.18...0.24), 0.21)
      var outline = ring.rough(0.04, &random)
      outline.append(hole.rough(0.12, corners: 9, &random))
      let cut = random.chance(0.25)
      let color = cut ? Color(0xF3E2BA) : crust
      canvas.fill(
        outline,
        .radial(
          center: Point(0, 0), radius: 0.97,
          [
            (0.2, color.deep(0.9)), (0.38, color.deep(0.2)), (0.58, color.lighter(0.28)), (0.8, color),
            (0.93, cut ? color : color.deep(0.6)), (0.95, crust.deep(0.4)), (1, crust.deep(0.8)),
          ]))
      canvas.clipped(to: outline) {
        for index in 0..<24 {
          let place = ring.point(random.anyAngle(), random.uniform(0.45...0.85))
          let spot = Oval(place, random.uniform(0.08...0.16), random.uniform(0.06...0.12))
          canvas.glow(spot, index % 2 == 0 ? crust.deep(0.9) : color.lighter(0.4), opacity: 0.2)
        }
        canvas.glow(Oval(Point(-0.4, -0.42), 0.28, 0.2), .white, opacity: cut ? 0.1 : 0.6)
        if cut {
          let crumb = Path.specks(120, in: ring.scaled(0.9), size: 0.008...0.026, &random)
          canvas.fill(crumb, Color(0xC9A667).opacity(0.5))
        } else if topping < 3 {
          canvas.bagelSeeds(on: ring, topping, &random)
        }
      }
      canvas.stroke(outline, crust.deep(1).opacity(0.6), width: 0.025)
    }
  }

  static let friedEgg = Subject("fried egg", turns: true) { canvas, random in
    let eggs = random.chance(0.25) ? 2 : 1
    let white = Oval(0.95, random.uniform(0.8...0.93))
    let outline = Path.smooth(
      (0..<15).map { index in
        white.point(2 * .pi * Double(index) / 15, 1 - random.uniform(0...0.22))
      })
    let lace = random.color(from: Color(0xB8772E), to: Color(0xE9D9AE))
    canvas.fill(outline, lace)
    canvas.fill(outline.mapped { Point($0.x * 0.95, $0.y * 0.95) }, Color(0xF3E6C4))
    canvas.fill(
      outline.mapped { Point($0.x * 0.9, $0.y * 0.9) },
      .radial(
        center: Point(-0.1, -0.1), radius: 0.95, [(0, .white), (0.7, Color(0xFDFBF4)), (1, Color(0xEDE6D2))]))
    canvas.clipped(to: outline) {
      for _ in 0..<20 {
        let place = white.point(random.anyAngle(), random.uniform(0.5...0.95))
        let bubble = Oval(place, random.uniform(0.03...0.1), random.uniform(0.02...0.07))
        canvas.glow(bubble.moved(0.015, 0.02), Color(0xB9A878), opacity: 0.45)
        canvas.glow(bubble.scaled(0.8), .white, opacity: 0.9)
      }
      canvas.fill(.specks(24, in: white, size: 0.008...0.02, &random), lace.deep(0.7).opacity(0.6))
    }
    let yolk = random.color(from: Color(0xF7B51E), to: Color(0xEE8A12))
    for egg in 0..<eggs {
      let side = eggs == 1 ? random.uniform(-0.18...0.18) : Double(egg) * 0.76 - 0.38
      let ball = Oval(Point(side, random.uniform(-0.15...0.15)), 0.36, random.uniform(0.32...0.36))
      canvas.glow(ball.moved(0.04, 0.06).scaled(1.25), Color(0x8A7442), opacity: 0.5)
      canvas.fillRound(ball, yolk, shine: 0.95)
      canvas.glow(ball.moved(0.1, 0.14).scaled(0.5), yolk.lighter(0.6), opacity: 0.4)
    }
    if random.chance(0.6) {
      canvas.fill(.specks(45, in: white.scaled(0.75), size: 0.008...0.018, &random), Color(0x33291F))
    }
  }
}

extension Canvas {
  fileprivate func patty(_ width: Double, at y: Double, _ random: inout RandomSource) {
    let meat = random.color(from: Color(0x5E331E), to: Color(0x7E4A2A))
    let oval = Oval(Point(0, y - 0.13), width, 0.15)
    fillRound(
      .rectangle(Rect(-width, y - 0.28, 2 * width, 0.3), radius: 0.14), over: Oval(oval.center, width, 0.26),
      meat)
    fill(.specks(50, in: oval.scaled(0.94), size: 0.012...0.035, &random), meat.deep(0.7).opacity(0.7))
    fill(.specks(30, in: oval.scaled(0.94), size: 0.008...0.022, &random), meat.lighter(0.3).opacity(0.7))
  }

  fileprivate func cheese(_ width: Double, at y: Double, _ random: inout RandomSource) {
    let gold = random.color(from: Color(0xF6B11E), to: Color(0xFBD04A))
    var points = [Point(-width * 1.02, y - 0.07), Point(width * 1.02, y - 0.07), Point(width * 1.03, y)]
    let drips = random.integer(2...4)
    for drip in 0..<drips {
      let x = width * (0.9 - 1.8 * (Double(drip) + 0.5) / Double(drips))
      let half = width * 0.75 / Double(drips)
      points += [
        Point(x + half, y), Point(x + random.uniform(-0.08...0.08), y + random.uniform(0.14...0.26)),
        Point(x - half, y),
      ]
    }
    let sheet = Path.polygon(points + [Point(-width * 1.03, y)])
    fill(
      sheet,
      .linear(
        from: Point(-width, y - 0.1), to: Point(width, y + 0.2),
        [(0, gold.lighter(0.35)), (0.5, gold), (1, gold.deep(0.5))]))
    stroke(sheet, gold.deep(0.8).opacity(0.7), width: 0.016)
  }

  fileprivate func tomatoSlices(_ width: Double, at y: Double) {
    for x in [-0.5, 0.5, 0] {
      let slice = Rect(center: Point(x * width, y - 0.05), width: width * 0.98, height: 0.13)
      fillRound(
        .rectangle(slice, radius: 0.06), over: Oval(slice.center, width * 0.6, 0.1), Color(0xD0342A),
        shine: 0.6)
    }
  }

  fileprivate func onionRings(_ width: Double, at y: Double) {
    for x in [-0.45, 0.45] {
      let ring = Rect(center: Point(x * width, y - 0.03), width: width * 0.88, height: 0.07)
      fill(.rectangle(ring, radius: 0.035), Color(0xF5EAF2))
      stroke(
        .line(Point(ring.minX + 0.05, ring.maxY), Point(ring.maxX - 0.05, ring.maxY)), Color(0x9A4C80),
        width: 0.02)
    }
  }

  fileprivate func lettuce(_ width: Double, at y: Double, _ random: inout RandomSource) {
    let green = random.color(from: Color(0x5FA836), to: Color(0x93C64E))
    for (lift, shade) in [(0.03, 0.5), (0, 0)] {
      let frill = (0...22).map { step in
        let x = width * 1.04 * (1 - Double(step) / 11)
        return Point(x, y + (step % 2 == 0 ? -0.01 : 0.11) - lift + random.uniform(-0.03...0.03))
      }
      let blade = Path.smooth([Point(-width * 0.98, y - 0.11)] + [Point(width * 0.98, y - 0.11)] + frill)
      fillRound(blade, over: Oval(Point(0, y), width * 1.15, 0.18), green.deep(shade))
    }
  }

  fileprivate func topBun(
    _ width: Double, at y: Double, height: Double, _ bun: Color, _ random: inout RandomSource
  ) {
    var dome = Path()
    dome.move(to: Point(-width, y - 0.1))
    dome.curve(
      to: Point(0, y - height), Point(-width * 0.98, y - height * 0.7), Point(-width * 0.6, y - height))
    dome.curve(
      to: Point(width, y - 0.1), Point(width * 0.6, y - height), Point(width * 0.98, y - height * 0.7))
    dome.curve(to: Point(-width, y - 0.1), Point(width * 0.98, y + 0.06), Point(-width * 0.98, y + 0.06))
    let oval = Oval(Point(0, y - height * 0.42), width * 1.02, height * 0.64)
    fillRound(dome, over: oval, bun, shine: 0.55)
    guard random.chance(0.85) else { return }
    let crown = Oval(Point(0, y - height * 0.55), width * 0.78, height * 0.4)
    for spot in crown.evenPoints(34, &random) {
      let seed = Path.seed(
        at: spot, angle: .pi / 2 + spot.x + random.uniform(-0.5...0.5), length: 0.085, width: 0.05)
      fill(seed.mapped { Point($0.x + 0.012, $0.y + 0.016) }, bun.deep(1).opacity(0.6))
      fill(seed, Color(0xFBEFCB))
    }
  }

  /// Draws a whole pizza of radius 1; `grain` scales the number of blotches to the area that will be seen.
  fileprivate func pizzaTop(grain: Double, _ random: inout RandomSource) {
    let disc = Oval(1, 1)
    let crust = random.color(from: Color(0xC98540), to: Color(0xE2AC62))
    let edge = disc.rough(0.03, corners: 20, &random)
    let baked: [(Double, Color)] = [(0.8, crust.deep(0.4)), (0.9, crust.lighter(0.3)), (1, crust.deep(0.6))]
    fill(edge, .radial(center: Point(0, 0), radius: 1, baked))
    clipped(to: edge) {
      for _ in 0..<18 {
        let blister = Oval(
          disc.point(random.anyAngle(), random.uniform(0.86...0.97)), random.uniform(0.03...0.09),
          random.uniform(0.03...0.06))
        glow(blister, Color(0x5E3214), opacity: 0.6)
      }
    }
    let inner = disc.scaled(0.85)
    fill(inner.rough(0.04, corners: 22, &random), Color(0xB8351F))
    let cheese = random.color(from: Color(0xF6D77C), to: Color(0xF3C05A))
    fill(inner.scaled(0.965).rough(0.08, corners: 26, &random), cheese)
    for _ in 0..<Int(44 * grain) {
      let blotch = Oval(
        inner.scaled(0.9).anyPoint(&random), random.uniform(0.04...0.14), random.uniform(0.04...0.12))
      let color = random.pick([Color(0xE2803A), Color(0xFCEDBC), Color(0xFCEDBC), Color(0xD1602C)])
      glow(blotch, color, opacity: 0.75)
    }
    let toppings = (0..<random.integer(1...3)).map { _ in random.integer(0...5) }
    let places = inner.scaled(0.88).evenPoints(Int(24 * grain.squareRoot()), &random)
    for (index, place) in places.enumerated() {
      placed(at: place, angle: random.anyAngle(), scale: grain > 1 ? 0.75 : 1) {
        pizzaTopping(toppings[index % toppings.count], &random)
      }
    }
    fill(.specks(40, in: inner, size: 0.006...0.014, &random), Color(0x4E6B2A).opacity(0.9))
  }

  /// Draws salami, olive, basil, mushroom, pepper or tomato, around the origin.
  private func pizzaTopping(_ kind: Int, _ random: inout RandomSource) {
    let disc = Oval(random.uniform(0.11...0.135), random.uniform(0.105...0.13))
    switch kind {
    case 0, 5:  // salami, most often
      fillRound(disc, random.color(from: Color(0xB02A1E), to: Color(0xC8412A)))
      fill(.specks(7, in: disc.scaled(0.75), size: 0.008...0.018, &random), Color(0xE98E6A).opacity(0.8))
    case 1:
      stroke(disc.scaled(0.42).path, Color(0x241E28), width: 0.05)
      stroke(disc.scaled(0.48).path, Color(0x6A6070).opacity(0.6), width: 0.012)
    case 2:
      leaf(from: Point(-0.11, 0), angle: 0, length: 0.24, width: 0.18, Color(0x2F7D32), bend: 0.1)
    case 3:
      fillRound(Oval(Point(0, -0.03), 0.12, 0.07), Color(0xD9C3A0))
      fillRound(
        .rectangle(Rect(-0.035, 0, 0.07, 0.12), radius: 0.02), over: Oval(0.06, 0.12), Color(0xEBDCC0))
    default:
      let strip = Path.arc(Point(0, 0), 0.1, from: 0, to: 2.6)
      let pepper = random.pick([Color(0x4E9A36), Color(0xD9352A), Color(0xF0B92A)])
      stroke(strip, pepper.deep(0.8), width: 0.055)
      stroke(strip, pepper, width: 0.036)
    }
  }

  fileprivate func pizzaCuts(from start: Double) {
    for index in 0..<4 {
      let angle = start + .pi / 4 * Double(index)
      stroke(
        .line(.polar(angle, 0.97), .polar(angle + .pi, 0.97)), Color(0x8A4A1E).opacity(0.7), width: 0.022)
    }
  }

  /// Draws sesame, poppy, or both with salt and onion.
  fileprivate func bagelSeeds(on ring: Oval, _ topping: Int, _ random: inout RandomSource) {
    let mixtures = [
      [Color(0xFAECC4)], [Color(0x2C2A30)], [Color(0xFAECC4), Color(0x2C2A30), Color(0xB98A4A)],
    ]
    for _ in 0..<110 {
      let place = ring.point(random.anyAngle(), random.uniform(0.42...0.88))
      let color = random.pick(mixtures[topping])
      let length = color.red > 0.5 ? 0.075 : 0.035
      fill(.seed(at: place, angle: random.anyAngle(), length: length, width: length * 0.6), color)
    }
  }
}
