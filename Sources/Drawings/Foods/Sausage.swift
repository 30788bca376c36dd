import FineTuningCanvas
import FineTuningTensors

/// A frankfurter: its colours, its curve and its grill marks.
struct Frankfurter {
  let spine: Spine
  let radius: Double
  private let color: Color
  private let gloss: Double
  private let grilled: Int
  private let seared: Bool
  private let knotted: Bool

  /// A sausage along `spine`.
  init(spine: Spine, radius: Double, random: inout RandomSource) {
    self.spine = spine
    self.radius = radius
    color = Color(
      hue: random.uniform(0.005...0.05), saturation: random.uniform(0.55...0.82),
      brightness: random.uniform(0.58...0.86))
    gloss = random.uniform(0.15...0.75)
    grilled = random.chance(0.35) ? random.integer(4...8) : 0
    seared = random.chance(0.4)
    knotted = random.chance(0.3)
  }

  /// The outline, without the knots at the ends.
  var outline: Path { spine.rod(radius: radius, cap: 0.95) }

  /// The colour of a cut.
  var inside: Color { color.mixed(with: Color(0xE8A08C), 0.65) }

  /// Draws the sausage, with its grill marks.
  func draw(_ canvas: Canvas, _ random: inout RandomSource) {
    let reach = spine.reach
    if knotted {
      for side in [-1.0, 1] {
        canvas.stroke(
          .line(spine.at(side * (reach - 0.02), 0), spine.at(side * (reach + 0.045), 0.01)),
          color.darker(0.35), width: radius * 0.35)
      }
    }
    spine.fillRod(
      canvas, reach: reach, radius: radius, cap: 0.95, edge: color.darker(0.5), body: color,
      light: color.lighter(0.22))
    canvas.clipped(to: outline) {
      if seared { sear(canvas, &random) }
      if grilled > 0 { grill(canvas, &random) }
      speckle(canvas, &random)
    }
    shine(canvas, &random)
  }

  private func sear(_ canvas: Canvas, _ random: inout RandomSource) {
    for _ in 0..<random.integer(4...10) {
      let spot = spine.at(
        random.uniform(-1...1) * spine.reach, random.uniform(-0.8...0.8) * radius)
      let size = random.uniform(0.4...0.9) * radius
      canvas.fill(
        .circle(spot, size),
        .radial(
          center: spot, radius: size,
          [(0, Color(0x3A1408).opacity(0.4)), (1, Color(0x3A1408).opacity(0))]))
    }
  }

  private func grill(_ canvas: Canvas, _ random: inout RandomSource) {
    let slant = random.uniform(0.06...0.16) * random.pick([-1.0, 1])
    let spacing = 2 * spine.reach / Double(grilled + 1)
    for index in 1...grilled {
      let along = -spine.reach + Double(index) * spacing + random.uniform(-0.02...0.02)
      let mark = Path.smooth(
        [
          spine.at(along - slant, -radius), spine.at(along, -radius * 0.1), spine.at(along + slant, radius),
        ], closed: false)
      canvas.stroke(mark, Color(0x2A0E06).opacity(0.3), width: radius * 0.42)
      canvas.stroke(mark, Color(0x210A05).opacity(0.7), width: radius * 0.22)
    }
  }

  private func speckle(_ canvas: Canvas, _ random: inout RandomSource) {
    for _ in 0..<40 {
      let spot = spine.at(random.uniform(-1...1) * spine.reach, random.uniform(-1...1) * radius)
      canvas.fill(
        .circle(spot, random.uniform(0.004...0.012)),
        (random.chance(0.5) ? color.darker(0.45) : color.lighter(0.4)).opacity(0.35))
    }
  }

  private func shine(_ canvas: Canvas, _ random: inout RandomSource) {
    var start = -spine.reach * random.uniform(0.75...0.9)
    while start < spine.reach * 0.7 {
      let end = min(spine.reach * 0.85, start + random.uniform(0.15...0.8))
      let across = -radius * random.uniform(0.42...0.55)
      let streak = spine.line(from: start, to: end, steps: 4) { _ in across }
      canvas.stroke(streak, Color.white.opacity(gloss * 0.25), width: radius * 0.3)
      canvas.stroke(streak, Color.white.opacity(gloss * 0.7), width: radius * 0.11)
      start = end + random.uniform(0.08...0.3)
    }
  }
}

extension Subject {
  /// One frankfurter without a bun, or a few.
  static let sausage = Subject("sausage", turns: true) { canvas, random in
    let count = random.pick([1, 1, 1, 2, 2, 3])
    let radius = count == 1 ? random.uniform(0.17...0.26) : random.uniform(0.15...0.2)
    let bend = random.uniform(-0.75...0.75)
    for index in 0..<count {
      let spine = Spine(
        bend: bend + random.uniform(-0.15...0.15), reach: random.uniform(0.86...0.92))
      let frankfurter = Frankfurter(spine: spine, radius: radius, random: &random)
      canvas.saved {
        canvas.translate(0, (Double(index) - Double(count - 1) / 2) * radius * 2.1)
        if count > 1 { canvas.scale(0.96) }
        canvas.rotate(random.uniform(-0.05...0.05))
        frankfurter.draw(canvas, &random)
      }
    }
  }
}
