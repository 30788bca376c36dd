import FineTuningCanvas
import FineTuningTensors

/// A long soft roll, cut open lengthwise: two halves, with the crumb showing in between.
struct Bun {
  let spine: Spine
  /// The viewing angle: 0 is straight from above; at 1, the near half hides part of the filling.
  let tilt: Double
  private let crust: Color
  private let crumb: Color
  private let cap: Double
  private let halfRadius: Double
  private let gap: Double
  private let seeded: Bool
  private let toasted: Bool

  /// A bun along `spine` for a filling of the given radius.
  init(spine: Spine, filling: Double, random: inout RandomSource) {
    self.spine = spine
    tilt = random.chance(0.4) ? random.uniform(0...0.2) : random.uniform(0.45...1)
    crust = Color(
      hue: random.uniform(0.065...0.095), saturation: random.uniform(0.52...0.8),
      brightness: random.uniform(0.76...0.95))
    crumb = Color(hue: 0.11, saturation: random.uniform(0.16...0.32), brightness: random.uniform(0.9...0.98))
    cap = random.pick([0.35, 0.6, 1, 1.4])
    halfRadius = filling * random.uniform(1...1.25)
    gap = filling * random.uniform(0.95...1.15)
    seeded = random.chance(0.22)
    toasted = random.chance(0.25)
  }

  var isFromAbove: Bool { tilt < 0.3 }
  private var farAcross: Double { -gap * (1 + 0.12 * tilt) }
  private var nearAcross: Double { gap * (1 + 0.15 * tilt) }

  /// The outline of the whole bun.
  var outline: Path { spine.rod(radius: gap + halfRadius, cap: 0.6 * cap + 0.2) }

  /// The colour of a bite.
  var inside: Color { crumb }

  /// Draws the parts behind the filling.
  func drawBack(_ canvas: Canvas, _ random: inout RandomSource) {
    canvas.fill(spine.rod(reach: spine.reach * 0.96, radius: gap, cap: cap), crumb.darker(0.3))
    half(canvas, across: farAcross, face: 1, &random)
    if isFromAbove { half(canvas, across: nearAcross, face: -1, &random) }
  }

  /// Draws the parts in front of the filling.
  func drawFront(_ canvas: Canvas, _ random: inout RandomSource) {
    if !isFromAbove { half(canvas, across: nearAcross, face: -1, &random) }
  }

  private func half(_ canvas: Canvas, across: Double, face: Double, _ random: inout RandomSource) {
    let reach = spine.reach * random.uniform(0.97...1)
    spine.fillRod(
      canvas, reach: reach, radius: halfRadius, across: across, cap: cap,
      edge: crust.mixed(with: crumb, 0.25).darker(0.28), body: crust,
      light: crust.mixed(with: Color(0xFFE8B8), 0.35))
    let outline = spine.rod(reach: reach, radius: halfRadius, across: across, cap: cap)
    canvas.clipped(to: outline) {
      face == -1 && !isFromAbove ? lip(canvas, across, reach) : cutFace(canvas, across, face, reach, &random)
      bake(canvas, across, &random)
      if seeded { sesame(canvas, across: across - face * halfRadius * 0.35, &random) }
    }
    canvas.stroke(outline, crust.darker(0.55).opacity(0.45), width: 0.014)
  }

  /// Draws the cut side of a half, seen from above: crumb with pores.
  private func cutFace(
    _ canvas: Canvas, _ across: Double, _ face: Double, _ reach: Double, _ random: inout RandomSource
  ) {
    let center = across + face * halfRadius * 0.95
    let color = toasted ? crumb.mixed(with: Color(0xC98A45), 0.45) : crumb
    for (width, tone) in [(0.62, crust.darker(0.12)), (0.56, color.darker(0.08)), (0.48, color)] {
      canvas.fill(spine.rod(reach: reach * 0.985, radius: halfRadius * width, across: center, cap: cap), tone)
    }
    for _ in 0..<50 {
      let pore = spine.at(
        random.uniform(-1...1) * reach, center - face * random.uniform(0...0.45) * halfRadius)
      canvas.fill(.ellipse(pore, random.uniform(0.006...0.016), 0.006), color.darker(0.22).opacity(0.6))
    }
  }

  /// Draws the upper edge of the near half, where crust turns to crumb.
  private func lip(_ canvas: Canvas, _ across: Double, _ reach: Double) {
    for (offset, width, tone) in [(0.93, 0.16, crust.lighter(0.25)), (0.98, 0.1, crumb)] {
      let line = spine.line(from: -reach * 0.96, to: reach * 0.96, steps: 6) { _ in
        across - halfRadius * offset
      }
      canvas.stroke(line, tone, width: halfRadius * width)
    }
  }

  /// Draws uneven browning and fine wrinkles.
  private func bake(_ canvas: Canvas, _ across: Double, _ random: inout RandomSource) {
    for _ in 0..<7 {
      let spot = spine.at(
        random.uniform(-1...1) * spine.reach, across + random.uniform(-0.6...0.6) * halfRadius)
      let size = random.uniform(0.5...1.2) * halfRadius
      let tone = random.chance(0.6) ? crust.darker(0.45) : crust.lighter(0.5)
      canvas.fill(
        .circle(spot, size),
        .radial(center: spot, radius: size, [(0, tone.opacity(0.22)), (1, tone.opacity(0))]))
    }
  }

  private func sesame(_ canvas: Canvas, across: Double, _ random: inout RandomSource) {
    for _ in 0..<26 {
      let place = spine.at(
        random.uniform(-0.92...0.92) * spine.reach, across + random.uniform(-0.5...0.5) * halfRadius)
      canvas.saved {
        canvas.translate(place.x, place.y)
        canvas.rotate(random.uniform(0...(2 * .pi)))
        canvas.fill(.ellipse(Point(0.006, 0.008), 0.03, 0.019), crust.darker(0.5).opacity(0.7))
        canvas.fill(.ellipse(Point(0, 0), 0.028, 0.017), Color(0xF3E2B8))
        canvas.fill(.ellipse(Point(-0.006, -0.005), 0.012, 0.007), Color(0xFFF8E4))
      }
    }
  }
}

extension Subject {
  /// A bun without a sausage: the trap of the data set.
  static let emptyBun = Subject("bun", turns: true) { canvas, random in
    let spine = Spine(bend: random.uniform(-0.3...0.3), reach: random.uniform(0.85...0.93))
    let bun = Bun(spine: spine, filling: random.uniform(0.16...0.22), random: &random)
    bun.drawBack(canvas, &random)
    bun.drawFront(canvas, &random)
  }
}
