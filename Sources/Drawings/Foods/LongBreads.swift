import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let frenchLoaf = Subject("French loaf", turns: true) { canvas, random in
    let crust = Color(
      hue: random.uniform(0.075...0.095), saturation: random.uniform(0.6...0.75),
      brightness: random.uniform(0.7...0.86))
    let crumb = Color(0xF6E3B8)
    let width = random.uniform(0.38...0.58)
    canvas.sideBySide(random.pick([1, 1, 1, 2, 3]), spacing: width * 1.02, &random) { random in
      var body = LongBody(
        length: 1.9, width: width, bend: random.uniform(-0.25...0.25),
        widths: [0.62, 0.92, 1, 1, 0.92, 0.62], ends: (0.14, 0.14))
      let isCut = random.chance(0.3)
      if isCut {
        body.length = 1.72
        body.widths = [0.62, 0.92, 1, 1, 1]
        body.ends.right = 0.005
      }
      body.fill(on: canvas, crust, edge: 0.5, light: 0.28)
      for speck in body.scattered(60, &random) {
        let tone = random.chance(0.5) ? crust.lighter(0.4) : crust.darker(0.4)
        canvas.fill(.circle(speck, random.uniform(0.006...0.016)), tone.opacity(0.4))
      }
      let slashes = random.integer(3...7)
      let reach = 0.62 / Double(slashes)
      for index in 0..<slashes {
        let along = (Double(index) + 0.5) / Double(slashes) * 1.66 - 0.83
        func slash(_ size: Double) -> Path {
          body.laid(
            .blade(
              from: Point(along - reach * size, 0.5 * size), to: Point(along + reach * size, -0.7 * size),
              width: reach * 0.72 * size))
        }
        canvas.fill(slash(1.15), crust.darker(0.4))
        canvas.fill(slash(1), crumb.mixed(with: crust, 0.45))
        canvas.fill(slash(0.78), crumb.mixed(with: crust, 0.15))
      }
      let flour = random.pick([0, 25, 70])
      for dust in body.scattered(flour, &random) {
        canvas.fill(.circle(dust, random.uniform(0.008...0.035)), Color.white.opacity(0.22))
      }
      if isCut {
        let face = body.point(1, 0)
        canvas.fill(.ellipse(face, width * 0.2, width / 2), crust.darker(0.25))
        canvas.fill(.ellipse(face, width * 0.165, width * 0.45), crumb)
        for _ in 0..<14 {
          let hole = Point(
            face.x + random.uniform(-0.1...0.1) * width, face.y + random.uniform(-0.33...0.33) * width)
          canvas.fill(.ellipse(hole, 0.012, random.uniform(0.01...0.03)), crumb.darker(0.22))
        }
      }
    }
  }

  static let croissant = Subject("croissant", turns: true) { canvas, random in
    canvas.oneOrTwo(shift: Point(0.08, -0.34), size: 0.8, &random) { drawCroissant(canvas, &$0) }
  }

  private static func drawCroissant(_ canvas: Canvas, _ random: inout RandomSource) {
    let crust = Color(
      hue: random.uniform(0.075...0.095), saturation: random.uniform(0.66...0.8),
      brightness: random.uniform(0.76...0.9))
    let bend = random.uniform(1.3...2.7) * (random.chance(0.7) ? -1 : 1)
    let body = LongBody(
      length: 2.0 + abs(bend) * 0.13, width: random.uniform(0.66...0.8), bend: bend,
      widths: [0.28, 0.52, 0.82, 1, 0.82, 0.52, 0.28], ends: (0.12, 0.12))
    canvas.rotate(random.uniform(-0.4...0.4))
    canvas.scale(0.93)
    canvas.fill(body.outline(), crust.darker(0.5))
    let folds = random.pick([5, 7, 7, 9])
    let half = 1 / Double(folds)
    let slant = random.uniform(-0.06...0.06)
    // The dough is rolled up from the tips: each fold overlaps its outer neighbour.
    for index in (0..<folds).sorted(by: { abs($0 - folds / 2) > abs($1 - folds / 2) }) {
      let center = (Double(index) + 0.5) * 2 * half - 1
      let bulge = random.uniform(1.03...1.1)
      func fold(_ size: Double, _ across: Double) -> Path {
        body.laid(
          Path.ellipse(Point(0, across), half * 1.5 * size, bulge * size)
            .mapped { Point(max(-0.995, min(0.995, center + $0.x + $0.y * slant)), $0.y) })
      }
      canvas.fill(
        fold(1, 0),
        body.paintAcross(
          at: center,
          [
            (0, crust.darker(0.1)), (0.28, crust.lighter(0.3)), (0.6, crust), (1, crust.darker(0.55)),
          ]))
      canvas.stroke(fold(0.99, 0), crust.darker(0.55).opacity(0.8), width: 0.02)
      for ring in [0.84, 0.66, 0.45] {
        canvas.stroke(fold(ring, -0.05), crust.darker(0.4).opacity(0.35), width: 0.016)
      }
      canvas.fill(fold(0.42, -0.36), Color(0xFFE9B0).opacity(0.4))
      canvas.fill(fold(0.2, -0.42), Color(0xFFF6DC).opacity(0.5))
    }
    if random.chance(0.25) {
      for dust in body.scattered(80, &random) {
        canvas.fill(.circle(dust, random.uniform(0.008...0.028)), Color.white.opacity(0.4))
      }
    }
  }

  static let pretzel = Subject("pretzel", turns: true) { canvas, random in
    let crust = Color(
      hue: random.uniform(0.05...0.075), saturation: random.uniform(0.7...0.82),
      brightness: random.uniform(0.5...0.72))
    let rope = random.uniform(0.22...0.31)
    let twist = random.uniform(0.09...0.15)
    let right = [
      Point(0, 0.76), Point(0.5, 0.66), Point(0.84, 0.2), Point(0.76, -0.46), Point(0.38, -0.66),
      Point(0.08, -0.36), Point(-twist, -0.08), Point(0.04, 0.2), Point(0.26, 0.42), Point(0.46, 0.66),
    ]
    let left = right.map { Point(-$0.x, $0.y) }
    canvas.scale(random.uniform(0.96...1), random.uniform(0.86...1))
    canvas.rotate(random.uniform(-0.3...0.3))
    canvas.scale(0.97)
    // A strand of dough is a stack of strokes: the narrower the stroke, the closer to the light.
    func draw(_ points: [Point], cap: LineCap) {
      for (width, shift, tone) in [
        (1, 0, crust.darker(0.55)), (0.88, 0.02, crust.darker(0.2)), (0.66, 0.05, crust),
        (0.42, 0.09, crust.lighter(0.16)), (0.16, 0.14, crust.lighter(0.5).opacity(0.7)),
      ] {
        let strand = points.map { Point($0.x - shift * rope, $0.y - 1.6 * shift * rope) }
        canvas.stroke(.smooth(strand, closed: false), tone, width: rope * width, cap: cap)
      }
    }
    draw(right, cap: .round)
    draw(left, cap: .round)
    draw(Array(right[6...]), cap: .round)
    draw([right[2], right[1], right[0], left[1], left[2]], cap: .butt)
    if random.chance(0.6) {
      let crack = Path.blade(from: Point(-0.36, 0.74), to: Point(0.36, 0.74), width: rope * 0.4, bow: -0.06)
      canvas.fill(crack, Color(0xF0D9A8))
    }
    draw(Array(right[8...]), cap: .round)
    draw(Array(left[8...]), cap: .round)
    for _ in 0..<random.integer(20...70) {
      let strand = random.chance(0.5) ? right : left
      let index = random.integer(0...(strand.count - 2))
      let center = strand[index].mixed(with: strand[index + 1], random.uniform())
      let grain = Point(
        center.x + random.uniform(-0.32...0.22) * rope, center.y + random.uniform(-0.32...0.22) * rope)
      let corners = (0..<4).map { _ in
        Point(grain.x + random.uniform(-0.025...0.025), grain.y + random.uniform(-0.025...0.025))
      }
      canvas.fill(.polygon(corners.map { Point($0.x + 0.01, $0.y + 0.012) }), crust.darker(0.6).opacity(0.6))
      canvas.fill(.polygon(corners), Color(0xFCFAF2))
      canvas.fill(.circle(grain, 0.012), Color(0xFCFAF2))
    }
  }
}
