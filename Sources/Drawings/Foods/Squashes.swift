import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let acornSquash = Subject("acorn squash", turns: true) { canvas, random in
    let green = random.color(from: Color(0x1F4A30), to: Color(0x3C6B3A))
    let orange = random.color(from: Color(0xE58A22), to: Color(0xF2AE48))
    canvas.oneToThree(turn: 0.4, single: 0.65, &random) { random in
      let height = random.uniform(0.86...0.94)
      let outline = Path.smooth([
        Point(0, -0.68), Point(0.4, -0.78), Point(0.82, -0.5), Point(0.92, -0.05), Point(0.72, 0.42),
        Point(0.34, 0.76),
        Point(0, height), Point(-0.34, 0.76), Point(-0.72, 0.42), Point(-0.92, -0.05), Point(-0.82, -0.5),
        Point(-0.4, -0.78),
      ])
      let body = Oval(Point(0, 0.05), 0.96, 0.9)
      if random.chance(0.4) {
        return canvas.squashRing(lobes: random.integer(8...10), rind: green, flesh: orange, &random)
      }
      canvas.fillRound(outline, over: body, green)
      canvas.clipped(to: outline) {
        if random.chance(0.7) {
          let patch = Oval(
            Point(random.anySide() * random.uniform(0.3...0.6), random.uniform(-0.1...0.4)), 0.45, 0.55)
          canvas.glow(patch, orange, opacity: 0.95)
        }
        for rib in -3...3 {
          let x = Double(rib) * 0.29
          let groove = [
            Point(x * 0.2, -0.72), Point(x * 1.02, -0.3), Point(x, 0.2), Point(x * 0.45, 0.62),
            Point(0, height),
          ]
          let ridge = groove.map { Point($0.x - 0.1 * (1 - abs($0.y) * 0.7), $0.y) }
          canvas.stroke(.smooth(groove, closed: false), green.deep(1).opacity(0.35), width: 0.12)
          canvas.stroke(.smooth(groove, closed: false), green.deep(1.5).opacity(0.75), width: 0.035)
          canvas.stroke(.smooth(ridge, closed: false), Color.white.opacity(0.16), width: 0.06)
        }
        canvas.fill(.specks(70, in: body, size: 0.008...0.02, &random), Color(0xC9CF8E).opacity(0.4))
        canvas.glow(Oval(Point(-0.4, -0.38), 0.22, 0.26), .white, opacity: 0.5)
      }
      let lean = random.uniform(-0.15...0.15)
      canvas.stalk(
        [Point(0, -0.66), Point(lean * 0.3, -0.8), Point(lean, -0.93)], width: 0.15, Color(0x93905A))
    }
  }

  static let spaghettiSquash = Subject("spaghetti squash", turns: true) { canvas, random in
    let yellow = random.color(from: Color(0xF0C43A), to: Color(0xF6DC7C))
    canvas.oneToThree(turn: .pi, single: 0.65, &random) { random in
      let height = random.uniform(0.56...0.68)
      let body = Oval(0.94, height)
      let outline = Path.smooth(
        (0..<16).map { index in
          let angle = 2 * Double.pi * Double(index) / 16
          return body.point(angle, cos(angle) > 0 ? 1 : 0.98)
        })
      if random.chance(0.55) {
        canvas.fillRound(outline, over: body, yellow)
        canvas.squashStrands(in: body.scaled(0.93), yellow, &random)
        return
      }
      canvas.fillRound(outline, over: body, yellow)
      canvas.clipped(to: outline) {
        for stripe in -3...3 {
          let bow = Double(stripe) / 3.4
          let line = (0...8).map { step in
            let x = Double(step) / 4 - 1
            return Point(x * 0.94, height * bow * (1 - x * x).squareRoot())
          }
          canvas.stroke(.smooth(line, closed: false), yellow.deep(0.8).opacity(0.25), width: 0.07)
          canvas.stroke(.smooth(line, closed: false), Color(0xFFF6CF).opacity(0.3), width: 0.02)
        }
        canvas.fill(.specks(60, in: body, size: 0.008...0.022, &random), yellow.deep(1).opacity(0.35))
        if random.chance(0.5) { canvas.glow(body.moved(0.4, 0.3).scaled(0.5), Color(0xE8942E), opacity: 0.4) }
        canvas.glow(Oval(Point(-0.3, -0.34), 0.34, 0.16), .white, opacity: 0.7)
      }
      canvas.stalk([Point(-0.84, 0), Point(-0.9, -0.02)], width: 0.16, Color(0x8C7F45))
    }
  }
}

extension Canvas {
  /// Draws a ribbed squash cut across: a scalloped ring of flesh around a nest of seeds.
  fileprivate func squashRing(lobes: Int, rind: Color, flesh: Color, _ random: inout RandomSource) {
    let face = Oval(0.95, random.uniform(0.86...0.95))
    fillRound(face.lobed(lobes, depth: 0.12), over: face, rind)
    fillRound(face.scaled(0.92).lobed(lobes, depth: 0.12), over: face.scaled(1.3), flesh.lighter(0.15))
    stroke(face.scaled(0.88).lobed(lobes, depth: 0.12), Color(0xF8D98A).opacity(0.7), width: 0.04)
    let hollow = face.scaled(0.52)
    fillRound(hollow.lobed(lobes, depth: 0.16), over: hollow, flesh.deep(0.6))
    for _ in 0..<34 {
      let start = hollow.scaled(0.85).anyPoint(&random)
      let end = hollow.scaled(0.85).anyPoint(&random)
      stroke(.line(start, start.mixed(with: end, 0.4)), flesh.lighter(0.35).opacity(0.7), width: 0.018)
    }
    for place in hollow.scaled(0.82).evenPoints(random.integer(12...22), &random) {
      let seed = Path.seed(at: place, angle: random.anyAngle(), length: 0.2, width: 0.11)
      fill(seed.mapped { Point($0.x + 0.012, $0.y + 0.02) }, flesh.deep(1.2).opacity(0.6))
      fill(seed, Color(0xFBF0CC))
      stroke(seed, Color(0xC9AE70), width: 0.014)
    }
    glow(Oval(face.point(-2.3, 0.72), 0.22, 0.14), .white, opacity: 0.4)
  }

  /// Draws a spaghetti squash cut lengthwise: flesh in long strands around the seeds or their hollow.
  fileprivate func squashStrands(in face: Oval, _ color: Color, _ random: inout RandomSource) {
    let flesh = color.mixed(with: Color(0xFBE9A0), 0.4)
    fill(face.path, Color(0xFAEFC4))
    fillRound(face.scaled(0.93).path, over: face.scaled(1.25), flesh)
    clipped(to: face.scaled(0.93).path) {
      for _ in 0..<56 {
        let ring = face.scaled(random.uniform(0.3...0.9))
        let start = random.anyAngle()
        let points = (0..<5).map { ring.point(start + Double($0) * 0.22, random.uniform(0.92...1.08)) }
        let tint = flesh.mixed(with: random.chance(0.5) ? .white : Color(0xE0A52E), random.uniform(0...0.5))
        stroke(.smooth(points, closed: false), Color(0xB98A2A).opacity(0.5), width: 0.04)
        stroke(.smooth(points, closed: false), tint, width: 0.026)
      }
    }
    let hollow = face.scaled(random.uniform(0.34...0.44))
    glow(hollow.scaled(1.15), color.deep(0.9), opacity: 0.85)
    if random.chance(0.5) {
      for _ in 0..<24 {
        let seed = Path.seed(
          at: hollow.scaled(0.85).anyPoint(&random), angle: random.anyAngle(), length: 0.15, width: 0.09)
        fill(seed, Color(0xFBF0CC))
        stroke(seed, Color(0xB99750), width: 0.014)
      }
    }
  }
}
