import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let corn = Subject("corn", turns: true) { canvas, random in
    let yellow = Color(
      hue: random.uniform(0.12...0.145), saturation: random.uniform(0.7...0.9),
      brightness: random.uniform(0.92...1))
    let pale = random.pick([0, 0, 0.12, 0.4])
    let hasHusk = random.chance(0.65)
    let width = hasHusk ? random.uniform(0.5...0.6) : random.uniform(0.42...0.56)
    canvas.sideBySide(hasHusk ? 1 : random.integer(1...2), spacing: width * 1.12, &random) { random in
      canvas.translate(hasHusk ? 0.08 : 0.04, 0)
      let cob = LongBody(
        length: 1.72, width: width, bend: random.uniform(-0.15...0.15),
        widths: [0.86, 1, 1, 0.94, 0.8, 0.5], ends: (0.1, 0.14))
      let foot = cob.point(-1, 0)
      let husk = Color(
        hue: random.uniform(0.21...0.27), saturation: 0.5, brightness: random.uniform(0.6...0.75))
      if hasHusk {
        for side in [-1.0, 1, -0.6, 0.6] {
          let tip = Point(random.uniform(0...0.7), side * random.uniform(0.38...0.6))
          drawHuskLeaf(canvas, from: foot, to: tip, width: 0.36, bow: side * 0.2, husk)
        }
      } else {
        let stalk = LongBody(length: 0.2, width: 0.16)
        canvas.saved {
          canvas.translate(foot.x - 0.03, foot.y)
          stalk.fill(on: canvas, husk.lighter(0.3))
        }
      }
      drawKernels(canvas, cob, yellow, pale: pale, &random)
      if hasHusk {
        for side in [-1.0, 1] {
          let tip = Point(random.uniform(-0.3...0.1), side * random.uniform(0.3...0.42))
          drawHuskLeaf(canvas, from: foot, to: tip, width: 0.3, bow: side * 0.04, husk.lighter(0.12))
        }
      }
    }
  }

  private static func drawKernels(
    _ canvas: Canvas, _ cob: LongBody, _ color: Color, pale: Double, _ random: inout RandomSource
  ) {
    cob.fill(on: canvas, color.darker(0.25), edge: 0.4, light: 0)
    let columns = random.integer(17...22)
    let step = 1.9 / Double(columns)
    for row in -3...3 {
      let angle = Double(row) * 0.41
      let across = sin(angle)
      let shade = max(0, (across + 0.2) * 0.3)
      for column in 0..<columns {
        let along = -0.93 + step * (Double(column) + (row % 2 == 0 ? 0.5 : 0.2))
        guard along < 0.96 else { continue }
        let base = random.chance(pale) ? Color(0xFFF3C8) : color
        let tone = base.darker(shade + random.uniform(0...0.1))
        func kernel(_ size: Double, _ shift: Double) -> Path {
          cob.laid(
            .ellipse(
              Point(along - shift * step, across - shift * 0.2), step * 0.52 * size, 0.21 * cos(angle) * size)
          )
        }
        canvas.fill(kernel(1, 0), tone)
        canvas.fill(kernel(0.55, 0.15), tone.lighter(0.3))
      }
    }
    cob.gloss(on: canvas, 0.3)
  }

  private static func drawHuskLeaf(
    _ canvas: Canvas, from base: Point, to tip: Point, width: Double, bow: Double, _ color: Color
  ) {
    canvas.fill(
      .blade(from: base, to: tip, width: width, bow: bow),
      .linear(from: base, to: tip, [(0, color.lighter(0.35)), (0.6, color), (1, color.darker(0.3))]))
    for vein in [-0.35, 0, 0.35] {
      let line = Path.blade(from: base, to: tip, width: 0.012, bow: bow + vein * width * 0.9)
      canvas.fill(line, color.darker(0.35).opacity(0.5))
    }
  }

  static let carrot = Subject("carrot", turns: true) { canvas, random in
    let color = Color(
      hue: random.uniform(0.05...0.075), saturation: random.uniform(0.8...0.92),
      brightness: random.uniform(0.88...0.98))
    let hasGreens = random.chance(0.75)
    let width = random.uniform(0.34...0.5)
    canvas.sideBySide(random.pick([1, 1, 2, 3]), spacing: width * 1.1, &random) { random in
      let root = LongBody(
        length: hasGreens ? random.uniform(1.2...1.32) : random.uniform(1.5...1.65), width: width,
        bend: random.uniform(-0.3...0.3), widths: [0.95, 1, 0.9, 0.78, 0.62, 0.44, 0.12],
        ends: (0.16, 0.06))
      canvas.translate(0.91 - root.length / 2, 0)
      let crown = root.point(-0.97, 0)
      let green = Color(
        hue: random.uniform(0.25...0.33), saturation: 0.65, brightness: random.uniform(0.45...0.62))
      for stalk in 0..<(hasGreens ? 7 : 5) {
        let spread = (Double(stalk) / (hasGreens ? 6 : 4) - 0.5) * 2
        let reach = hasGreens ? 1.83 - root.length - abs(spread) * 0.06 : 0.13
        let tip = Point(
          crown.x - reach, crown.y + spread * (hasGreens ? width * 0.75 : 0.09) + random.uniform(-0.03...0.03)
        )
        drawFrond(canvas, from: crown, to: tip, leaflets: hasGreens ? 8 : 0, green, &random)
      }
      root.fill(on: canvas, color, edge: 0.4, light: 0.3)
      for _ in 0..<random.integer(12...22) {
        let along = random.uniform(-0.93...0.85)
        let start = random.uniform(-1...0.5)
        let crease = Path.smooth(
          [Point(along, start), Point(along + 0.012, start + 0.22), Point(along, start + 0.45)], closed: false
        )
        canvas.stroke(root.laid(crease), color.darker(0.38).opacity(0.6), width: 0.014)
        let lip = crease.mapped { Point($0.x + 0.018, $0.y) }
        canvas.stroke(root.laid(lip), color.lighter(0.4).opacity(0.4), width: 0.01)
      }
      root.gloss(on: canvas, 0.3, across: -0.45)
      canvas.fill(.ellipse(crown, 0.035, width * 0.16), green.darker(0.35))
    }
  }

  /// Draws a stalk with rows of little leaves on both sides, longest in the middle.
  private static func drawFrond(
    _ canvas: Canvas, from base: Point, to tip: Point, leaflets: Int, _ color: Color,
    _ random: inout RandomSource
  ) {
    canvas.stroke(.line(base, tip), color.lighter(0.15), width: 0.028)
    let angle = atan2(tip.y - base.y, tip.x - base.x)
    for leaflet in 0..<leaflets {
      let part = 0.3 + 0.7 * Double(leaflet) / Double(leaflets)
      let size = 0.07 + 0.1 * sin(.pi * part)
      for side in [-1.0, 1] {
        let start = base.mixed(with: tip, part)
        let end = Point.polar(angle + side * random.uniform(0.5...1), size, around: start)
        let tone = side < 0 ? color.lighter(random.uniform(0...0.25)) : color.darker(random.uniform(0...0.3))
        canvas.fill(.blade(from: start, to: end, width: size * 0.55), tone)
      }
    }
  }

  static let asparagus = Subject("asparagus", turns: true) { canvas, random in
    let green = Color(
      hue: random.uniform(0.22...0.28), saturation: random.uniform(0.5...0.65),
      brightness: random.uniform(0.62...0.78))
    let purple = Color(0x6B4F78)
    let blush = random.uniform(0.08...0.5)
    let count = random.integer(3...5)
    let width = random.uniform(0.22...0.27)
    let height = width * 0.8 * Double(count)
    canvas.rotate(random.uniform(-0.4...0.4))
    canvas.scale(1 / (0.99 + (height + width * 0.5) * (height + width * 0.5) / 4).squareRoot())
    // A second row shows between the spears in front.
    for index in Array(0..<(count - 1)) + random.shuffled(0..<count).map({ $0 + count }) {
      let isFront = index >= count
      let place =
        isFront ? Double(index - count) - Double(count - 1) / 2 : Double(index) - Double(count - 2) / 2
      canvas.saved {
        canvas.translate(random.uniform(-0.09...0.09), place * width * 0.8)
        canvas.rotate(random.uniform(-0.03...0.03))
        let tone = isFront ? green.darker(random.uniform(0...0.12)) : green.darker(0.4)
        let spear = LongBody(
          length: 1.62, width: width * random.uniform(0.88...1.05), bend: random.uniform(-0.12...0.12),
          widths: [0.8, 0.82, 0.82, 0.82, 0.82, 0.9, 1.1, 0.95], ends: (0.02, 0.3))
        spear.fill(on: canvas, tone, edge: 0.62, light: 0.3)
        for fade in [0.8, 0.65, 0.5] {
          canvas.fill(spear.outline(along: -1 ... -fade), Color(0xF1EBCB).opacity(0.25))
        }
        let sparse = [-0.55, -0.2, 0.1, 0.32].map { ($0, random.uniform(-0.35...0.35), 0.1) }
        let dense = stride(from: 0.76, through: 0.44, by: -0.1).flatMap { along in
          [-0.55, 0.55, 0.0].map { (along - abs($0) * 0.07, $0, 0.17) }
        }
        for (along, across, reach) in isFront ? sparse + dense : Array(dense.prefix(6)) {
          let tip = Point(min(0.98, along + reach), across * 0.3)
          let scale = spear.laid(.blade(from: Point(along, across), to: tip, width: 0.75))
          canvas.fill(scale, tone.mixed(with: purple, blush).lighter(0.14 - across * 0.1))
          canvas.stroke(scale, tone.darker(0.5).opacity(0.5), width: 0.01)
        }
      }
    }
    drawTie(canvas, at: random.uniform(-0.35...0), height: height + width * 0.35, &random)
  }

  /// Draws a string, a rubber band or a ribbon around a bundle.
  private static func drawTie(
    _ canvas: Canvas, at x: Double, height: Double, _ random: inout RandomSource
  ) {
    let color = random.pick([Color(0xD8BE8A), Color(0x4B5FA8), Color(0xC9473F), Color(0xEDE3CC)])
    let turns = random.integer(1...4)
    for turn in 0..<turns {
      let place = x + Double(turn) * 0.045
      let band = Path.smooth(
        [
          Point(place, -height / 2), Point(place + 0.03, -height / 4), Point(place + 0.035, height / 4),
          Point(place, height / 2),
        ], closed: false)
      canvas.stroke(band, color.darker(0.45), width: 0.055)
      canvas.stroke(band, color, width: 0.036)
      canvas.stroke(band, color.lighter(0.4), width: 0.012, dash: [0.03, 0.05])
    }
  }
}
