import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The body of a car or truck, facing right: a side view extruded to the vehicle's width.
private struct Coachwork {
  var view: Viewpoint
  var body: Prism
  var paint: Color
  var wheelRadius: Double
  var wheels: [Double]
  let floor = 0.42

  init(_ profile: [Point], paint: Color, wheelRadius: Double, wheels: [Double], _ random: inout RandomSource)
  {
    let yaw = random.uniform(0.2...0.5) * (random.chance(0.75) ? -1 : 1)
    view = Viewpoint(yaw: yaw, tilt: random.uniform(0.1...0.25))
    body = Prism(profile: profile, z: -0.28...0.28)
    self.paint = paint
    self.wheelRadius = wheelRadius
    self.wheels = wheels
  }

  /// Returns a rectangle on the visible long side.
  func panel(_ rect: Rect, radius: Double = 0) -> Path {
    view.front(.rectangle(rect, radius: radius), z: body.z.upperBound)
  }

  func stripe(
    _ y: Double, from start: Double, to end: Double, width: Double, _ color: Color, on canvas: Canvas
  ) {
    canvas.fill(panel(Rect(start, y - width / 2, end - start, width)), color)
  }

  func window(_ rect: Rect, on canvas: Canvas) {
    canvas.pane(panel(rect, radius: 0.03), Color(0x33475A), edge: 0.018)
  }

  func draw(on canvas: Canvas) {
    for x in wheels {
      canvas.fill(
        view.front(.circle(Point(x, floor), wheelRadius), z: body.z.lowerBound + 0.04), Color(0x17181A))
    }
    canvas.prism(body, paint, from: view)
  }

  /// Draws the windscreen and lamps on strips of the body, where they're visible.
  func nose(windscreen: Int, lamps: Int, on canvas: Canvas) {
    if body.isVisible(windscreen, from: view) {
      canvas.pane(body.strip(windscreen, along: 0.1...0.9, depth: 0.08...0.92, from: view), Color(0x3B5366))
    }
    guard body.isVisible(lamps, from: view) else { return }
    let grille = body.strip(lamps, along: 0.25...0.75, depth: 0.28...0.72, from: view)
    canvas.solid(grille, Color(0x2C3035))
    for depth in [0.06...0.24, 0.76...0.94] {
      canvas.ball(body.strip(lamps, along: 0.3...0.6, depth: depth, from: view), Color(0xFFF4C8), gloss: 0.8)
    }
    canvas.solid(body.strip(lamps, along: 0.82...1, from: view), Color(0xB9BEC4))
  }

  func running(_ rim: Color, on canvas: Canvas) {
    let wheel = Wheel(radius: wheelRadius, tire: Color(0x1E2023), tireFraction: 0.38, rim: rim)
    for x in wheels {
      canvas.fill(
        view.front(.circle(Point(x, floor - 0.02), wheelRadius * 1.18), z: body.z.upperBound),
        paint.darker(0.75))
      canvas.wheel(wheel, at: Point(x, floor)) { view.front($0, z: body.z.upperBound + 0.02) }
    }
  }

  /// Draws a flashing light on the roof.
  func beacon(x: Double, y: Double, z: Double, _ color: Color, on canvas: Canvas) {
    let foot = view(x, y, z)
    canvas.ball(.rectangle(Rect(foot.x - 0.05, foot.y - 0.11, 0.1, 0.12), radius: 0.04), color, gloss: 0.7)
  }
}

extension Subject {
  static let ambulance = Subject("ambulance") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let roof = random.uniform(-0.62 ... -0.5)
      let van = Coachwork(
        [
          Point(-0.84, 0.42), Point(-0.84, roof), Point(0.22, roof), Point(0.3, -0.28), Point(0.38, -0.28),
          Point(0.56, 0.0), Point(0.82, 0.08), Point(0.84, 0.42),
        ], paint: random.chance(0.8) ? Color(0xF4F5F6) : Color(0xF2E24A),
        wheelRadius: random.uniform(0.17...0.2), wheels: [-0.5, 0.54], &random)
      let band = random.pick([Color(0xD8322B), Color(0xE8622A), Color(0x2B58B8)])
      van.draw(on: canvas)
      van.nose(windscreen: 4, lamps: 6, on: canvas)
      van.stripe(0.12, from: -0.84, to: 0.83, width: random.uniform(0.08...0.16), band, on: canvas)
      van.window(Rect(0.3, -0.2, 0.17, 0.2), on: canvas)
      if random.chance(0.6) { van.window(Rect(-0.75, roof + 0.12, 0.3, 0.2), on: canvas) }
      canvas.stroke(
        van.panel(Rect(0.27, -0.24, 0.25, 0.6), radius: 0.03), van.paint.darker(0.4), width: 0.012)
      let (x, y) = (-0.14, (roof + 0.04) / 2)
      for angle in [0, Double.pi / 3, -Double.pi / 3] {
        let bar = Path.line(
          .polar(angle + .pi / 2, 0.17, around: Point(x, y)),
          .polar(angle - .pi / 2, 0.17, around: Point(x, y)))
        canvas.stroke(van.view.front(bar, z: 0.28), band, width: 0.085, cap: .butt)
      }
      let lamps =
        random.chance(0.5) ? [Color(0x3577E0), Color(0x3577E0)] : [Color(0xE03A30), Color(0x3577E0)]
      for (index, lamp) in lamps.enumerated() {
        van.beacon(x: 0.1, y: roof, z: -0.12 + 0.24 * Double(index), lamp, on: canvas)
        van.beacon(x: -0.75, y: roof, z: -0.12 + 0.24 * Double(index), lamp, on: canvas)
      }
      van.running(random.steelColor(), on: canvas)
    }
  }

  static let fireEngine = Subject("fire engine") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let red = Color(
        hue: random.uniform(0.985...1.01), saturation: 0.88, brightness: random.uniform(0.7...0.9))
      let (roof, deck) = (random.uniform(-0.42 ... -0.34), random.uniform(-0.34 ... -0.26))
      let truck = Coachwork(
        [
          Point(-0.86, 0.42), Point(-0.86, deck), Point(0.3, deck), Point(0.34, roof), Point(0.76, roof),
          Point(0.85, -0.02), Point(0.87, 0.42),
        ], paint: red, wheelRadius: random.uniform(0.18...0.2), wheels: [-0.5, 0.52], &random)
      truck.draw(on: canvas)
      truck.nose(windscreen: 4, lamps: 5, on: canvas)
      // Lockers behind roller shutters.
      for index in 0..<3 {
        let locker = Rect(-0.8 + 0.37 * Double(index), deck + 0.08, 0.32, index == 1 ? 0.5 : 0.3)
        canvas.solid(truck.panel(locker, radius: 0.02), Color(0xB4BAC0), contrast: 0.2)
        for line in 1..<6 {
          let y = locker.minY + locker.height * Double(line) / 6
          canvas.stroke(
            truck.view.front(.line(Point(locker.minX, y), Point(locker.maxX, y)), z: 0.28), Color(0x6F757B),
            width: 0.01)
        }
      }
      truck.window(Rect(0.4, roof + 0.08, 0.17, 0.22), on: canvas)
      truck.window(Rect(0.61, roof + 0.08, 0.14, 0.22), on: canvas)
      truck.stripe(
        0.25, from: -0.86, to: 0.86, width: 0.06, random.chance(0.5) ? Color(0xF6F2E6) : Color(0xF4D23C),
        on: canvas)
      // The ladder lies on the roof, or is raised.
      canvas.saved {
        let (foot, end) = (truck.view(-0.76, deck, 0.1), truck.view(0.5, deck, 0.1))
        canvas.translate(foot.x, foot.y)
        canvas.rotate(
          atan2(end.y - foot.y, end.x - foot.x) - random.pick([0.08, 0.12, random.uniform(0.2...0.32)]))
        let rail = Color(0xD4D8DC)
        for rung in 0...12 {
          let x = 0.04 + Double(rung) * 0.11
          canvas.stroke(.line(Point(x, -0.1), Point(x, 0)), rail.darker(0.25), width: 0.022)
        }
        for y in [-0.1, 0.0] { canvas.rod(.line(Point(0, y), Point(1.4, y)), rail, width: 0.04) }
      }
      truck.beacon(x: 0.6, y: roof, z: 0.14, Color(0x3577E0), on: canvas)
      truck.beacon(x: 0.6, y: roof, z: -0.14, Color(0x3577E0), on: canvas)
      truck.running(random.chance(0.5) ? random.steelColor() : red, on: canvas)
    }
  }

  static let schoolBus = Subject("school bus") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let yellow = Color(
        hue: random.uniform(0.115...0.135), saturation: 0.9, brightness: random.uniform(0.92...1))
      let roof = random.uniform(-0.5 ... -0.4)
      let bus = Coachwork(
        [
          Point(-0.86, 0.42), Point(-0.86, roof + 0.08), Point(-0.8, roof), Point(0.42, roof),
          Point(0.5, roof + 0.08), Point(0.53, -0.02), Point(0.82, 0.04), Point(0.85, 0.42),
        ], paint: yellow, wheelRadius: random.uniform(0.16...0.18), wheels: [-0.52, 0.6], &random)
      bus.draw(on: canvas)
      bus.nose(windscreen: 4, lamps: 6, on: canvas)
      let count = random.integer(5...7)
      let pitch = 1.02 / Double(count)
      for index in 0..<count {
        bus.window(Rect(-0.78 + pitch * Double(index), roof + 0.13, pitch * 0.84, 0.22), on: canvas)
      }
      for y in [0.04, 0.14, 0.27] {
        bus.stripe(y, from: -0.86, to: 0.53, width: 0.025, Color(0x1E1D1A), on: canvas)
      }
      bus.window(Rect(0.29, roof + 0.13, 0.19, 0.66), on: canvas)
      canvas.stroke(
        bus.view.front(.line(Point(0.385, roof + 0.15), Point(0.385, roof + 0.77)), z: 0.28),
        yellow.darker(0.3), width: 0.02)
      if random.chance(0.6) {
        let sign = (0..<8).map { Point.polar(.pi / 8 + Double($0) * .pi / 4, 0.1, around: Point(0.2, 0.14)) }
        canvas.solid(bus.view.front(.polygon(sign), z: 0.3), Color(0xCF2A27))
      }
      for z in [-0.2, 0.2] { bus.beacon(x: 0.36, y: roof + 0.03, z: z, Color(0xE8502E), on: canvas) }
      bus.running(Color(0x4A4D50), on: canvas)
    }
  }

  static let steamLocomotive = Subject("steam locomotive") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let iron =
        random.chance(0.6)
        ? random.darkColor() : random.pick([Color(0x1F5138), Color(0x23406F), Color(0x7A1D1F)])
      let trim = random.chance(0.6) ? random.brassColor() : Color(0xC43A2C)
      let (radius, axis) = (random.uniform(0.2...0.25), -0.06)
      for puff in 0..<random.integer(0...6) {
        let center = Point(
          0.5 - 0.17 * Double(puff), -0.78 + random.uniform(-0.06...0.06) + 0.015 * Double(puff))
        canvas.fill(
          .circle(center, 0.1 + 0.012 * Double(puff)),
          Color(0.93, 0.93, 0.94, alpha: 0.85 - 0.09 * Double(puff)))
      }
      let chimney = [Point(random.uniform(0.08...0.16), -0.72), Point(0.06, -0.5), Point(0.07, -0.2)]
      canvas.tube(.symmetric(chimney, around: 0.56), iron.darker(0.2))
      for x in [0.28, 0.02] {
        canvas.ball(
          .symmetric([Point(0, -0.45), Point(0.08, -0.4), Point(0.09, -0.2)], around: x), trim, gloss: 0.6)
      }
      canvas.tube(
        .rectangle(Rect(-0.4, axis - radius, 1.14, radius * 2), radius: 0.04), iron, level: true, gloss: 0.4)
      for x in [-0.2, 0.12, 0.42, 0.66] {
        canvas.tube(
          .rectangle(Rect(x, axis - radius - 0.01, 0.035, radius * 2 + 0.02)), trim, level: true, gloss: 0.6,
          edge: 0)
      }
      canvas.tube(
        .rectangle(Rect(0.74, axis - radius * 0.85, 0.07, radius * 1.7), radius: 0.03), iron.darker(0.2),
        level: true)
      canvas.ball(.circle(Point(0.74, axis - radius - 0.1), 0.08), Color(0xFFF0B8), gloss: 0.7)
      canvas.solid(.rectangle(Rect(-0.88, -0.5, 0.52, 0.78), radius: 0.03), iron, contrast: 0.2)
      for x in [-0.8, -0.58] {
        canvas.pane(.rectangle(Rect(x, -0.4, 0.16, 0.24), radius: 0.04), Color(0x86A2B0))
      }
      canvas.solid(
        .smooth([Point(-0.97, -0.48), Point(-0.62, -0.6), Point(-0.26, -0.48), Point(-0.62, -0.5)]),
        iron.darker(0.25))
      canvas.stroke(.rectangle(Rect(-0.84, -0.06, 0.43, 0.28)), trim, width: 0.02)
      canvas.solid(.rectangle(Rect(-0.95, 0.2, 1.72, 0.1)), trim.darker(0.2))
      canvas.solid(.polygon([Point(0.7, 0.26), Point(0.97, 0.68), Point(0.58, 0.68)]), iron.lighter(0.1))
      for index in 1..<5 {
        let u = Double(index) / 5
        canvas.stroke(.line(Point(0.7, 0.26), Point(0.58 + 0.39 * u, 0.68)), iron.darker(0.6), width: 0.02)
      }
      let drivers = random.integer(2...3)
      let large = drivers == 2 ? 0.29 : 0.215
      let spokes = Wheel(
        radius: large, tire: Color(0x53585E), tireFraction: 0.14,
        rim: random.chance(0.5) ? Color(0xB9352A) : iron.lighter(0.12), spokes: 10, spokeFraction: 0.09)
      var small = spokes
      small.radius = 0.13
      let centers = (0..<drivers).map { Point(-0.6 + (large * 2 + 0.02) * Double($0), 0.7 - large) }
      for center in centers { canvas.wheel(spokes, at: center) }
      canvas.wheel(small, at: Point(0.5, 0.57))
      canvas.tube(.rectangle(Rect(0.36, 0.26, 0.3, 0.17), radius: 0.03), iron.lighter(0.05), level: true)
      // The coupling rod connects all wheels and turns with them.
      let pin = Point.polar(random.uniform(0...(2 * .pi)), large * 0.45)
      let pins = centers.map { Point($0.x + pin.x, $0.y + pin.y) }
      canvas.rod(.line(pins[drivers - 1], Point(0.48, 0.34)), Color(0xB9BEC4), width: 0.05)
      canvas.rod(.line(pins[0], pins[drivers - 1]), Color(0xC9CED3), width: 0.065)
    }
  }

  static let carWheel = Subject("car wheel", turns: true) { canvas, random in
    let wheel = Wheel(
      radius: random.uniform(0.88...0.95), tire: random.darkColor(),
      tireFraction: random.uniform(0.22...0.34),
      rim: random.chance(0.85) ? random.steelColor().lighter(0.15) : random.darkColor().lighter(0.1),
      spokes: random.integer(5...10), spokeFraction: random.uniform(0.1...0.24), start: random.uniform(0...2))
    canvas.scale(random.uniform(0.85...1), 1)
    for index in 0..<64 {
      let angle = Double(index) / 64 * 2 * .pi
      canvas.stroke(
        .line(.polar(angle, wheel.radius - 0.03), .polar(angle + 0.03, wheel.radius + 0.008)),
        wheel.tire.darker(0.3), width: 0.05)
    }
    canvas.wheel(wheel, at: Point(0, 0))
    let wall = wheel.radius * (1 - wheel.tireFraction / 2)
    canvas.stroke(.circle(Point(0, 0), wall), wheel.tire.lighter(0.25), width: 0.018)
    if random.chance(0.3) { canvas.stroke(.circle(Point(0, 0), wall), Color(0xEDEBE4), width: 0.06) }
    for index in 0..<5 {
      let nut = Point.polar(wheel.start + Double(index) * 1.257, wheel.radius * 0.23)
      canvas.ball(.circle(nut, 0.035), wheel.rim.darker(0.2), edge: 0.008)
    }
  }

  static let mountainBike = Subject("mountain bike") { canvas, random in
    canvas.facingEitherWay(&random) { random in
      let frame = random.chance(0.8) ? random.paintColor() : random.steelColor()
      let dark = random.darkColor()
      let radius = random.uniform(0.38...0.42)
      let (rear, front) = (Point(-0.56, 0.32), Point(0.56, 0.32))
      let wheel = Wheel(
        radius: radius, tire: dark, tireFraction: 0.17, rim: random.steelColor(), spokes: 16,
        spokeFraction: 0.025,
        isSolid: false)
      for center in [rear, front] {
        // The knobs of the tire.
        canvas.stroke(
          .circle(center, radius - 0.005), dark.darker(0.2), width: 0.045, cap: .butt, dash: [0.04, 0.035])
        canvas.wheel(wheel, at: center)
      }
      let crank = Point(-0.08, 0.36)
      let (seat, head) = (
        Point(-0.22, random.uniform(-0.16 ... -0.06)), Point(0.36, random.uniform(-0.22 ... -0.14))
      )
      let collar = Point(head.x + 0.03, head.y + 0.14)
      canvas.stroke(
        .polygon([
          Point(rear.x, rear.y - 0.06), Point(crank.x, crank.y - 0.11), Point(crank.x, crank.y + 0.11),
          Point(rear.x, rear.y + 0.06),
        ]), dark, width: 0.022)
      for (start, end) in [(rear, crank), (rear, seat)] { canvas.rod(.line(start, end), frame, width: 0.055) }
      for (start, end) in [(seat, crank), (seat, head), (crank, collar)] {
        canvas.rod(.line(start, end), frame, width: 0.08)
      }
      canvas.rod(
        .line(collar, front), random.pick([dark.lighter(0.1), frame, random.steelColor()]), width: 0.075)
      canvas.rod(.line(Point(head.x - 0.04, head.y - 0.12), collar), frame.darker(0.1), width: 0.085)
      let post = Point(seat.x - 0.07, seat.y - random.uniform(0.16...0.26))
      canvas.rod(.line(seat, post), random.steelColor(), width: 0.045)
      let saddle = [
        Point(post.x - 0.2, post.y - 0.06), Point(post.x, post.y - 0.03), Point(post.x + 0.2, post.y),
        Point(post.x + 0.02, post.y + 0.04), Point(post.x - 0.18, post.y + 0.03),
      ]
      canvas.solid(.smooth(saddle), dark)
      let bar = Point(head.x - 0.07, head.y - 0.2)
      canvas.rod(.line(bar, Point(bar.x + 0.04, bar.y + 0.1)), dark, width: 0.06)
      canvas.rod(
        .smooth([Point(bar.x - 0.16, bar.y + 0.02), bar, Point(bar.x + 0.12, bar.y - 0.04)], closed: false),
        dark, width: 0.06)
      let turn = random.uniform(0...(.pi))
      canvas.solid(.circle(crank, 0.11), random.steelColor().darker(0.3))
      for angle in [turn, turn + .pi] {
        let pedal = Point.polar(angle, 0.19, around: crank)
        canvas.rod(.line(crank, pedal), random.steelColor(), width: 0.04)
        canvas.solid(.rectangle(Rect(center: pedal, width: 0.15, height: 0.05), radius: 0.015), dark)
      }
    }
  }
}
