import FineTuningCanvas
import FineTuningElementaryFunctions

extension Subject {
  static let dragonfly = living("dragonfly", turns: true) { pen in
    let color = pen.random.pick([
      pen.color(0x1E86B8, 0x35B0D0), pen.color(0x3E9A3A, 0x78C04A), pen.color(0xC03A22, 0xE06A34),
    ])
    let ink = color.darker(0.65)
    for side in [-1.0, 1] {
      for (root, tip) in [(-0.4, pen.uniform(-0.72 ... -0.5)), (-0.28, pen.uniform(-0.1...0.14))] {
        let (base, end) = (Point(side * 0.06, root), Point(side * 0.97, tip))
        let wing = Path.leaf(from: base, to: end, width: 0.14, fullness: 0.85)
        pen.fill(
          wing,
          .linear(
            from: base, to: end,
            [
              (0, Color(0xE8D8A0).opacity(0.8)), (0.3, Color(0xDDEFF5).opacity(0.65)),
              (1, Color(0xC8E0EA).opacity(0.65)),
            ]))
        pen.clipped(to: wing) {
          for vein in 0..<9 {
            let place = base.mixed(with: end, 0.15 + Double(vein) * 0.09)
            pen.stroke(
              .line(Point(place.x - 0.04 * side, place.y - 0.2), Point(place.x + 0.04 * side, place.y + 0.2)),
              ink.opacity(0.4), 0.008)
          }
          for spread in [-0.08, 0, 0.08] {
            pen.stroke(
              .bow([(base.x, base.y), ((base.x + end.x) / 2, (base.y + end.y) / 2 + spread), (end.x, end.y)]),
              ink.opacity(0.6), 0.012)
          }
          let spot = base.mixed(with: end, 0.88)
          pen.fill(.ellipse(Point(spot.x, spot.y - 0.06), 0.06, 0.03), ink)
        }
        pen.stroke(wing, ink, 0.018)
      }
    }
    let curve = pen.uniform(-0.12...0.12)
    let abdomen = (0...8).map { index -> (x: Double, y: Double, radius: Double) in
      let fraction = Double(index) / 8
      return (curve * fraction * fraction, -0.15 + fraction * 1.08, 0.062 - 0.02 * sin(fraction * .pi))
    }
    pen.body([.limb(abdomen)], color) {
      for joint in abdomen {
        pen.stroke(.line(Point(joint.x - 0.1, joint.y), Point(joint.x + 0.1, joint.y)), ink, 0.03)
      }
    }
    pen.body([.symmetric([(0, -0.62), (0.13, -0.5), (0.15, -0.3), (0.08, -0.1), (0, -0.08)])], color) {
      for side in [-1.0, 1] {
        pen.stroke(.line(Point(side * 0.03, -0.6), Point(side * 0.09, -0.15)), ink, 0.03)
      }
    }
    for side in [-1.0, 1] {
      pen.body([.ellipse(Point(side * 0.1, -0.68), 0.12, 0.13)], color.mixed(with: Color(0x5A2A20), 0.4)) {
        pen.fill(.circle(Point(side * 0.1 - 0.04 * pen.facing, -0.73), 0.035), .white.opacity(0.8))
      }
    }
  }

  static let monarch = living("monarch", turns: true) { pen in
    let orange = pen.color(0xE8701A, 0xF79A2E)
    let ink = Color(0x1C1412)
    let (lift, spread) = (pen.uniform(-0.1...0.1), pen.uniform(0.88...0.98))
    for side in [-1.0, 1] {
      let hind: [(Double, Double)] = [
        (0.05, 0), (0.5, 0.02), (0.74, 0.3), (0.62, 0.66), (0.36, 0.8), (0.14, 0.58),
      ]
      let fore: [(Double, Double)] = [
        (0.05, -0.18), (0.4, -0.56), (spread * 0.8, -0.84 + lift), (spread, -0.74 + lift),
        (0.86, -0.3 + lift), (0.7, 0.08), (0.36, 0.14),
      ]
      for (corners, hub) in [(hind, Point(side * 0.06, 0.02)), (fore, Point(side * 0.06, -0.14))] {
        let rim = corners.map { (side * $0.0, $0.1) }
        let middle = rim.reduce(Point(0, 0)) {
          Point($0.x + $1.0 / Double(rim.count), $0.y + $1.1 / Double(rim.count))
        }
        pen.body([.blob(rim)], ink, edge: .black, relief: 0.6) {
          let inner = Path.blob(
            rim.map { (middle.x + ($0.0 - middle.x) * 0.8 - side * 0.02, middle.y + ($0.1 - middle.y) * 0.8) }
          )
          pen.fill(
            inner,
            .radial(
              center: hub, radius: 1, [(0, orange.lighter(0.2)), (0.6, orange), (1, orange.darker(0.2))]))
          for (index, corner) in rim.enumerated() {
            let next = rim[(index + 1) % rim.count]
            let end = Point(corner.0, corner.1)
            pen.stroke(.line(hub.mixed(with: middle, 0.25), end), ink, 0.026)
            pen.stroke(.line(middle, Point((corner.0 + next.0) / 2, (corner.1 + next.1) / 2)), ink, 0.022)
            for step in 0..<4 {
              let dot = end.mixed(with: Point(next.0, next.1), Double(step) / 4)
              for (depth, size) in [(0.07, 0.02), (0.15, 0.016)] {
                let place = dot.mixed(with: middle, depth)
                if abs(place.x) > 0.2 { pen.fill(.circle(place, size), Color(0xFFFAF0)) }
              }
            }
          }
          if corners.count == fore.count {
            pen.fill(.ellipse(Point(side * spread * 0.94, -0.76 + lift), 0.24, 0.15), ink)
            for (x, y) in [(0.74, -0.72), (0.84, -0.64), (0.9, -0.74), (0.8, -0.8)] {
              pen.fill(.ellipse(Point(side * spread * x, y + lift), 0.035, 0.024), Color(0xFFFAF0))
            }
          }
        }
      }
      pen.stroke(.bow([(side * 0.02, -0.4), (side * 0.1, -0.62), (side * 0.2, -0.82)]), ink, 0.02)
      pen.fill(.circle(Point(side * 0.2, -0.83), 0.028), ink)
    }
    pen.body([.limb([(0, -0.28, 0.055), (0, -0.05, 0.06), (0, 0.25, 0.05), (0, 0.44, 0.025)])], ink)
    pen.body([.circle(Point(0, -0.36), 0.07)], ink) {
      for side in [-1.0, 1] { pen.fill(.circle(Point(side * 0.03, -0.38), 0.014), .white) }
    }
  }
}
