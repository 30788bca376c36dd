import FineTuningCanvas
import FineTuningTensors

extension Subject {
  /// A folding chair: two tubular frames that cross below the seat.
  static let foldingChair = Subject("folding chair") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.35...0.75) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.22...0.36))
    canvas.scale(0.94)
    let wooden = random.chance(0.4)
    let frame = wooden ? random.woodColor() : random.pick([random.steelColor(), random.darkColor()])
    let panel = wooden ? frame.lighter(0.1) : random.pick([random.paintColor(), frame, random.darkColor()])
    let (half, width) = (random.uniform(0.46...0.56), random.uniform(0.06...0.08))
    let seat = random.uniform(0.02...0.12)
    let legs = { (x: Double) in
      canvas.rod(
        .line(view(x * 0.88, seat, 0.36), view(x * 0.88, 0.82, -0.42)), frame.darker(0.1), width: width)
      canvas.rod(
        .smooth([view(x, -0.85, -0.36), view(x, -0.1, -0.12), view(x, 0.82, 0.46)], closed: false), frame,
        width: width)
    }
    let hidden = view.yaw > 0 ? half : -half
    legs(hidden)
    canvas.rod(
      .line(view(-half * 0.88, 0.62, -0.28), view(half * 0.88, 0.62, -0.28)), frame, width: width * 0.8)
    canvas.rod(.line(view(-half, 0.58, 0.33), view(half, 0.58, 0.33)), frame, width: width * 0.8)
    // The slats, or the single panel, lie in the plane of the rear posts.
    let slats = wooden ? 2...3 : 1...1
    let count = random.integer(slats)
    let (top, bottom) = (-0.82, wooden ? -0.35 : random.uniform(-0.5 ... -0.38))
    for index in 0..<count {
      let pitch = (bottom - top) / Double(count)
      let (upper, lower) = (
        top + pitch * Double(index), top + pitch * (Double(index) + (count > 1 ? 0.7 : 1))
      )
      let back = Path.polygon([
        view(-half, upper, -0.36), view(half, upper, -0.36), view(half, lower, -0.22),
        view(-half, lower, -0.22),
      ])
      canvas.solid(back, panel)
      if wooden { canvas.grain(back, panel, level: true, lines: 5, &random) }
    }
    let cushion = Path.rectangle(Rect(-half * 0.95, -0.26, half * 1.9, 0.68), radius: 0.1)
    canvas.solid(view.top(cushion, y: seat + 0.06), panel.darker(0.5))
    canvas.solid(view.top(cushion, y: seat), panel.lighter(0.12))
    if wooden {
      for index in 1...4 {
        let z = -0.26 + 0.136 * Double(index)
        canvas.stroke(
          .line(view(-half * 0.93, seat, z), view(half * 0.93, seat, z)), panel.darker(0.5), width: 0.02)
      }
    }
    legs(-hidden)
  }

  /// A rocking chair: two runners, armrests, and a high back of spindles.
  static let rockingChair = Subject("rocking chair") { canvas, random in
    let view = Viewpoint(
      yaw: random.uniform(0.5...0.95) * (random.chance(0.5) ? 1 : -1), tilt: random.uniform(0.18...0.32))
    canvas.scale(0.94)
    let wood = random.chance(0.75) ? random.woodColor() : random.pick([Color(0xE9E6DF), random.darkColor()])
    let (half, seat) = (random.uniform(0.34...0.4), random.uniform(0.12...0.2))
    let lean = random.uniform(0.2...0.3)
    let hidden = view.yaw > 0 ? half : -half
    func backPoint(_ x: Double, _ rise: Double) -> Point {
      view(x, seat - rise, -0.3 - lean * rise)
    }
    func side(_ x: Double) {
      let runner = [-0.82, -0.45, 0.0, 0.4, 0.66].map { z in view(x, 0.83 - 0.32 * z * z, z) }
      canvas.rod(.smooth(runner, closed: false), wood.darker(0.15), width: 0.08)
      for (z, foot) in [(-0.28, -0.38), (0.3, 0.36)] {
        canvas.rod(.line(view(x, seat, z), view(x, 0.78, foot)), wood, width: 0.065)
      }
      canvas.rod(.line(view(x, 0.5, -0.33), view(x, 0.5, 0.33)), wood, width: 0.045)
      canvas.rod(.line(view(x, seat, 0.28), view(x, seat - 0.3, 0.3)), wood, width: 0.055)
      let arm = [backPoint(x, 0.36), view(x, seat - 0.34, 0), view(x, seat - 0.31, 0.38)]
      canvas.rod(.smooth(arm, closed: false), wood.lighter(0.1), width: 0.085)
    }
    side(hidden)
    canvas.rod(.line(view(-half, 0.52, 0.33), view(half, 0.52, 0.33)), wood, width: 0.05)
    let spindles = random.integer(4...6)
    for index in 0...spindles {
      let x = half * (Double(index) / Double(spindles) * 2 - 1)
      let outer = index == 0 || index == spindles
      canvas.rod(.line(backPoint(x * 0.95, 0), backPoint(x, 0.92)), wood, width: outer ? 0.075 : 0.042)
    }
    for (low, high) in [(0.78, 1.0), (0.08, 0.16)] {
      let rail = [
        backPoint(-half * 1.02, low), backPoint(-half * 1.02, high), backPoint(0, high + 0.05),
        backPoint(half * 1.02, high), backPoint(half * 1.02, low), backPoint(0, low + 0.03),
      ]
      canvas.solid(.polygon(rail), wood.lighter(0.1))
    }
    let plank = Path.rectangle(Rect(-half * 1.05, -0.34, half * 2.1, 0.72), radius: 0.08)
    canvas.solid(view.top(plank, y: seat + 0.06), wood.darker(0.45))
    let top = view.top(plank, y: seat)
    canvas.solid(top, wood.lighter(0.15))
    canvas.grain(top, wood, level: true, lines: 8, &random)
    if random.chance(0.4) {
      let pillow = Path.rectangle(Rect(-half * 0.85, -0.26, half * 1.7, 0.58), radius: 0.16)
      let fabric = random.paintColor()
      canvas.solid(view.top(pillow, y: seat - 0.01), fabric.darker(0.3))
      canvas.solid(view.top(pillow, y: seat - 0.05), fabric)
    }
    side(-hidden)
  }

  static let tableLamp = Subject("table lamp") { canvas, random in
    let shade = random.chance(0.5) ? Color(0xF3E3BE) : random.paintColor().lighter(0.25)
    let base = random.pick([
      random.brassColor(), random.paintColor().darker(0.15), random.woodColor(), Color(0xE8E4DA),
    ])
    let (rim, top) = (random.uniform(0.6...0.78), random.uniform(0.28...0.5))
    let (belly, waist) = (random.uniform(0.16...0.32), random.uniform(0.05...0.12))
    let foot = random.uniform(0.28...0.4)
    canvas.tube(.rectangle(Rect(-0.03, -0.1, 0.06, 0.3)), random.brassColor())
    canvas.tube(
      .symmetric([
        Point(0.04, 0.1), Point(waist, 0.18), Point(belly, 0.42), Point(waist, 0.74), Point(waist, 0.8),
      ]), base, gloss: 0.7)
    canvas.tube(
      .symmetric([Point(waist, 0.8), Point(foot, 0.88), Point(foot, 0.95)]), base.darker(0.1), gloss: 0.6)
    let edge = 0.12
    let outline = Path.symmetric([Point(top, -0.92), Point(rim, edge)], smooth: false)
    canvas.fill(.ellipse(Point(0, edge), rim, 0.08), shade.darker(0.4))
    canvas.tube(outline, shade, gloss: 0.4)
    // The bulb glows through the shade.
    canvas.clipped(to: outline) {
      canvas.fill(
        .circle(Point(0, -0.25), 0.65),
        .radial(
          center: Point(0, -0.25), radius: 0.65,
          [(0, Color(1, 0.97, 0.8, alpha: random.uniform(0.2...0.8))), (1, Color(1, 0.95, 0.7, alpha: 0))]))
      if random.chance(0.4) {
        for index in -6...6 {
          let u = Double(index) / 6.5
          canvas.stroke(
            .line(Point(top * u, -0.92), Point(rim * u, edge)), shade.darker(0.35).opacity(0.5), width: 0.015)
        }
      }
    }
    for (y, width) in [(-0.92, top), (edge, rim)] {
      canvas.stroke(.line(Point(-width, y), Point(width, y)), shade.darker(0.35), width: 0.035)
    }
    if random.chance(0.4) {
      canvas.stroke(.line(Point(0.12, edge), Point(0.12, 0.36)), Color(0xB89B4A), width: 0.02)
      canvas.fill(.circle(Point(0.12, 0.38), 0.03), Color(0xB89B4A))
    }
  }

  static let electricFan = Subject("electric fan") { canvas, random in
    let casing = random.pick([random.darkColor(), random.casingColor(), random.paintColor()])
    let metal = random.pick([random.steelColor(), casing.lighter(0.15), random.brassColor()])
    let (center, radius) = (Point(0, -0.28), random.uniform(0.6...0.68))
    let count = random.integer(3...5)
    canvas.tube(.symmetric([Point(0.07, 0.3), Point(0.09, 0.8)], smooth: false), casing)
    canvas.tube(.symmetric([Point(0.1, 0.76), Point(0.4, 0.86), Point(0.44, 0.95)]), casing)
    for (index, color) in [Color(0xE5533D), Color.white, Color.white].enumerated() {
      canvas.ball(.circle(Point(Double(index - 1) * 0.13, 0.89), 0.035), color, edge: 0.008)
    }
    canvas.fill(.circle(center, radius), casing.darker(0.5).opacity(0.35))
    let start = random.uniform(0...2)
    let blade = random.chance(0.5) ? random.paintColor() : metal.lighter(0.2)
    for index in 0..<count {
      let angle = start + Double(index) / Double(count) * 2 * .pi
      let points = [(0.0, 0.1), (-0.25, 0.6), (0.1, 0.9), (0.55, 0.86), (0.6, 0.5), (0.5, 0.1)]
      canvas.solid(
        .smooth(points.map { .polar(angle + $0.0, radius * $0.1, around: center) }), blade.opacity(0.95))
    }
    // The wires of the cage: spokes and rings.
    let spokes = random.integer(24...36)
    for index in 0..<spokes {
      let angle = Double(index) / Double(spokes) * 2 * .pi
      let wire = Path.line(
        .polar(angle, radius * 0.2, around: center), .polar(angle + 0.2, radius, around: center))
      canvas.stroke(wire, metal.darker(0.25), width: 0.014)
    }
    for ring in [0.45, 0.75] {
      canvas.stroke(.circle(center, radius * ring), metal.darker(0.2), width: 0.016)
    }
    canvas.rod(.circle(center, radius), metal, width: 0.065)
    canvas.ball(.circle(center, radius * 0.22), casing, gloss: 0.6)
  }
}
