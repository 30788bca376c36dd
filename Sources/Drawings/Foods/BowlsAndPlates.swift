import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let guacamole = Subject("guacamole") { canvas, random in
    let opening = Oval(Point(0, random.uniform(-0.22...(-0.08))), 0.94, random.uniform(0.42...0.62))
    let depth = 0.95 - opening.center.y
    let chips = random.chance(0.65)
    if chips {
      for _ in 0..<random.integer(3...5) {
        let base = opening.scaled(0.7).point(random.uniform(-2.6...(-0.5)))
        canvas.tortillaChip(at: Point(base.x, max(base.y, -0.5)), angle: random.uniform(-0.5...0.5), &random)
      }
    }
    let stone = random.chance(0.4) ? Color(0x50504F) : nil
    let surface = canvas.bowl(opening, depth: depth, &random, color: stone)
    let green = random.color(from: Color(0x8FAE3A), to: Color(0xB5C45A))
    canvas.fillRound(surface.rough(0.06, &random), over: surface, green)
    for _ in 0..<30 {
      let lump = Oval(
        surface.scaled(0.8).anyPoint(&random), random.uniform(0.06...0.16), random.uniform(0.04...0.1))
      let pale = green.mixed(with: Color(0xE6E6A0), random.uniform(0...0.6))
      canvas.glow(lump.moved(0.03, 0.04).scaled(1.15), green.deep(1), opacity: 0.5)
      canvas.fill(lump.rough(0.35, corners: 9, &random), pale.opacity(0.85))
      canvas.glow(lump.moved(-0.02, -0.02).scaled(0.6), .white, opacity: 0.4)
    }
    for _ in 0..<random.integer(12...24) {
      let center = surface.scaled(0.82).anyPoint(&random)
      let cube = Oval(center, random.uniform(0.035...0.06), random.uniform(0.03...0.045))
      let dice = [Color(0xC9302A), Color(0xC9302A), Color(0xF1EAF0), Color(0x8E3F6B)]
      canvas.fillRound(cube.rough(0.3, corners: 5, &random), over: cube, random.pick(dice))
    }
    for _ in 0..<9 {
      canvas.leaf(
        from: surface.scaled(0.75).anyPoint(&random), angle: random.anyAngle(), length: 0.15, width: 0.1,
        Color(0x2F7A35))
    }
    if random.chance(0.4) {
      canvas.placed(at: surface.point(random.pick([-2.4, -0.7]), 0.85), scale: 0.24) {
        canvas.fillRound(Oval(1, 0.95), Color(0x5E9A2E))
        canvas.fill(Oval(0.88, 0.84).path, Color(0xE6F0B4))
        for index in 0..<8 {
          canvas.fill(
            Oval(0.78, 0.74).wedge(from: Double(index) * 0.785, to: Double(index) * 0.785 + 0.65),
            Color(0xB4CF54))
        }
      }
    }
    if chips && random.chance(0.6) {
      canvas.tortillaChip(
        at: surface.point(random.uniform(-0.6...0.4), 0.4), angle: random.uniform(0.2...0.9), &random)
    }
  }

  static let consomme = Subject("consomme") { canvas, random in
    let opening = Oval(Point(0, random.uniform(-0.2...(-0.02))), 0.94, random.uniform(0.5...0.72))
    let white = random.chance(0.7) ? Color(0xF6F3EC) : nil
    for side in [-1.0, 1] where opening.radiusY < 0.62 {
      canvas.stroke(
        .ellipse(Point(side * 0.87, opening.center.y + 0.16), 0.1, 0.11),
        (white ?? Color(0xE9E1D0)).deep(0.4), width: 0.05)
    }
    let surface = canvas.bowl(opening, depth: 0.95 - opening.center.y, &random, color: white)
    let broth = random.color(from: Color(0xD9962F), to: Color(0xA85A1C))
    canvas.fill(
      surface.path,
      .linear(
        from: surface.point(-.pi / 2), to: surface.point(.pi / 2),
        [(0, broth.deep(0.8)), (0.4, broth), (1, broth.lighter(0.35))]))
    canvas.clipped(to: surface.path) {
      canvas.stroke(surface.scaled(0.62).moved(0, 0.09).path, broth.deep(0.8).opacity(0.35), width: 0.03)
      canvas.glow(surface.moved(0.08, 0.14).scaled(0.6), broth.lighter(0.5), opacity: 0.6)
      for _ in 0..<random.integer(10...22) {
        let start = surface.scaled(0.75).anyPoint(&random)
        let end = Point(start.x + random.uniform(-0.16...0.16), start.y + random.uniform(-0.08...0.08))
        let vegetable = random.pick([Color(0xE8772A), Color(0x7FA33E), Color(0xF3E7B8)])
        canvas.stroke(
          .line(Point(start.x, start.y + 0.025), Point(end.x, end.y + 0.025)), broth.deep(1).opacity(0.4),
          width: 0.04)
        canvas.stroke(.line(start, end), vegetable, width: 0.034)
      }
      for _ in 0..<random.integer(14...26) {
        let drop = surface.scaled(0.9).anyPoint(&random)
        let radius = random.uniform(0.015...0.05)
        canvas.fill(.ellipse(drop, radius, radius * 0.65), Color(0xF9D777).opacity(0.4))
        canvas.stroke(.ellipse(drop, radius, radius * 0.65), Color(0xFFF0B8).opacity(0.75), width: 0.01)
      }
      if random.chance(0.5) {
        for angle in [-2.2, -1.4, -0.6] {
          canvas.leaf(from: surface.center, angle: angle, length: 0.17, width: 0.13, Color(0x3D8B38))
        }
      }
      canvas.glow(Oval(surface.point(-2.4, 0.62), 0.26, 0.09), .white, opacity: 0.75)
    }
    canvas.stroke(surface.path, broth.deep(1.2).opacity(0.5), width: 0.016)
    if random.chance(0.35) { canvas.spoon(from: surface.point(0.3, 0.3), to: Point(0.9, -0.86)) }
  }

  static let mashedPotato = Subject("mashed potato") { canvas, random in
    let opening = Oval(Point(0, random.uniform(0.02...0.16)), 0.94, random.uniform(0.36...0.5))
    let surface = canvas.bowl(opening, depth: 0.95 - opening.center.y, &random)
    let cream = random.color(from: Color(0xFAF1D2), to: Color(0xF1DFA2))
    let height = random.uniform(0.35...0.5)
    let heap = Oval(
      Point(0, surface.center.y - height * 0.42), surface.radiusX * 0.97, height + surface.radiusY * 0.55)
    let outline = Path.smooth(
      (0..<22).map { index in
        let angle = 2 * Double.pi * Double(index) / 22
        return sin(angle) > 0
          ? surface.scaled(0.98).point(angle) : heap.point(angle, random.uniform(0.88...1))
      })
    canvas.fillRound(outline, over: heap, cream)
    canvas.clipped(to: outline) {
      for swirl in 0..<5 {
        let ring = heap.moved(0, -0.07 * Double(swirl)).scaled(0.92 - 0.19 * Double(swirl))
        let fold = (0...9).map { ring.point(0.15 + Double($0) * 0.31, random.uniform(0.93...1)) }
        canvas.stroke(.smooth(fold, closed: false), cream.deep(0.9).opacity(0.28), width: 0.08)
        canvas.stroke(
          .smooth(fold.map { Point($0.x - 0.01, $0.y - 0.05) }, closed: false),
          cream.lighter(0.5).opacity(0.6),
          width: 0.06)
      }
      for _ in 0..<16 {
        let lump = Oval(
          heap.scaled(0.85).anyPoint(&random), random.uniform(0.05...0.1), random.uniform(0.03...0.06))
        canvas.glow(lump, .white, opacity: 0.7)
        canvas.glow(lump.moved(0.03, 0.05).scaled(0.8), cream.deep(1), opacity: 0.25)
      }
    }
    let top = Point(random.uniform(-0.15...0.15), heap.center.y - heap.radiusY * 0.42)
    if random.chance(0.8) {
      canvas.fillRound(
        Oval(top, 0.34, 0.17).rough(0.25, &random), over: Oval(top, 0.34, 0.17), Color(0xF3C53F))
      let pat = Path.polygon([
        Point(top.x - 0.17, top.y - 0.06), Point(top.x + 0.02, top.y - 0.14),
        Point(top.x + 0.18, top.y - 0.05),
        Point(top.x, top.y + 0.05),
      ])
      canvas.fill(pat.mapped { Point($0.x, $0.y + 0.05) }, Color(0xDDA82C))
      canvas.fill(pat, Color(0xFCE789))
      canvas.glow(Oval(Point(top.x - 0.16, top.y + 0.07), 0.08, 0.035), .white, opacity: 0.9)
    }
    canvas.sprinkleHerbs(over: heap.scaled(0.75), &random)
  }

  static let salad = Subject("salad", turns: true) { canvas, random in
    let plate = Oval(0.97, random.uniform(0.88...0.97))
    let bed = canvas.plate(plate, &random).scaled(1.12)
    for center in bed.scaled(0.84).evenPoints(22, &random).reversed() {
      let green = random.pick([
        Color(0x4F9A35), Color(0x79B544), Color(0xA5C95C), Color(0x3A7A34), Color(0x7A3248),
      ])
      canvas.placed(at: center, angle: random.anyAngle()) {
        let blade = Oval(random.uniform(0.2...0.3), random.uniform(0.14...0.2))
        canvas.fillRound(blade.lobed(random.integer(7...11), depth: 0.16), over: blade, green)
        let rib = [Point(-blade.radiusX, 0), Point(0, 0.02), Point(blade.radiusX * 0.8, 0)]
        canvas.stroke(.smooth(rib, closed: false), green.lighter(0.55).opacity(0.8), width: 0.024)
      }
    }
    for _ in 0..<random.integer(8...13) {
      let place = bed.scaled(0.8).anyPoint(&random)
      let kind = random.integer(0...5)
      canvas.placed(at: place, angle: random.anyAngle()) { canvas.saladTopping(kind, &random) }
    }
    canvas.sprinkleHerbs(over: bed.scaled(0.7), &random)
  }

  static let carbonara = Subject("carbonara", turns: true) { canvas, random in
    let plate = Oval(0.97, random.uniform(0.84...0.97))
    let nest = canvas.plate(plate, &random).scaled(random.uniform(1.0...1.14))
    let sauce = random.color(from: Color(0xF6E2A0), to: Color(0xEFD07A))
    canvas.fillRound(nest.scaled(0.88).rough(0.12, &random), over: nest, sauce.deep(0.4))
    for strand in 0..<48 {
      let spread = 0.9 - 0.5 * Double(strand) / 48
      let (start, sweep) = (random.anyAngle(), random.uniform(1.2...3.4))
      let loop = Oval(
        nest.scaled(0.35).anyPoint(&random), nest.radiusX * spread * 0.74, nest.radiusY * spread * 0.74)
      let points = (0..<6).map { loop.point(start + sweep * Double($0) / 5, random.uniform(0.9...1.06)) }
      let path = Path.smooth(points, closed: false)
      let tint = sauce.mixed(with: random.chance(0.5) ? .white : Color(0xDDAA4A), random.uniform(0...0.4))
      canvas.stroke(path, Color(0x9A6A24).opacity(0.75), width: 0.062)
      canvas.stroke(path, tint, width: 0.044)
      canvas.stroke(
        path.mapped { Point($0.x - 0.007, $0.y - 0.008) }, tint.lighter(0.6).opacity(0.8), width: 0.013)
    }
    for _ in 0..<random.integer(9...16) {
      canvas.placed(at: nest.scaled(0.7).anyPoint(&random), angle: random.anyAngle()) {
        let cube = Path.rectangle(Rect(-0.08, -0.045, random.uniform(0.1...0.18), 0.09), radius: 0.02)
        canvas.fillRound(
          cube, over: Oval(0.12, 0.09), random.color(from: Color(0xB5523A), to: Color(0xD98A6A)))
        canvas.stroke(.line(Point(-0.07, -0.01), Point(0.03, -0.01)), Color(0xF6D9BE), width: 0.022)
      }
    }
    if random.chance(0.6) { canvas.fillRound(Oval(nest.center, 0.19, 0.18), Color(0xF6A81C), shine: 0.9) }
    canvas.fill(.specks(70, in: nest.scaled(0.85), size: 0.008...0.016, &random), Color(0x2E2620))
    canvas.fill(.specks(40, in: nest.scaled(0.7), size: 0.012...0.026, &random), Color(0xFFF8DF))
    canvas.sprinkleHerbs(over: nest.scaled(0.75), &random)
  }
}

extension Canvas {
  fileprivate func tortillaChip(at center: Point, angle: Double, _ random: inout RandomSource) {
    placed(at: center, angle: angle) {
      let chip = Path.smooth([
        Point(0, -0.42), Point(0.13, -0.22), Point(0.3, 0.1), Point(0, 0.14), Point(-0.3, 0.1),
        Point(-0.13, -0.22),
      ])
      let gold = random.color(from: Color(0xE9B44C), to: Color(0xF3D07A))
      fillRound(chip, over: Oval(Point(0, -0.1), 0.34, 0.36), gold)
      fill(
        .specks(9, in: Oval(Point(0, -0.05), 0.15, 0.13), size: 0.01...0.028, &random),
        gold.deep(0.9).opacity(0.6))
    }
  }

  fileprivate func spoon(from bowl: Point, to end: Point) {
    let metal: [(Double, Color)] = [(0, Color(0xF7FAFB)), (0.5, Color(0xAEB8BE)), (1, Color(0xDDE3E6))]
    stroke(.line(bowl, end), Color(0x6E7A82), width: 0.07)
    stroke(.line(bowl, end), .linear(from: bowl, to: end, metal), width: 0.048)
  }

  /// Sprinkles chopped green herbs, now and then.
  fileprivate func sprinkleHerbs(over oval: Oval, _ random: inout RandomSource) {
    guard random.chance(0.65) else { return }
    for _ in 0..<random.integer(10...24) {
      let green = random.color(from: Color(0x2F7A30), to: Color(0x68A844))
      let seed = Path.seed(at: oval.anyPoint(&random), angle: random.anyAngle(), length: 0.07, width: 0.04)
      fill(seed, green)
    }
  }

  /// Draws tomato, cucumber, onion, radish, olive or egg, around the origin.
  fileprivate func saladTopping(_ kind: Int, _ random: inout RandomSource) {
    let size = random.uniform(0.13...0.18)
    let slice = Oval(size, size * random.uniform(0.85...1))
    switch kind {
    case 0:  // a cherry tomato, cut
      fillRound(slice, Color(0xCF2A20))
      fill(slice.scaled(0.82).path, Color(0xE8604A))
      for angle in [0.3, 2.4, 4.5] {
        fill(
          .seed(at: slice.point(angle, 0.45), angle: angle, length: size * 0.7, width: size * 0.4),
          Color(0xF2B45E))
      }
    case 1:  // cucumber
      fillRound(slice, Color(0x3B7A34))
      fill(slice.scaled(0.87).path, Color(0xDCEBB0))
      fill(slice.scaled(0.58).path, Color(0xC5DD92))
      for index in 0..<9 {
        let angle = Double(index) * 0.698
        fill(
          .seed(at: slice.point(angle, 0.42), angle: angle, length: size * 0.3, width: size * 0.12),
          Color(0xF3F5D6))
      }
    case 2:  // red onion
      for ring in [1.2, 0.85, 0.5] {
        stroke(slice.scaled(ring).path, Color(0x8E3F75), width: 0.034)
        stroke(slice.scaled(ring).path, Color(0xF3E3F0), width: 0.018)
      }
    case 3:  // radish
      fillRound(slice.scaled(0.8), Color(0xC22A56))
      fill(slice.scaled(0.69).path, Color(0xFBF3F4))
    case 4:  // olive
      fillRound(slice.scaled(0.6), Color(0x2E2438), shine: 0.8)
      fill(slice.scaled(0.22).path, Color(0x120D16))
    default:  // boiled egg
      fillRound(slice.scaled(1.15), Color(0xFCFAF4))
      fillRound(slice.scaled(0.6), Color(0xF3B52C))
    }
  }
}
