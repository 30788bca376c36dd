import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Subject {
  static let tennisBall = Subject("tennis ball", turns: true) { canvas, random in
    let globe = Globe(radius: random.uniform(0.84...0.94), &random)
    let felt = Color(
      hue: random.uniform(0.16...0.21), saturation: 0.75, brightness: random.uniform(0.82...0.96))
    let outline = Path.circle(Point(0, 0), globe.radius)
    canvas.ball(outline, felt, gloss: 0.35, edge: 0.01)
    let seam = globe.visible(Globe.seam(waist: 0.28))
    canvas.clipped(to: outline) {
      canvas.stroke(seam, felt.darker(0.3), width: 0.12)
      canvas.stroke(seam, Color(0xF4F6EC), width: 0.08)
    }
    for _ in 0..<220 {
      let root = Point.polar(
        random.uniform(0...(2 * .pi)), globe.radius * random.uniform().squareRoot() * 0.98)
      let tip = Point.polar(random.uniform(0...(2 * .pi)), 0.05, around: root)
      let color = random.chance(0.5) ? felt.lighter(0.5) : felt.darker(0.4)
      canvas.stroke(.line(root, tip), color.opacity(0.35), width: 0.012)
    }
  }

  static let baseball = Subject("baseball", turns: true) { canvas, random in
    let globe = Globe(radius: random.uniform(0.84...0.94), &random)
    let leather = Color(
      hue: 0.1, saturation: random.uniform(0.02...0.14), brightness: random.uniform(0.9...0.98))
    canvas.ball(.circle(Point(0, 0), globe.radius), leather, gloss: 0.8)
    let thread = Color(
      hue: random.uniform(0.97...1), saturation: 0.85, brightness: random.uniform(0.65...0.85))
    let seam = Globe.seam(waist: 0.26)
    canvas.stroke(globe.visible(seam), leather.darker(0.35), width: 0.02)
    // Stitches cross the seam like arrowheads.
    for index in seam.indices.dropLast() {
      let (here, next) = (seam[index], seam[index + 1])
      let along = next - here
      let across = SIMD3(
        here.y * along.z - here.z * along.y, here.z * along.x - here.x * along.z,
        here.x * along.y - here.y * along.x)
      let stitch = [here + across * 0.9 - along * 0.7, here, here - across * 0.9 - along * 0.7]
      canvas.stroke(globe.visible(stitch), thread, width: 0.026)
    }
  }

  static let basketball = Subject("basketball", turns: true) { canvas, random in
    let globe = Globe(radius: random.uniform(0.86...0.95), &random)
    let leather = Color(
      hue: random.uniform(0.045...0.07), saturation: random.uniform(0.7...0.85),
      brightness: random.uniform(0.72...0.9))
    canvas.ball(.circle(Point(0, 0), globe.radius), leather, gloss: 0.3)
    for _ in 0..<260 {
      let pebble = Point.polar(
        random.uniform(0...(2 * .pi)), globe.radius * random.uniform().squareRoot() * 0.98)
      canvas.fill(.circle(pebble, 0.012), leather.darker(0.5).opacity(0.3))
    }
    let circle = Globe.seam(waist: 0)
    let lines = [circle, circle.map { SIMD3($0.x, $0.z, $0.y) }, Globe.seam(waist: 0.16)]
    for line in lines { canvas.stroke(globe.visible(line), Color(0x1E1712), width: 0.045) }
    canvas.fill(.ellipse(Point(-0.35, -0.42), 0.22, 0.14), Color.white.opacity(0.14))
  }

  static let soccerBall = Subject("soccer ball", turns: true) { canvas, random in
    let globe = Globe(radius: random.uniform(0.86...0.95), &random)
    let outline = Path.circle(Point(0, 0), globe.radius)
    canvas.ball(outline, Color(0.93, 0.94, 0.95), gloss: 0.9)
    let patch = random.chance(0.75) ? Color(0x1B1C20) : random.paintColor().darker(0.25)
    // The corners of an icosahedron are the middles of the dark pentagons.
    let golden = (1 + 5.0.squareRoot()) / 2
    var corners: [SIMD3<Double>] = []
    for (a, b) in [(1.0, golden), (-1, golden), (1, -golden), (-1, -golden)] {
      corners += [SIMD3(0, a, b), SIMD3(a, b, 0), SIMD3(b, 0, a)]
    }
    for corner in corners {
      let neighbours = corners.filter { other in
        let edge = other - corner
        return (edge * edge).sum().rounded() == 4
      }
      let pentagon = neighbours.map { globe.place(corner + ($0 - corner) / 3) }
      for neighbour in neighbours {
        let edge = neighbour - corner
        let seam = (2...4).map { corner + edge * (Double($0) / 6) }
        canvas.stroke(globe.visible(seam), Color(0x55585E), width: 0.022)
      }
      let center = globe.place(corner)
      guard center.z > -0.1 else { continue }
      let points = pentagon.map { Point($0.x, $0.y) }.sorted {
        atan2($0.y - center.y, $0.x - center.x) < atan2($1.y - center.y, $1.x - center.x)
      }
      canvas.clipped(to: outline) { canvas.solid(.polygon(points), patch, contrast: 0.15) }
    }
    canvas.fill(
      .circle(Point(-0.3, -0.35), 0.35),
      .radial(
        center: Point(-0.3, -0.35), radius: 0.35,
        [(0, Color.white.opacity(0.35)), (1, Color.white.opacity(0))]))
  }

  /// A rugby ball: blunter than an American football, printed in colours, without laces.
  static let rugbyBall = Subject("rugby ball", turns: true) { canvas, random in
    let height = random.uniform(0.58...0.66)
    let outline = Path.smooth([
      Point(-0.93, 0), Point(-0.72, -height * 0.7), Point(0, -height), Point(0.72, -height * 0.7),
      Point(0.93, 0), Point(0.72, height * 0.7), Point(0, height), Point(-0.72, height * 0.7),
    ])
    let hide = random.chance(0.8) ? Color(0xF1EFE8) : random.pick([Color(0xB5713C), Color(0xE8C53C)])
    let (trim, accent) = (random.paintColor().darker(0.1), random.paintColor())
    canvas.ball(outline, hide, gloss: 0.6)
    canvas.clipped(to: outline) {
      let (tip, wing) = (random.uniform(0.5...0.66), random.uniform(0.1...0.3))
      for side in [-1.0, 1.0] {
        // The print tapers towards the tips, along the four panels.
        let cap = [
          Point(side, -0.6), Point(side * (tip + 0.16), -0.3), Point(side * tip, 0),
          Point(side * (tip + 0.16), 0.3), Point(side, 0.6),
        ]
        canvas.fill(.smooth(cap), trim.opacity(0.85))
        let swoosh = [
          Point(side * 0.85, -0.05), Point(side * 0.3, height * 0.55 * side), Point(0, height * 0.5 * side),
          Point(side * 0.3, height * (0.5 + wing) * side),
        ]
        canvas.fill(.smooth(swoosh), accent.opacity(0.85))
      }
      for bend in [-0.36, 0.16] {
        let seam = [Point(-0.93, 0), Point(-0.45, bend * 0.85), Point(0.45, bend * 0.85), Point(0.93, 0)]
        canvas.stroke(.smooth(seam, closed: false), hide.darker(0.5), width: 0.02)
      }
      canvas.fill(.ellipse(Point(-0.2, -height * 0.62), 0.45, 0.1), Color.white.opacity(0.3))
    }
  }
}
