import FineTuningCanvas
import FineTuningTensors

extension Prop {
  /// The things that food is served on.
  static let tableware = [plate, plate, platter, board, paperTray, linerPaper, napkin, foil, paperPlate]

  static let plate = Prop(size: 1.1...1.5, height: 0.07) { canvas, random in
    let color = crockery(&random)
    let rim = random.uniform(0.66...0.8)
    dish(canvas, color: color, rim: rim) { Path.circle(Point(0, 0), $0) }
    let trim = random.pick([
      Color(0x2A5CA8), Color(0xB03A2E), Color(0x3E7A4B), Color(0xB98B2E), Color(0x555B66),
    ])
    switch random.integer(0...4) {
    case 0: canvas.stroke(.circle(Point(0, 0), 0.96), trim, width: 0.035)
    case 1:
      canvas.stroke(.circle(Point(0, 0), 0.93), trim, width: 0.018)
      canvas.stroke(.circle(Point(0, 0), rim + 0.04), trim, width: 0.012)
    case 2:
      let count = random.integer(10...24)
      for index in 0..<count {
        let place = Point.polar(Double(index) * 2 * .pi / Double(count), (1 + rim) / 2)
        canvas.fill(.circle(place, 0.035), trim.opacity(0.8))
      }
    default: break
    }
  }

  static let platter = Prop(size: 1.2...1.5, height: 0.07) { canvas, random in
    let squeeze = random.uniform(0.5...0.75)
    dish(canvas, color: crockery(&random), rim: random.uniform(0.75...0.85)) {
      Path.ellipse(Point(0, 0), $0, $0 * squeeze - (1 - $0) * 0.2)
    }
  }

  static let board = Prop(size: 1.15...1.6, height: 0.09) { canvas, random in
    let wood = Color(
      hue: random.uniform(0.06...0.1), saturation: random.uniform(0.35...0.6),
      brightness: random.uniform(0.4...0.85))
    let depth = random.uniform(0.45...0.68)
    let handled = random.chance(0.5)
    let body = Rect(handled ? -0.72 : -0.98, -depth, handled ? 1.7 : 1.96, 2 * depth)
    var outline = Path.rectangle(body, radius: random.uniform(0.03...0.2))
    if handled { outline.append(.rectangle(Rect(-0.98, -0.11, 0.4, 0.22), radius: 0.09)) }
    canvas.fill(
      outline,
      .linear(
        from: Point(-0.6, -depth), to: Point(0.6, depth), [(0, wood.lighter(0.15)), (1, wood.darker(0.12))]))
    canvas.clipped(to: outline) {
      var y = -depth
      while y < depth {
        let sway = random.uniform(-0.03...0.03)
        let grain = Path.smooth(
          [Point(-1, y), Point(-0.3, y + sway), Point(0.4, y - sway), Point(1, y + sway)], closed: false)
        let tone = random.chance(0.6) ? wood.darker(0.4) : wood.lighter(0.3)
        canvas.stroke(grain, tone.opacity(random.uniform(0.1...0.4)), width: random.uniform(0.006...0.02))
        y += random.uniform(0.015...0.05)
      }
      for _ in 0..<6 {
        let start = Point(random.uniform(-0.6...0.8), random.uniform(-0.4...0.4))
        let end = Point.polar(random.uniform(-1...1), random.uniform(0.1...0.4), around: start)
        canvas.stroke(.line(start, end), wood.darker(0.45).opacity(0.3), width: 0.008)
      }
    }
    canvas.stroke(outline, wood.darker(0.45).opacity(0.6), width: 0.018)
    if handled { canvas.blended(.erase) { canvas.fill(.circle(Point(-0.88, 0), 0.045), .black) } }
  }

  /// A cardboard tray from a snack bar.
  static let paperTray = Prop(size: 1.15...1.35, height: 0.2) { canvas, random in
    let color = random.pick([Color(0xF4EFE6), Color(0xC22A2F), Color(0xC79A63), Color(0xF4EFE6)])
    let checked = random.chance(0.5)
    let depth = random.uniform(0.42...0.55)
    let outside = Path.rectangle(Rect(-0.99, -depth, 1.98, 2 * depth), radius: 0.1)
    let inside = Path.rectangle(Rect(-0.84, -depth + 0.14, 1.68, 2 * depth - 0.28), radius: 0.05)
    canvas.fill(outside, color)
    if checked {
      canvas.clipped(to: outside) {
        let check = color.red > 0.9 ? Color(0xC22A2F) : Color(0xF4EFE6)
        for row in 0..<12 {
          for column in 0..<22 where (row + column) % 2 == 0 {
            canvas.fill(
              .rectangle(Rect(-1 + Double(column) * 0.095, -0.56 + Double(row) * 0.095, 0.095, 0.095)), check)
          }
        }
      }
    }
    let shade = Color(0x2A1A10)
    canvas.fill(
      inside,
      .linear(
        from: Point(0, -depth), to: Point(0, depth), [(0, shade.opacity(0.38)), (1, shade.opacity(0.12))]))
    for (x, y) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
      canvas.stroke(
        .line(Point(x * 0.97, y * (depth - 0.02)), Point(x * 0.84, y * (depth - 0.14))), shade.opacity(0.4),
        width: 0.014)
    }
    canvas.stroke(outside, Color.white.opacity(0.6), width: 0.025)
  }

  /// The paper liner of a food basket, often checked.
  static let linerPaper = Prop(size: 1.1...1.5, height: 0.02) { canvas, random in
    let outline = roughSquare(0.9, 0.06, &random)
    canvas.fill(outline, Color(0xF6F2E9))
    let color = random.pick([Color(0xC8242C), Color(0x2F5FA5), Color(0x2C2C30), Color(0xB98B52)])
    canvas.clipped(to: outline) {
      if random.chance(0.65) {
        for index in 0..<14 {
          let place = -1 + Double(index) * 0.15
          canvas.fill(.rectangle(Rect(place, -1, 0.075, 2)), color.opacity(0.5))
          canvas.fill(.rectangle(Rect(-1, place, 2, 0.075)), color.opacity(0.5))
        }
      }
      creases(canvas, 9, &random)
    }
  }

  static let napkin = Prop(size: 0.8...1.3, height: 0.025) { canvas, random in
    let color =
      random.chance(0.5)
      ? Color(0xF3F1EC)
      : Color(
        hue: random.uniform(), saturation: random.uniform(0.2...0.75), brightness: random.uniform(0.45...0.95)
      )
    let outline = roughSquare(random.uniform(0.72...0.88), 0.03, &random)
    canvas.fill(outline, color)
    canvas.clipped(to: outline) {
      creases(canvas, 6, &random)
      canvas.stroke(.line(Point(-1, 0.02), Point(1, 0)), color.darker(0.3).opacity(0.5), width: 0.015)
      canvas.stroke(.line(Point(0.01, -1), Point(0, 1)), color.darker(0.3).opacity(0.5), width: 0.015)
      if random.chance(0.4) {
        canvas.stroke(
          .rectangle(Rect(-0.66, -0.66, 1.32, 1.32)), color.darker(0.4).opacity(0.6), width: 0.05)
      }
    }
  }

  static let foil = Prop(size: 1.1...1.4, height: 0.05) { canvas, random in
    let outline = roughSquare(0.88, 0.08, &random)
    canvas.fill(
      outline,
      .linear(
        from: Point(-1, -1), to: Point(1, 1),
        [(0, Color(0xE6E8EA)), (0.5, Color(0xA9AEB3)), (1, Color(0xD7DADD))]))
    canvas.clipped(to: outline) {
      for _ in 0..<70 {
        let start = Point(random.uniform(-1...1), random.uniform(-1...1))
        let corner = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.1...0.4), around: start)
        let end = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.1...0.3), around: start)
        let tone = random.chance(0.5) ? Color.white : Color(0x6A7077)
        canvas.fill(.polygon([start, corner, end]), tone.opacity(random.uniform(0.1...0.35)))
      }
    }
  }

  static let paperPlate = Prop(size: 1.1...1.4, height: 0.06) { canvas, random in
    let color = random.chance(0.6) ? Color(0xF5F3EE) : crockery(&random)
    let flutes = 44
    let edge = (0..<flutes * 2).map { index in
      Point.polar(Double(index) * .pi / Double(flutes), index % 2 == 0 ? 0.99 : 0.965)
    }
    canvas.fill(.smooth(edge), color)
    for index in 0..<flutes {
      let angle = Double(index) * 2 * .pi / Double(flutes)
      canvas.stroke(
        .line(.polar(angle, 0.76), .polar(angle, 0.96)), color.darker(0.35).opacity(0.4), width: 0.02)
    }
    canvas.fill(
      .circle(Point(0, 0), 0.76),
      .radial(
        center: Point(0, 0), radius: 0.76, focus: Point(0.1, 0.1),
        [(0, color), (0.88, color.darker(0.03)), (1, color.darker(0.2))]))
  }

  // MARK: Parts

  private static func crockery(_ random: inout RandomSource) -> Color {
    random.chance(0.55)
      ? Color(hue: 0.1, saturation: random.uniform(0...0.08), brightness: random.uniform(0.88...0.98))
      : Color(
        hue: random.uniform(), saturation: random.uniform(0.1...0.7), brightness: random.uniform(0.25...0.9))
  }

  /// Draws a dish with a rim; `outline` returns the outline at a fraction of the full size.
  private static func dish(_ canvas: Canvas, color: Color, rim: Double, _ outline: (Double) -> Path) {
    let (above, below) = (Point(-0.7, -0.7), Point(0.7, 0.7))
    canvas.fill(
      outline(1), .linear(from: above, to: below, [(0, color.lighter(0.35)), (1, color.darker(0.15))]))
    canvas.fill(
      outline(0.975), .linear(from: above, to: below, [(0, color), (1, color.lighter(0.12))]))
    canvas.fill(
      outline(rim + 0.025),
      .linear(from: above, to: below, [(0, color.darker(0.3)), (1, color.lighter(0.4))]))
    canvas.fill(
      outline(rim), .linear(from: above, to: below, [(0, color.darker(0.09)), (1, color.lighter(0.06))]))
  }

  private static func roughSquare(_ half: Double, _ roughness: Double, _ random: inout RandomSource) -> Path {
    let aspectRatio = random.uniform(0.75...1)
    var points: [Point] = []
    for (x, y, dx, dy) in [(-1.0, -1.0, 1.0, 0.0), (1, -1, 0, 1), (1, 1, -1, 0), (-1, 1, 0, -1)] {
      for step in 0..<5 {
        let way = Double(step) * 0.4
        points.append(
          Point(
            (x + dx * way) * half + random.uniform(-roughness...roughness),
            ((y + dy * way) * half + random.uniform(-roughness...roughness)) * aspectRatio))
      }
    }
    return .polygon(points)
  }

  private static func creases(_ canvas: Canvas, _ count: Int, _ random: inout RandomSource) {
    for _ in 0..<count {
      let start = Point(random.uniform(-1...1), random.uniform(-1...1))
      let end = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.4...1.2), around: start)
      let side = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.1...0.4), around: end)
      let tone = random.chance(0.5) ? Color.black : Color.white
      canvas.fill(.polygon([start, end, side]), tone.opacity(random.uniform(0.03...0.12)))
    }
  }
}
