import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let cake = Subject("cake") { canvas, random in
    let side = random.anySide()
    canvas.saved {
      canvas.scale(side, 1)
      let sponge = random.pick([Color(0xF3D794), Color(0x6B3F26), Color(0xB5382F), Color(0xE6BE84)])
      let icing = random.pick([
        Color(0xFCF5E8), Color(0xF4A9BC), Color(0x5A3220), Color(0xFBE7A8), Color(0xBFE0D2),
      ])
      let filling = random.pick([icing, Color(0xFCF5E8), Color(0xC22A48)])
      let (tip, back) = (Point(-0.93, -0.1), Point(0.9, -0.34))
      let rear = Point(0.36, random.uniform(-0.62...(-0.52)))
      let height = random.uniform(0.8...1)
      func down(_ point: Point, _ amount: Double) -> Point { Point(point.x, point.y + height * amount) }
      let face = Path.polygon([tip, back, down(back, 1), down(tip, 1)])
      canvas.fill(face, sponge)
      canvas.clipped(to: face) {
        canvas.fill(
          .specks(170, in: Oval(Point(0, 0.3), 1, 0.8), size: 0.008...0.028, &random),
          sponge.deep(0.6).opacity(0.55))
        canvas.fill(
          .specks(80, in: Oval(Point(0, 0.3), 1, 0.8), size: 0.008...0.02, &random),
          sponge.lighter(0.4).opacity(0.6))
        let layers = random.integer(2...3)
        for layer in 1..<layers {
          let depth = 0.1 + 0.9 * Double(layer) / Double(layers)
          let line = (0...6).map {
            down(tip.mixed(with: back, Double($0) / 6), depth + random.uniform(-0.01...0.01))
          }
          canvas.stroke(.smooth(line, closed: false), filling.deep(0.5), width: 0.13, cap: .butt)
          canvas.stroke(.smooth(line, closed: false), filling, width: 0.1, cap: .butt)
        }
        canvas.stroke(.line(down(back, -0.1), down(back, 1.1)), icing.deep(0.25), width: 0.16, cap: .butt)
        canvas.fill(
          face,
          .linear(
            from: Point(-0.9, 0), to: Point(0.95, 0.6),
            [
              (0, Color.white.opacity(0.14)), (0.5, Color.white.opacity(0)),
              (1, Color(0x2A1408).opacity(0.28)),
            ]))
      }
      var edge = (0...8).map { step in
        let point = back.mixed(with: tip, Double(step) / 8)
        return Point(point.x, point.y + (step % 2 == 1 ? random.uniform(0.12...0.22) : 0.08))
      }
      edge.append(tip)
      canvas.clipped(to: face) { canvas.fill(.smooth(edge + [Point(0, -0.3), back]), icing.deep(0.25)) }
      var top = Path()
      top.move(to: tip)
      top.line(to: rear)
      top.curve(to: back, Point(0.64, rear.y + 0.01), Point(0.86, -0.46))
      top.close()
      canvas.fill(
        top,
        .linear(
          from: Point(-0.2, -0.6), to: Point(0.2, -0.1),
          [(0, icing.lighter(0.5)), (0.6, icing), (1, icing.deep(0.2))]))
      canvas.stroke(face, sponge.deep(1.2).opacity(0.5), width: 0.018)
      canvas.stroke(top, icing.deep(0.8).opacity(0.4), width: 0.016)
      if random.chance(0.4) { canvas.sugarDots(on: Oval(Point(0.15, -0.36), 0.5, 0.12), &random) }
      if random.chance(0.8) {
        let crown = Point(random.uniform(0.3...0.5), -0.54)
        canvas.scoop(Oval(crown, 0.26, 0.16), icing.lighter(0.4), &random)
        canvas.berry(at: Point(crown.x, crown.y - 0.17), radius: random.uniform(0.13...0.17), &random)
      }
    }
  }

  static let muffin = Subject("muffin") { canvas, random in
    canvas.oneToThree(turn: 0.08, single: 0.75, &random) { random in
      let crumb = random.pick([Color(0xD9A254), Color(0xC98A42), Color(0x5E3520), Color(0xE6BE74)])
      let paper = random.pick([
        Color(0xF3E9D8), Color(0x7A4A30), Color(0xE08A9A), Color(0x7FB2C4), Color(0xD9C07A),
      ])
      let (wide, foot) = (random.uniform(0.7...0.8), random.uniform(0.48...0.58))
      let rim = random.uniform(-0.02...0.14)
      let cup = Path.polygon([Point(-wide, rim), Point(wide, rim), Point(foot, 0.94), Point(-foot, 0.94)])
      canvas.fill(cup, .upright(paper, from: -wide, to: wide))
      let pleats = random.integer(10...15)
      for pleat in 0...pleats {
        let position = 2 * Double(pleat) / Double(pleats) - 1
        let (upper, lower) = (Point(wide * position, rim), Point(foot * position, 0.94))
        canvas.stroke(.line(upper, lower), paper.deep(0.9).opacity(0.6), width: 0.03)
        canvas.stroke(
          .line(Point(upper.x + 0.035, upper.y), Point(lower.x + 0.025, lower.y)),
          paper.lighter(0.5).opacity(0.5), width: 0.02)
      }
      let dome = Oval(Point(0, rim - 0.2), 0.94, random.uniform(0.5...0.66))
      let outline = Path.smooth(
        (0..<20).map { index in
          let angle = 2 * Double.pi * Double(index) / 20
          let flat = sin(angle) > 0 ? 0.55 : 1
          let point = dome.point(angle, random.uniform(0.93...1))
          return Point(point.x, dome.center.y + (point.y - dome.center.y) * flat)
        })
      canvas.fillRound(outline, over: dome, crumb)
      canvas.clipped(to: outline) {
        for _ in 0..<30 {
          let lump = Oval(
            dome.scaled(0.9).anyPoint(&random), random.uniform(0.06...0.16), random.uniform(0.04...0.1))
          canvas.glow(lump, random.chance(0.5) ? crumb.lighter(0.4) : crumb.deep(0.9), opacity: 0.4)
        }
        canvas.fill(.specks(90, in: dome, size: 0.008...0.02, &random), crumb.deep(0.9).opacity(0.5))
        let filling = random.pick([Color(0x35406E), Color(0x35211A), Color(0x8E1F35), crumb.deep(0.4)])
        for _ in 0..<random.integer(8...16) {
          let place = dome.moved(0, -0.06).scaled(0.8).anyPoint(&random)
          let fruit = Oval(place, random.uniform(0.06...0.1), random.uniform(0.05...0.085))
          canvas.glow(fruit.scaled(1.5), filling, opacity: 0.4)
          canvas.fillRound(fruit.rough(0.15, corners: 8, &random), over: fruit, filling, shine: 0.5)
        }
        canvas.glow(Oval(Point(0, rim + 0.12), 0.9, 0.16), crumb.deep(2), opacity: 0.35)
      }
    }
  }

  static let potpie = Subject("potpie") { canvas, random in
    let crust = random.color(from: Color(0xC98438), to: Color(0xE6B05A))
    let opening = Oval(Point(0, random.uniform(-0.28...(-0.16))), 0.9, random.uniform(0.46...0.58))
    let depth = 0.95 - opening.center.y
    canvas.bowl(opening, depth: depth, &random)
    let lid = opening.moved(0, -0.03).scaled(1.06)
    let outline = lid.lobed(random.integer(18...26), depth: 0.07)
    canvas.fill(outline.mapped { Point($0.x, $0.y + 0.07) }, crust.deep(1.1))
    canvas.fillRound(outline, over: lid, crust)
    let crimps = 26
    for index in 0..<crimps {
      let angle = 2 * Double.pi * Double(index) / Double(crimps)
      canvas.stroke(
        .line(lid.point(angle, 0.83), lid.point(angle + 0.05, 0.95)), crust.deep(0.9).opacity(0.55),
        width: 0.03)
    }
    let top = lid.moved(0, -0.05).scaled(0.82)
    canvas.fillRound(top, crust.lighter(0.08), shine: 0.35)
    for _ in 0..<22 {
      let patch = Oval(
        top.scaled(0.9).anyPoint(&random), random.uniform(0.06...0.2), random.uniform(0.03...0.1))
      canvas.glow(patch, random.chance(0.55) ? crust.deep(1) : crust.lighter(0.5), opacity: 0.4)
    }
    if random.chance(0.5) {
      canvas.potpieFilling(top.moved(random.anySide() * 0.24, 0.08).scaled(0.6), crust, &random)
    } else {
      let slits = random.integer(4...6)
      for index in 0..<slits {
        let angle = 2 * Double.pi * Double(index) / Double(slits) + 0.4
        let slit = Path.line(top.point(angle, 0.2), top.point(angle, 0.56))
        canvas.stroke(slit, crust.lighter(0.45), width: 0.085)
        canvas.stroke(slit, crust.deep(2), width: 0.045)
        canvas.stroke(slit, Color(0xE6A63C), width: 0.016)
      }
    }
  }
}

extension Canvas {
  fileprivate func sugarDots(on oval: Oval, _ random: inout RandomSource) {
    for _ in 0..<22 {
      let color = Color(hue: random.uniform(), saturation: 0.6, brightness: 0.95)
      fill(.circle(oval.anyPoint(&random), 0.024), color)
    }
  }

  /// Draws a hole broken into the crust, with gravy, peas, carrots and chicken inside.
  fileprivate func potpieFilling(_ hole: Oval, _ crust: Color, _ random: inout RandomSource) {
    let outline = hole.rough(0.3, corners: 11, &random)
    stroke(outline, crust.lighter(0.55), width: 0.1)
    fill(outline, Color(0xE3C27A))
    clipped(to: outline) {
      for _ in 0..<12 {
        let chunk = Oval(hole.anyPoint(&random), random.uniform(0.07...0.11), random.uniform(0.05...0.08))
        fillRound(
          chunk.rough(0.3, corners: 6, &random), over: chunk,
          random.pick([Color(0xF3E0B4), Color(0xE8761E), Color(0xE8761E)]))
      }
      for _ in 0..<16 { fillRound(Oval(hole.anyPoint(&random), 0.055, 0.05), Color(0x6FA336), shine: 0.7) }
      glow(Oval(hole.point(-.pi / 2, 0.9), hole.radiusX, 0.14), Color(0x4A2A0E), opacity: 0.6)
    }
  }
}
