import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let submarine = Subject("submarine sandwich", turns: true) { canvas, random in
    let crust = Color(
      hue: random.uniform(0.08...0.1), saturation: random.uniform(0.55...0.7),
      brightness: random.uniform(0.78...0.92))
    canvas.rotate(random.uniform(-0.25...0.25))
    canvas.scale(0.96, random.uniform(0.68...0.88))
    let fillings = random.shuffled(["tomato", "cheese", "ham"])
    let extras = [["onion"], ["cucumber"], []]
    let isLettuceOnTop = random.chance(0.6)
    let layers =
      (isLettuceOnTop ? [] : ["lettuce"]) + fillings + random.pick(extras)
      + (isLettuceOnTop ? ["lettuce"] : [])
    let step = random.uniform(0.085...0.11)
    let base = Double(layers.count) * step / 2
    let bottom = LongBody(length: 1.84, width: 0.42, widths: [0.85, 1, 1, 0.85], ends: (0.16, 0.16))
    let lid = LongBody(
      length: 1.9, width: random.uniform(0.6...0.78), widths: [0.75, 0.96, 1, 0.96, 0.75], ends: (0.18, 0.18))
    canvas.saved {
      canvas.translate(0, base + 0.1)
      canvas.clipped(to: bottom.outline(across: -0.4...1)) {
        bottom.fill(on: canvas, crust, edge: 0.5, light: 0.1)
        canvas.fill(bottom.outline(across: -0.4...0), Color(0xF7E7C2))
      }
    }
    for (index, layer) in layers.enumerated() {
      drawFilling(canvas, layer, at: base - Double(index) * step, &random)
    }
    canvas.translate(0, base - Double(layers.count) * step - 0.02)
    canvas.clipped(to: lid.outline(across: -1...0.25)) {
      lid.fill(on: canvas, crust, edge: 0.45, light: 0.35)
      canvas.fill(lid.outline(across: 0.16...0.25), Color(0xF7E7C2))
      switch random.integer(0...2) {
      case 0:
        for _ in 0..<45 {
          let seed = lid.point(random.uniform(-0.85...0.85), random.uniform(-0.9 ... -0.1))
          let tip = Point(seed.x + 0.045, seed.y + random.uniform(-0.02...0.02))
          canvas.fill(.blade(from: Point(seed.x, seed.y + 0.01), to: tip, width: 0.03), crust.darker(0.4))
          canvas.fill(.blade(from: seed, to: tip, width: 0.028), Color(0xFBEBC4))
        }
      case 1:
        for along in stride(from: -0.6, through: 0.6, by: 0.3) {
          let slash = Path.blade(from: Point(along - 0.1, -0.2), to: Point(along + 0.06, -0.9), width: 0.07)
          canvas.fill(lid.laid(slash), Color(0xF3DDB0))
        }
      default: lid.gloss(on: canvas, 0.4)
      }
    }
  }

  /// Draws one layer of a sandwich seen from the side: a band that hangs down at `y`.
  private static func drawFilling(
    _ canvas: Canvas, _ name: String, at y: Double, _ random: inout RandomSource
  ) {
    func frill(_ color: Color, waves: Int, depth: Double) {
      for (lift, tone) in [(0.0, color.darker(0.3)), (0.03, color), (0.07, color.lighter(0.25))] {
        let hem = (0...waves).map { wave in
          Point(
            0.9 - 1.8 * Double(wave) / Double(waves),
            y - lift + (wave % 2 == 0 ? depth : -depth * 0.4) * random.uniform(0.6...1))
        }
        canvas.fill(.smooth([Point(-0.86, y - 0.14), Point(0.86, y - 0.14)] + hem), tone)
      }
    }
    func discs(_ rind: Color, _ flesh: Color, count: Int) {
      for index in 0..<count {
        let x = (Double(index) + 0.5) / Double(count) * 1.7 - 0.85 + random.uniform(-0.03...0.03)
        let disc = Rect(center: Point(x, y - 0.03), width: 1.9 / Double(count), height: 0.13)
        canvas.fill(.rectangle(disc, radius: 0.05), rind)
        canvas.fill(.rectangle(disc.inset(by: 0.025), radius: 0.03), flesh)
        canvas.fill(
          .rectangle(Rect(disc.x + 0.04, disc.y + 0.03, 0.1, 0.02), radius: 0.01), Color.white.opacity(0.6))
      }
    }
    switch name {
    case "lettuce": frill(Color(0x86B83B), waves: random.integer(18...26), depth: 0.1)
    case "ham": frill(Color(0xE88F93), waves: random.integer(9...13), depth: 0.06)
    case "tomato": discs(Color(0xB8261C), Color(0xE5503C), count: random.integer(4...6))
    case "cucumber": discs(Color(0x3F7A34), Color(0xCFE3A0), count: random.integer(6...8))
    case "onion":
      for index in 0..<9 {
        let ring = Path.ellipse(Point(Double(index) * 0.2 - 0.8, y - 0.03), 0.13, 0.05)
        canvas.stroke(ring, Color(0xA65C94), width: 0.045)
        canvas.stroke(ring, Color(0xF3E6F0), width: 0.026)
      }
    default:
      let color = random.pick([Color(0xF7C53B), Color(0xF9DE83), Color(0xF2A93A)])
      canvas.fill(.rectangle(Rect(-0.88, y - 0.1, 1.76, 0.1)), color)
      let corners = random.integer(3...5)
      for index in 0..<corners {
        let x = (Double(index) + random.uniform(0.3...0.7)) / Double(corners) * 1.7 - 0.85
        let drop = random.uniform(0.08...0.15)
        canvas.fill(
          .polygon([Point(x - 0.2, y - 0.02), Point(x + 0.2, y - 0.02), Point(x, y + drop)]), color)
      }
      canvas.fill(.rectangle(Rect(-0.88, y - 0.1, 1.76, 0.03)), color.lighter(0.4))
    }
  }

  static let taco = Subject("taco", turns: true) { canvas, random in
    canvas.rotate(random.uniform(-0.3...0.3))
    canvas.scale(0.94)
    canvas.oneOrTwo(shift: Point(0.2, -0.24), size: 0.78, &random) { drawTaco(canvas, &$0) }
  }

  private static func drawTaco(_ canvas: Canvas, _ random: inout RandomSource) {
    let shell = random.pick([Color(0xF0BE55), Color(0xE9B04A), Color(0xF2D596), Color(0xDDA24A)])
    let height = random.uniform(0.95...1.15)
    let gape = random.uniform(0.14...0.3)
    // Half a disc, with the straight fold at the bottom and rounded corners.
    func half(_ size: Double) -> Path {
      var path = Path.smooth(
        (0...10).map { step in
          let angle = .pi + .pi * Double(step) / 10
          return Point(0.93 * size * cos(angle), 0.5 + height * size * sin(angle))
        }, closed: false)
      path.curve(to: Point(0.7 * size, 0.66), Point(0.94 * size, 0.6), Point(0.86 * size, 0.66))
      path.curve(to: Point(-0.7 * size, 0.66), Point(0.3, 0.72), Point(-0.3, 0.72))
      path.curve(to: Point(-0.93 * size, 0.5), Point(-0.86 * size, 0.66), Point(-0.94 * size, 0.6))
      path.close()
      return path
    }
    canvas.saved {
      canvas.translate(0.03, -gape)
      canvas.fill(half(1), shell.darker(0.3))
      canvas.fill(half(0.95), shell.darker(0.45))
    }
    drawTacoFilling(canvas, height: height, lift: gape, &random)
    canvas.fill(
      half(0.93),
      .radial(
        center: Point(0, 0.4), radius: 1.1, focus: Point(-0.3, -0.1),
        [(0, shell.lighter(0.35)), (0.55, shell), (1, shell.darker(0.35))]))
    for _ in 0..<45 {
      let spot = Point.polar(
        -random.uniform(0...(.pi)), 0.8 * random.uniform().squareRoot(), around: Point(0, 0.55))
      let size = random.uniform(0.01...0.045)
      canvas.fill(.lump(spot, size * 1.4, size, corners: 6, &random), Color(0x9A5A1C).opacity(0.28))
    }
    canvas.stroke(half(0.925), shell.darker(0.35), width: 0.025)
    canvas.stroke(half(0.9), shell.lighter(0.5).opacity(0.6), width: 0.02)
  }

  /// Draws the filling that peeks out along the open, round edge of a folded shell.
  private static func drawTacoFilling(
    _ canvas: Canvas, height: Double, lift: Double, _ random: inout RandomSource
  ) {
    func place(_ out: ClosedRange<Double>) -> Point {
      let angle = -random.uniform(0.1...0.9) * .pi
      let reach = random.uniform(out)
      return Point(0.9 * reach * cos(angle), 0.5 - lift * 0.6 + height * reach * sin(angle))
    }
    for _ in 0..<30 {
      let meat = Color(0x7A4423).lighter(random.uniform(0...0.2))
      canvas.fill(.lump(place(0.75...0.95), 0.1, 0.08, corners: 7, &random), meat)
    }
    for _ in 0..<26 {
      let leaf = Color(
        hue: random.uniform(0.22...0.3), saturation: 0.65, brightness: random.uniform(0.5...0.85))
      canvas.fill(.lump(place(0.86...1), 0.11, 0.08, uneven: 0.45, &random), leaf)
    }
    let toppings = [Color(0xD93A28), Color(0xF6C437), Color(0xF8F2E6), Color(0xA9C65A), Color(0xD93A28)]
    let chosen = random.shuffled(toppings).prefix(random.integer(2...4))
    for topping in chosen {
      for _ in 0..<9 {
        let (center, turn) = (place(0.84...1), random.uniform(0...1.5))
        let cube = (0..<4).map { Point.polar(turn + Double($0) * .pi / 2, 0.065, around: center) }
        canvas.fill(.polygon(cube), topping.darker(0.2))
        canvas.fill(
          .polygon(cube.map { $0.mixed(with: Point(center.x - 0.02, center.y - 0.03), 0.3) }),
          topping.lighter(0.1))
      }
    }
  }

  static let burrito = Subject("burrito", turns: true) { canvas, random in
    let dough = Color(
      hue: random.uniform(0.095...0.115), saturation: random.uniform(0.26...0.4),
      brightness: random.uniform(0.88...0.97))
    let style = random.integer(0...3)
    let count = style == 0 ? 2 : 1
    let width = random.uniform(0.6...0.78)
    canvas.sideBySide(count, spacing: width * 1.05, &random) { random in
      let isCut = style < 3
      canvas.translate(isCut ? -0.12 : 0, 0)
      let body = LongBody(
        length: count == 2 ? 1.5 : 1.75, width: width, bend: random.uniform(-0.15...0.15),
        widths: isCut ? [0.8, 0.97, 1, 1, 1] : [0.8, 0.97, 1, 0.97, 0.8],
        ends: (0.25, isCut ? 0.005 : 0.25))
      body.fill(on: canvas, dough, edge: 0.36, light: 0.4)
      canvas.clipped(to: body.outline()) {
        for spot in body.scattered(random.integer(14...34), &random) {
          let size = random.uniform(0.02...0.07)
          let toast = Color(0x9C5F26)
          canvas.fill(.lump(spot, size * 1.5, size, uneven: 0.4, &random), toast.opacity(0.3))
          canvas.fill(.lump(spot, size * 0.8, size * 0.5, uneven: 0.4, &random), toast.opacity(0.4))
        }
        // The free edge of the rolled tortilla, and its folded end.
        let seam = random.uniform(0.15...0.4)
        let edge = Path.smooth(
          [
            Point(-0.95, -0.5), Point(-0.7, seam - 0.3), Point(-0.2, seam), Point(0.4, seam + 0.12),
            Point(1, seam + 0.1),
          ], closed: false)
        canvas.stroke(
          body.laid(edge.mapped { Point($0.x, $0.y + 0.06) }), dough.darker(0.5).opacity(0.5), width: 0.035)
        canvas.stroke(body.laid(edge), dough.lighter(0.5), width: 0.02)
        if style == 1 { drawFoil(canvas, body, &random) }
      }
      if isCut { drawBurritoCut(canvas, body.point(1, 0), width / 2, dough, &random) }
    }
  }

  private static func drawBurritoCut(
    _ canvas: Canvas, _ center: Point, _ radius: Double, _ dough: Color, _ random: inout RandomSource
  ) {
    let depth = radius * 0.55
    canvas.fill(.ellipse(center, depth, radius), dough.darker(0.25))
    canvas.fill(.ellipse(center, depth * 0.95, radius * 0.96), dough.lighter(0.3))
    let inside = Path.ellipse(center, depth * 0.84, radius * 0.86)
    canvas.fill(inside, Color(0x6B3A1E))
    canvas.clipped(to: inside) {
      let fillings = [
        Color(0xFBF4E2), Color(0xFBF4E2), Color(0x4A2318), Color(0x8A4A26), Color(0xD8412C), Color(0x7DAA3C),
        Color(0xF4C440),
      ]
      for _ in 0..<48 {
        let place = Point.polar(random.uniform(0...6.28), random.uniform(0...0.85))
        let center = Point(center.x + place.x * depth, center.y + place.y * radius)
        let color = random.pick(fillings)
        let size = random.uniform(0.03...0.06)
        canvas.fill(.lump(center, size * 1.2, size, corners: 6, &random), color.darker(0.3))
        canvas.fill(
          .lump(Point(center.x - 0.008, center.y - 0.012), size, size * 0.75, corners: 6, &random), color)
      }
    }
  }

  /// Draws crumpled foil around the left half: facets that catch the light in different ways.
  private static func drawFoil(_ canvas: Canvas, _ body: LongBody, _ random: inout RandomSource) {
    let rim = (0...8).map { Point(random.uniform(-0.12...0.05), Double($0) / 4 - 1) }
    let wrapped = Path.polygon([Point(-1, 1), Point(-1, -1)] + rim.map { body.point($0.x, $0.y) })
    canvas.fill(wrapped, Color(0xAEB4BC))
    canvas.clipped(to: wrapped) {
      for _ in 0..<70 {
        let center = Point(random.uniform(-1...0), random.uniform(-1...1))
        let corners = (0..<3).map { _ in
          body.point(center.x + random.uniform(-0.14...0.14), center.y + random.uniform(-0.35...0.35))
        }
        let light = 0.62 - center.y * 0.2 + random.uniform(-0.2...0.2)
        canvas.fill(.polygon(corners), Color(light, light * 1.01, light * 1.04, alpha: 0.6))
      }
    }
  }
}
