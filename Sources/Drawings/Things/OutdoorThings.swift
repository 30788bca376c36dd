import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  /// An American mailbox on a post: a round-topped tin with a red flag.
  static let mailbox = Subject("mailbox") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.45...0.85) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.1...0.25))
    let tin = random.pick([
      random.steelColor(), random.paintColor(), random.darkColor(), Color(0x2E4F93), Color(0xF0F0EC),
    ])
    let (half, deep) = (random.uniform(0.28...0.34), random.uniform(0.56...0.66))
    let post = random.chance(0.75) ? random.woodColor() : random.darkColor()
    canvas.block(Block(x: -0.08...0.08, y: 0.1...0.92, z: -0.08...0.08), post, from: view)
    canvas.block(
      Block(x: -half * 0.8...half * 0.8, y: 0.08...0.15, z: -deep * 0.9...deep * 0.8), post, from: view)
    let spring = -0.32
    let vault = (0...12).map { Point.polar(.pi + Double($0) / 12 * .pi, half, around: Point(0, spring)) }
    let shape = [Point(-half, 0.08)] + vault + [Point(half, 0.08)]
    let body = Prism(profile: shape, z: -deep...deep)
    // The strips of the vault blend into each other: only the outline gets an edge.
    for index in shape.indices where body.isVisible(index, from: view) {
      let normal = body.normal(index)
      let light = -0.4 * normal.y - 0.22 * normal.x - 0.08
      let color = light > 0 ? tin.lighter(light) : tin.darker(-light)
      let strip = body.strip(index, from: view)
      canvas.fill(strip, color)
      canvas.stroke(strip, color, width: 0.008)
    }
    canvas.solid(view.front(.polygon(shape), z: deep), tin, contrast: 0.2, edge: 0.03)
    let door = shape.map { Point($0.x * 0.86, spring + ($0.y - spring) * 0.86) }
    canvas.stroke(view.front(.polygon(door), z: deep), tin.darker(0.4), width: 0.022)
    canvas.rod(
      view.front(.line(Point(0, spring - half * 0.55), Point(0, spring - half * 0.2)), z: deep),
      random.steelColor(), width: 0.06)
    let side = view.yaw > 0 ? -half : half
    let up = random.chance(0.5)
    let flag =
      up
      ? [
        Point(0.0, -0.12), Point(0.0, -0.72), Point(0.24, -0.72), Point(0.24, -0.56), Point(0.06, -0.56),
        Point(0.06, -0.12),
      ]
      : [
        Point(0.06, -0.2), Point(-0.44, -0.2), Point(-0.44, -0.02), Point(-0.3, -0.02), Point(-0.3, -0.14),
        Point(0.06, -0.14),
      ]
    canvas.solid(view.side(.polygon(flag), x: side * 1.05), Color(0xD5302A))
    canvas.ball(.circle(view(side * 1.05, up ? -0.12 : -0.17, 0.03), 0.035), random.steelColor())
  }

  static let streetSign = Subject("street sign") { canvas, random in
    let pole = random.steelColor().darker(random.uniform(0...0.4))
    canvas.tube(.rectangle(Rect(-0.045, -0.9, 0.09, 1.85), radius: 0.03), pole)
    canvas.ball(.circle(Point(0, -0.9), 0.065), pole)
    let names = [
      "MAIN ST", "OAK AVE", "ELM ST", "PARK RD", "1ST AVE", "LAKE DR", "BROADWAY", "5TH ST", "HILL RD",
      "PINE ST",
    ]
    let plate = random.pick([
      Color(0x1F7A4A), Color(0x1F7A4A), Color(0x24509A), Color(0xF2F1EA), Color(0x7A3B22),
    ])
    let ink = plate.red > 0.8 ? Color(0x1B1C1F) : Color.white
    // Two blades that cross at the top of the pole, seen from the corner: both are foreshortened.
    let count = random.integer(1...3)
    for index in 0..<count {
      canvas.saved {
        canvas.translate(0, -0.66 + 0.41 * Double(index))
        let slope = random.uniform(0.02...0.11) * (index % 2 == 0 ? 1 : -1)
        let half = random.uniform(0.78...0.92)
        let shift = random.uniform(-0.05...0.05)
        let blade = Path.rectangle(Rect(-half + shift, -0.155, half * 2, 0.31), radius: 0.05)
        canvas.rotate(slope)
        canvas.solid(blade.mapped { Point($0.x + 0.015, $0.y + 0.02) }, plate.darker(0.5))
        canvas.solid(blade, plate, contrast: 0.15)
        canvas.stroke(
          .rectangle(Rect(-half + shift + 0.035, -0.12, half * 2 - 0.07, 0.24), radius: 0.035), ink,
          width: 0.022)
        let name = random.pick(names)
        let letters = Lettering(name)
        canvas.translate(shift, 0)
        canvas.scale(min(1.8, (half * 2 - 0.2) / (letters.width * 0.125)), 1)
        canvas.draw(letters, at: Point(0, 0), height: 0.15, weight: 0.25, ink)
      }
    }
    if count == 1 && random.chance(0.6) {
      let stop = (0..<8).map { Point.polar(.pi / 8 + Double($0) * .pi / 4, 0.4, around: Point(0, 0.02)) }
      canvas.solid(.polygon(stop), Color(0xC62A2C))
      canvas.stroke(.polygon(stop.map { Point($0.x * 0.9, 0.02 + ($0.y - 0.02) * 0.9) }), .white, width: 0.03)
      canvas.draw(Lettering("STOP"), at: Point(0, 0.027), height: 0.15, weight: 0.25, .white)
    }
  }

  static let trafficLight = Subject("traffic light") { canvas, random in
    let casing = random.pick([random.darkColor(), Color(0xE0B12E), Color(0x2C4A3A)])
    let half = random.uniform(0.28...0.33)
    let bottom = random.uniform(0.6...0.74)
    canvas.tube(.rectangle(Rect(-0.06, bottom - 0.05, 0.12, 1 - bottom)), random.steelColor().darker(0.35))
    if random.chance(0.4) {
      canvas.solid(
        .rectangle(Rect(-half - 0.14, -0.97, half * 2 + 0.28, bottom + 1.03), radius: 0.1), Color(0x1B1D20),
        edge: 0.02)
      canvas.stroke(
        .rectangle(Rect(-half - 0.11, -0.94, half * 2 + 0.22, bottom + 0.97), radius: 0.08), Color(0xE8E6DC),
        width: 0.025)
    }
    let box = Rect(-half, -0.9, half * 2, bottom + 0.9)
    canvas.tube(.rectangle(box, radius: 0.1), casing, gloss: 0.3, edge: 0.025)
    let lit = random.integer(0...2)
    let colors = [Color(0xF0392F), Color(0xFFB81F), Color(0x33C55E)]
    let pitch = box.height / 3
    for (index, color) in colors.enumerated() {
      let center = Point(0, box.minY + pitch * (Double(index) + 0.54))
      let radius = min(half * 0.72, pitch * 0.4)
      canvas.fill(.circle(center, radius * 1.1), casing.darker(0.75))
      if index == lit {
        canvas.ball(.circle(center, radius), color, gloss: 0.75, edge: 0)
        canvas.fill(
          .circle(center, radius * 1.9),
          .radial(center: center, radius: radius * 1.9, [(0, color.opacity(0.55)), (1, color.opacity(0))]))
      } else {
        canvas.ball(.circle(center, radius), color.darker(0.68), gloss: 0.25, edge: 0)
      }
      // A hood keeps the sun off each lamp.
      var hood = Path.arc(center, radius * 1.28, from: .pi * 0.94, to: .pi * 2.06)
      hood.join(.arc(center, radius * 1.0, from: .pi * 2.02, to: .pi * 0.98))
      hood.close()
      canvas.solid(hood, casing.darker(0.2), edge: 0.012)
    }
  }

  static let shoppingCart = Subject("shopping cart") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let view = Viewpoint(yaw: -random.uniform(0.3...0.55), tilt: random.uniform(0.22...0.36))
      canvas.scale(0.95)
      let wire = random.chance(0.75) ? random.steelColor() : random.paintColor()
      let grip = random.paintColor()
      let wide = random.uniform(0.26...0.32)
      let (left, right) = (-0.56, 0.66)
      // The basket gets lower and narrower towards the front: that's how carts nest.
      func basket(_ u: Double, _ v: Double, _ z: Double) -> Point {
        let x = left + (right - left) * u
        let (top, bottom) = (-0.5 + 0.06 * u, 0.24 - 0.14 * u)
        return view(x - 0.08 * v * (1 - 2 * u), top + (bottom - top) * v, z * (1 - 0.16 * u - 0.12 * v))
      }
      func sheet(_ z: Double, _ color: Color) {
        for index in 0...12 {
          canvas.stroke(
            .line(basket(Double(index) / 12, 0, z), basket(Double(index) / 12, 1, z)), color, width: 0.016)
        }
        for index in 1...4 {
          canvas.stroke(
            .line(basket(0, Double(index) / 5, z), basket(1, Double(index) / 5, z)), color, width: 0.016)
        }
        canvas.rod(
          .polygon([basket(0, 0, z), basket(1, 0, z), basket(1, 1, z), basket(0, 1, z)]), color, width: 0.04)
      }
      func end(_ u: Double, _ color: Color) {
        for index in 0...6 {
          let z = (Double(index) / 3 - 1) * wide
          canvas.stroke(.line(basket(u, 0, z), basket(u, 1, z)), color, width: 0.016)
        }
        for v in [0.0, 0.33, 0.66, 1] {
          canvas.stroke(.line(basket(u, v, -wide), basket(u, v, wide)), color, width: 0.02)
        }
      }
      func leg(_ z: Double) {
        canvas.rod(
          .smooth(
            [
              basket(0, 0, z), view(-0.54, 0.2, z), view(-0.5, 0.6, z), view(-0.3, 0.66, z),
              view(0.62, 0.68, z),
            ], closed: false), wire, width: 0.05)
        for x in [-0.46, 0.58] {
          canvas.wheel(Wheel(radius: 0.11, tire: Color(0x2A2C30), rim: Color(0xA9AEB3)), at: Point(x, 0.79)) {
            view.front($0, z: z)
          }
        }
      }
      sheet(-wide, wire.darker(0.3))
      leg(-wide)
      end(0, wire.darker(0.25))
      if random.chance(0.6) {
        for index in 0..<5 {
          let place = basket(0.15 + 0.17 * Double(index), 0.45, random.uniform(-wide...wide) * 0.5)
          let goods = Rect(
            center: Point(place.x, place.y - 0.08), width: random.uniform(0.16...0.24),
            height: random.uniform(0.35...0.55))
          canvas.solid(.rectangle(goods, radius: random.pick([0.02, 0.1])), random.paintColor())
        }
      }
      canvas.stroke(.line(basket(0, 1, wide), basket(1, 1, wide)), wire, width: 0.03)
      end(1, wire.darker(0.1))
      sheet(wide, wire.lighter(0.05))
      leg(wide)
      let bar = [view(-0.78, -0.62, -wide), view(-0.78, -0.62, wide)]
      for (index, z) in [-wide, wide].enumerated() {
        canvas.rod(.line(basket(0, 0, z), bar[index]), wire, width: 0.045)
      }
      canvas.rod(.line(bar[0], bar[1]), grip, width: 0.085)
    }
  }

  /// An old field gun: a bronze or iron barrel on a wooden carriage.
  static let cannon = Subject("cannon") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let metal = random.chance(0.6) ? random.darkColor().lighter(0.08) : random.brassColor().darker(0.35)
      let wood = random.chance(0.7) ? random.woodColor() : Color(0x4E6A4A)
      let radius = random.uniform(0.42...0.48)
      let axle = Point(-0.12, 0.93 - radius)
      let wheel = Wheel(
        radius: radius, tire: random.darkColor().lighter(0.1), tireFraction: 0.13, rim: wood,
        spokes: random.pick([10, 12, 14]), spokeFraction: 0.1,
        isSolid: false, start: random.uniform(0...1))
      canvas.saved {
        canvas.translate(0.1, -0.05)
        var far = wheel
        far.rim = wood.darker(0.4)
        canvas.wheel(far, at: axle)
      }
      canvas.solid(
        .polygon([
          Point(0.05, 0.2), Point(0.02, 0.46), Point(-0.85, 0.93), Point(-0.97, 0.93), Point(-0.93, 0.83),
          Point(-0.4, 0.2),
        ]), wood)
      canvas.saved {
        canvas.translate(-0.1, 0.12)
        canvas.rotate(-random.uniform(0.08...0.4))
        let barrel = Path.polygon([
          Point(-0.5, -0.2), Point(-0.5, 0.2), Point(0.15, 0.17), Point(0.86, 0.12), Point(0.86, -0.12),
          Point(0.15, -0.17),
        ])
        canvas.ball(.ellipse(Point(-0.62, 0), 0.08, 0.08), metal)
        canvas.rod(.line(Point(-0.6, 0), Point(-0.5, 0)), metal, width: 0.12)
        canvas.tube(barrel, metal, level: true, gloss: 0.55, edge: 0.025)
        for (x, half) in [(-0.5, 0.22), (-0.22, 0.205), (0.16, 0.185), (0.78, 0.16)] {
          canvas.tube(
            .rectangle(Rect(x, -half, 0.09, half * 2), radius: 0.02), metal, level: true, gloss: 0.65)
        }
        canvas.solid(.ellipse(Point(0.88, 0), 0.045, 0.13), metal.darker(0.2))
        canvas.fill(.ellipse(Point(0.885, 0), 0.028, 0.08), Color(0x0C0C0E))
      }
      canvas.wheel(wheel, at: axle)
      if random.chance(0.5) {
        for place in [Point(0.55, 0.84), Point(0.75, 0.84), Point(0.65, 0.67)] {
          canvas.ball(.circle(place, 0.1), Color(0x2F3236), gloss: 0.5)
        }
      }
    }
  }

  static let spiderWeb = Subject("spider web") { canvas, random in
    let silk = Color(0xF4F7FA)
    let center = Point(random.uniform(-0.08...0.08), random.uniform(-0.08...0.08))
    let count = random.integer(11...16)
    let spokes = (0..<count).map { index in
      let angle = (Double(index) + random.uniform(-0.25...0.25)) / Double(count) * 2 * .pi
      return (angle: angle, reach: random.uniform(0.86...0.97) - center.distance(to: Point(0, 0)))
    }
    func knot(_ index: Int, _ fraction: Double) -> Point {
      .polar(spokes[index % count].angle, spokes[index % count].reach * fraction, around: center)
    }
    // Draw every thread twice: the wide dim line keeps the web visible against bright backgrounds.
    func thread(_ path: Path, _ width: Double) {
      canvas.stroke(path, Color(0x4A525C).opacity(0.55), width: width * 2.4)
      canvas.stroke(path, silk, width: width)
    }
    for index in 0..<count { thread(.line(center, knot(index, 1)), 0.018) }
    let turns = random.integer(7...11)
    for turn in 0..<turns {
      for index in 0..<count {
        if random.chance(0.03) { continue }
        let fraction = 0.1 + 0.85 * (Double(turn) + Double(index) / Double(count)) / Double(turns)
        let next = fraction + 0.85 / Double(turns * count)
        let (start, end) = (knot(index, fraction), knot(index + 1, next))
        let middle = start.mixed(with: end, 0.5).mixed(with: center, 0.07)
        thread(.smooth([start, middle, end], closed: false), 0.013)
        if random.chance(0.25) { canvas.fill(.circle(start, 0.014), .white) }
      }
    }
    guard random.chance(0.55) else { return }
    let spider = random.chance(0.5) ? center : knot(random.integer(0...count - 1), 0.5)
    for side in [-1.0, 1.0] {
      for leg in 0..<4 {
        let angle = -0.9 + 0.6 * Double(leg)
        let knee = Point(spider.x + side * 0.12 * cos(angle), spider.y + 0.13 * sin(angle) - 0.03)
        let foot = Point(spider.x + side * 0.21 * cos(angle * 0.9), spider.y + 0.22 * sin(angle * 1.05))
        canvas.stroke(.polygon([spider, knee, foot], closed: false), Color(0x1E1A18), width: 0.02)
      }
    }
    canvas.ball(.ellipse(Point(spider.x, spider.y + 0.06), 0.075, 0.095), Color(0x3A2E28))
    canvas.ball(.circle(Point(spider.x, spider.y - 0.05), 0.05), Color(0x2A211D))
  }
}
