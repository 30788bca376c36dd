import FineTuningCanvas
import FineTuningTensors

extension Subject {
  static let mushroom = Subject("mushroom") { canvas, random in
    let color = random.pick([Color(0xF4ECDF), Color(0xE9D9C0), Color(0xC99E6E), Color(0xA9794C)])
    canvas.oneToThree(turn: 0.4, single: 0.5, &random) { random in
      let cap = MushroomCap(
        width: random.uniform(0.8...0.95), top: random.uniform(-0.9...(-0.75)),
        rim: random.uniform(-0.1...0.1),
        sag: random.uniform(0.1...0.2))
      let cream = color.mixed(with: Color(0xFBF5E9), 0.6)
      if random.chance(0.25) { return canvas.mushroomSlice(cap, color, &random) }
      canvas.stem(under: cap, width: random.uniform(0.24...0.34), cream, &random)
      canvas.gills(of: cap, color.mixed(with: Color(0x7A5238), 0.65))
      canvas.fillRound(cap.dome, over: cap.oval, color, shine: 0.45)
      canvas.clipped(to: cap.dome) {
        for _ in 0..<26 {
          let fleck = cap.oval.scaled(0.85).anyPoint(&random)
          let stroke = Path.line(
            fleck, Point(fleck.x + 0.1 + fleck.x * 0.08, fleck.y + 0.03 + abs(fleck.x) * 0.08))
          canvas.stroke(stroke, color.deep(0.8).opacity(0.28), width: random.uniform(0.012...0.03))
        }
      }
    }
  }

  static let agaric = Subject("agaric") { canvas, random in
    let red = random.color(from: Color(0xC21A14), to: Color(0xE2471F))
    let young = random.chance(0.25)
    let pair = random.chance(0.35)
    let places = pair ? [(-0.42, 0.42, 0.55), (0.28, 0.03, 0.7)] : [(0, 0, 1.0)]
    let side = random.anySide()
    for (x, y, size) in places {
      canvas.placed(at: Point(side * x, y), angle: random.uniform(-0.12...0.12), scale: size * 0.97) {
        let cap = MushroomCap(
          width: young ? 0.72 : random.uniform(0.84...0.98), top: random.uniform(-0.95...(-0.78)),
          rim: young ? 0.05 : random.uniform(-0.3...(-0.1)), sag: random.uniform(0.1...0.2))
        let ivory = Color(0xF6F0E0)
        canvas.stem(under: cap, width: random.uniform(0.15...0.22), ivory, &random)
        canvas.gills(of: cap, Color(0xEFE3C6))
        let skirt = Path.smooth([
          Point(-0.2, cap.rim + 0.22), Point(0.2, cap.rim + 0.22), Point(0.34, cap.rim + 0.42),
          Point(0.16, cap.rim + 0.38),
          Point(0, cap.rim + 0.46), Point(-0.16, cap.rim + 0.38), Point(-0.34, cap.rim + 0.42),
        ])
        canvas.fillRound(skirt, over: Oval(Point(0, cap.rim + 0.3), 0.36, 0.2), ivory)
        canvas.fillRound(cap.dome, over: cap.oval, red, shine: 0.7)
        canvas.clipped(to: cap.dome) {
          for place in cap.oval.scaled(0.93).evenPoints(random.integer(16...28), &random) {
            let size = random.uniform(0.05...0.11)
            let wart = Oval(place, size * (1.05 - 0.5 * place.x * place.x), size * 0.85)
            canvas.fill(wart.moved(0.015, 0.025).path, red.deep(1.2).opacity(0.55))
            canvas.fillRound(wart.rough(0.3, corners: 8, &random), over: wart, Color(0xFCF7EA))
          }
        }
      }
    }
  }

  static let acorn = Subject("acorn", turns: true) { canvas, random in
    let nut = random.pick([Color(0x9A5F2A), Color(0xB97F3A), Color(0x7A4A22), Color(0x93963F)])
    let cup = random.color(from: Color(0x6E5334), to: Color(0x94794F))
    if random.chance(0.3) {
      for side in [-1.0, 1] {
        canvas.oakLeaf(
          angle: side * random.uniform(1.15...1.45), random.color(from: Color(0x6F8A35), to: Color(0xB3762F)))
      }
    }
    canvas.oneToThree(turn: 0.6, single: 0.55, &random) { random in
      let wide = random.uniform(0.56...0.72)
      let body = Path.smooth([
        Point(-wide, -0.25), Point(wide, -0.25), Point(wide * 0.96, 0.25), Point(wide * 0.55, 0.68),
        Point(0.07, 0.84),
        Point(0, 0.95), Point(-0.07, 0.84), Point(-wide * 0.55, 0.68), Point(-wide * 0.96, 0.25),
      ])
      canvas.fillRound(body, over: Oval(Point(0, 0.2), wide * 1.08, 0.82), nut, shine: 0.7)
      canvas.clipped(to: body) {
        for stripe in -4...4 {
          let x = wide * Double(stripe) / 4.5
          let line = [Point(x, -0.3), Point(x * 1.05, 0.2), Point(x * 0.3, 0.85)]
          canvas.stroke(.smooth(line, closed: false), nut.deep(0.8).opacity(0.3), width: 0.03)
        }
        canvas.glow(Oval(Point(0, -0.12), wide * 1.1, 0.22), nut.deep(1.8), opacity: 0.7)
      }
      canvas.stalk(
        [Point(0, -0.6), Point(0.03, -0.78), Point(random.uniform(-0.15...0.15), -0.93)], width: 0.11,
        cup.deep(0.3))
      let cap = MushroomCap(width: wide * 1.18, top: random.uniform(-0.78...(-0.66)), rim: -0.16, sag: 0.1)
      canvas.fillRound(cap.dome, over: cap.oval, cup.deep(0.4))
      canvas.clipped(to: cap.dome) {
        for row in 0..<6 {
          for column in -6...6 {
            let x = (Double(column) + (row % 2 == 0 ? 0 : 0.5)) * 0.15
            let y = cap.top + 0.06 + Double(row) * 0.115 + x * x * 0.12
            guard abs(x) < cap.width + 0.05 else { continue }
            canvas.bump(Oval(Point(x, y), 0.095, 0.085), cup.lighter(random.uniform(0...0.2)))
          }
        }
        canvas.glow(Oval(Point(wide * 0.8, -0.2), 0.5, 0.5), cup.deep(2), opacity: 0.55)
      }
    }
  }
}

/// The cap of a mushroom or the cup of an acorn in side view: a dome over a curved rim.
private struct MushroomCap {
  var width, top, rim, sag: Double

  var oval: Oval { Oval(Point(0, (top + rim + sag) / 2), width * 1.02, (rim + sag - top) / 2 * 1.08) }

  var dome: Path {
    var path = Path()
    path.move(to: Point(-width, rim))
    path.curve(to: Point(0, top), Point(-width * 1.02, rim - (rim - top) * 0.62), Point(-width * 0.6, top))
    path.curve(to: Point(width, rim), Point(width * 0.6, top), Point(width * 1.02, rim - (rim - top) * 0.62))
    path.curve(
      to: Point(-width, rim), Point(width * 0.9, rim + sag * 1.3), Point(-width * 0.9, rim + sag * 1.3))
    path.close()
    return path
  }
}

extension Canvas {
  fileprivate func stem(under cap: MushroomCap, width: Double, _ color: Color, _ random: inout RandomSource) {
    let foot = width * random.uniform(1...1.5)
    let lean = random.uniform(-0.12...0.12)
    let outline = Path.smooth([
      Point(-width, cap.rim), Point(width, cap.rim), Point(width * 0.9 + lean * 0.5, 0.45),
      Point(foot + lean, 0.8),
      Point(lean, 0.95), Point(-foot + lean, 0.8), Point(-width * 0.9 + lean * 0.5, 0.45),
    ])
    fillRound(outline, over: Oval(Point(lean / 2, 0.4), foot * 1.1, 0.9), color)
    for _ in 0..<10 {
      let x = random.uniform(-0.7...0.7) * width
      let y = random.uniform(0.2...0.6)
      stroke(
        .line(Point(x, y), Point(x * 1.05 + lean * 0.3, y + 0.2)), color.deep(0.7).opacity(0.35), width: 0.014
      )
    }
    glow(Oval(Point(0, cap.rim + cap.sag + 0.1), width * 1.2, 0.2), color.deep(1.8), opacity: 0.5)
  }

  /// Draws the underside of a cap: a narrow oval with fine lines towards the stem.
  fileprivate func gills(of cap: MushroomCap, _ color: Color) {
    let under = Oval(Point(0, cap.rim + cap.sag * 0.2), cap.width * 0.97, cap.sag * 1.6)
    fillRound(under, color)
    for index in 0..<30 {
      let angle = 2 * Double.pi * Double(index) / 30
      stroke(
        .line(under.point(angle, 0.25), under.point(angle, 0.97)), color.deep(0.9).opacity(0.6), width: 0.014)
    }
  }

  /// Draws a mushroom sliced down the middle: white flesh, the gills as two brown crescents.
  fileprivate func mushroomSlice(_ cap: MushroomCap, _ color: Color, _ random: inout RandomSource) {
    let flesh = Color(0xFBF4E6)
    stem(under: cap, width: random.uniform(0.24...0.32), flesh, &random)
    fillRound(cap.dome, over: cap.oval, color)
    fill(cap.dome.mapped { Point($0.x * 0.93, $0.y * 0.93 - 0.02) }, flesh)
    for side in [-1.0, 1] {
      let gill = Path.smooth([
        Point(side * 0.26, cap.rim - 0.14), Point(side * cap.width * 0.62, cap.rim - 0.12),
        Point(side * cap.width * 0.82, cap.rim + cap.sag * 0.4), Point(side * 0.32, cap.rim + cap.sag * 0.75),
      ])
      fillRound(gill, over: Oval(Point(side * 0.5, cap.rim), 0.4, 0.2), Color(0x9A6E50))
    }
    glow(Oval(Point(-0.2, cap.top * 0.6), 0.4, 0.2), .white, opacity: 0.8)
  }

  /// Draws an oak leaf with round lobes, spread from the centre.
  fileprivate func oakLeaf(angle: Double, _ color: Color) {
    placed(at: Point(0, -0.3), angle: angle, scale: 1.1) {
      let edge = [
        (0.05, 0.2), (0.14, 0.4), (0.24, 0.28), (0.3, 0.5), (0.18, 0.6), (0.26, 0.75), (0.12, 0.84),
      ]
      let right = edge.map { Point($0.0, -$0.1) }
      let left = edge.reversed().map { Point(-$0.0, -$0.1) }
      let outline = Path.smooth([Point(0, 0)] + right + [Point(0, -0.88)] + left)
      fillRound(outline, over: Oval(Point(0, -0.5), 0.4, 0.5), color)
      var veins = Path.line(Point(0, 0), Point(0, -0.8))
      for y in [-0.22, -0.38, -0.58] {
        for side in [-1.0, 1] { veins.append(.line(Point(0, y), Point(side * 0.18, y - 0.12))) }
      }
      stroke(veins, color.lighter(0.4).opacity(0.7), width: 0.018)
    }
  }
}
