import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let frenchFries = Subject("French fries", turns: true) { canvas, random in
    let color = Color(
      hue: random.uniform(0.115...0.135), saturation: random.uniform(0.58...0.72),
      brightness: random.uniform(0.92...1))
    let thickness = random.uniform(0.085...0.125)
    canvas.rotate(random.uniform(-0.25...0.25))
    canvas.scale(0.97)
    if random.chance(0.5) {
      drawCarton(canvas, color, thickness, &random)
    } else {
      let squash = random.uniform(0.6...0.95)
      for index in 0..<38 {
        // Later fries lie higher up, towards the middle of the heap.
        let spread = 0.7 * (1 - Double(index) / 60)
        let center = Point.polar(random.uniform(0...6.28), spread * random.uniform().squareRoot())
        drawFry(
          canvas, Point(center.x, center.y * squash), angle: random.uniform(0...3.14),
          length: random.uniform(0.5...0.85), thickness * 0.85,
          color.mixed(with: Color(0xB06A1C), 0.4 * (1 - Double(index) / 38)),
          &random)
      }
    }
  }

  /// Draws a stick of potato: a lit upper side, a darker front, brown ends.
  private static func drawFry(
    _ canvas: Canvas, _ center: Point, angle: Double, length: Double, _ thickness: Double, _ color: Color,
    _ random: inout RandomSource
  ) {
    canvas.saved {
      canvas.translate(center.x, center.y)
      canvas.rotate(angle)
      let half = length / 2
      let bow = random.uniform(-0.09...0.09)
      func side(_ from: Double, _ to: Double) -> Path {
        let (upper, lower) = (thickness * from, thickness * to)
        var path = Path()
        path.move(to: Point(-half, upper))
        path.curve(to: Point(half, upper), Point(-half / 3, upper + bow), Point(half / 3, upper + bow))
        path.line(to: Point(half, lower))
        path.curve(to: Point(-half, lower), Point(half / 3, lower + bow), Point(-half / 3, lower + bow))
        path.close()
        return path
      }
      canvas.fill(side(-0.78, 0.8), Color(0x7A4312))
      canvas.fill(side(-0.68, 0.68), color.mixed(with: Color(0xB06A1C), 0.5))
      // The long side that faces the light is the bright one.
      let isUp = cos(angle) - sin(angle) * 0.6 > 0
      canvas.fill(isUp ? side(-0.68, 0.12) : side(-0.12, 0.68), color)
      canvas.fill(isUp ? side(-0.5, -0.2) : side(0.2, 0.5), color.lighter(0.35))
      let toast = Color(0xA9621D)
      let brown: [(Double, Color)] = [
        (0, toast.opacity(0.7)), (0.2, toast.opacity(0)), (0.8, toast.opacity(0)), (1, toast.opacity(0.6)),
      ]
      canvas.fill(side(-0.68, 0.68), .linear(from: Point(-half, 0), to: Point(half, 0), brown))
    }
  }

  private static func drawCarton(
    _ canvas: Canvas, _ fries: Color, _ thickness: Double, _ random: inout RandomSource
  ) {
    let paper = random.pick([
      Color(0xD12A22), Color(0xD12A22), Color(0xF5F0E6), Color(0x2F62B5), Color(0xC99A5B),
    ])
    let (top, bottom) = (random.uniform(-0.1...0.08), 0.9)
    let (wide, narrow) = (random.uniform(0.56...0.66), random.uniform(0.38...0.46))
    func panel(sag: Double) -> Path {
      var path = Path()
      path.move(to: Point(-wide, top))
      path.curve(to: Point(wide, top), Point(-wide * 0.5, top + sag), Point(wide * 0.5, top + sag))
      path.line(to: Point(narrow, bottom))
      path.curve(
        to: Point(-narrow, bottom), Point(narrow * 0.4, bottom + 0.06), Point(-narrow * 0.4, bottom + 0.06))
      path.close()
      return path
    }
    canvas.fill(panel(sag: -0.22), paper.darker(0.35))
    for row in 0..<3 {
      for index in 0..<11 {
        let spread = (Double(index) + random.uniform(0.2...0.8)) / 11 * 2 - 1
        let height = 0.66 - Double(row) * 0.13 - abs(spread) * 0.12
        let base = Point(spread * wide * 0.8, top + 0.12)
        let center = Point(base.x + spread * 0.05, base.y - height / 2)
        drawFry(
          canvas, center, angle: .pi / 2 + spread * 0.22 + random.uniform(-0.12...0.12),
          length: height + random.uniform(0.1...0.34), thickness,
          fries.mixed(with: Color(0xB06A1C), 0.5 - Double(row) * 0.24),
          &random)
      }
    }
    let front = panel(sag: random.uniform(0.28...0.4))
    canvas.fill(front, paper)
    canvas.clipped(to: front) {
      if random.chance(0.5) {
        let stripe = paper.red > 0.9 ? Color(0xD12A22) : Color(0xFBF6EC)
        for index in stride(from: -3.0, through: 3, by: 2) {
          let (x, w) = (index / 4, 0.5 / 4)
          canvas.fill(
            .polygon([
              Point((x - w) * wide, top - 0.1), Point((x + w) * wide, top - 0.1),
              Point((x + w) * narrow, 1), Point((x - w) * narrow, 1),
            ]), stripe)
        }
      } else {
        let badge = Point(0, (top + bottom) / 2 + 0.16)
        canvas.fill(.circle(badge, 0.2), Color(0xF8CB3C))
        canvas.fill(.circle(badge, 0.12), paper)
      }
      canvas.paint(
        .linear(
          from: Point(-wide, 0), to: Point(wide, 0.2),
          [
            (0, Color.white.opacity(0.1)), (0.3, Color.white.opacity(0.25)), (0.6, Color.white.opacity(0)),
            (1, Color.black.opacity(0.4)),
          ]))
    }
    canvas.stroke(front, paper.darker(0.4).opacity(0.6), width: 0.014)
  }
}
