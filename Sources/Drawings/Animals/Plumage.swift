import FineTuningCanvas

/// The parts that birds have in common: folded wings, legs with toes, the branch they sit on.
extension Sketch {
  /// Draws a folded wing from the shoulder to the tip: rows of small feathers, then long ones.
  func wing(from shoulder: Point, to tip: Point, depth: Double, _ color: Color, long: Color? = nil) {
    func at(_ along: Double, _ below: Double) -> Point {
      let axis = shoulder.mixed(with: tip, along)
      let length = shoulder.distance(to: tip)
      let side = tip.x < shoulder.x ? -1.0 : 1
      let (nx, ny) = ((shoulder.y - tip.y) / length * side, (tip.x - shoulder.x) / length * side)
      return Point(axis.x + nx * below * depth, axis.y + ny * below * depth)
    }
    let outline = Path.blob(
      [at(-0.05, 0.3), at(0.1, -0.25), at(0.5, -0.35), at(1, 0), at(0.75, 0.6), at(0.4, 0.95), at(0.1, 0.85)]
        .map {
          ($0.x, $0.y)
        })
    let feather = long ?? color.darker(0.25)
    body([outline], color) {
      let (start, end) = (at(0, 0), at(0.5, 0.9))
      scales(
        Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y)),
        size: max(0.08, depth * 0.26), color.darker(0.4), width: 0.014, angle: 0.8)
      for index in 0..<6 {
        let start = at(0.3 + Double(index) * 0.03, 0.95 - Double(index) * 0.22)
        let end = at(1.02 - Double(index % 2) * 0.04, 0.5 - Double(index) * 0.13)
        let vane = Path.leaf(from: start, to: end, width: depth * 0.17, fullness: 0.6)
        fill(vane, feather)
        stroke(vane, feather.darker(0.45), 0.012)
      }
    }
  }

  /// Draws thin legs from the body down to toes on the ground.
  func birdLegs(
    _ legs: [(top: Point, foot: Point)], _ color: Color, width: Double = 0.045, toe: Double = 0.13
  ) {
    for (top, foot) in legs {
      let knee = Point((top.x + foot.x) / 2 + 0.03, (top.y + foot.y) / 2)
      for (shade, thickness) in [(color.darker(0.55), width + 0.025), (color, width)] {
        stroke(.polygon([top, knee, foot], closed: false), shade, thickness)
        for (dx, dy) in [(-1.0, 0.25), (-0.65, 0.5), (0.0, 0.55), (0.6, 0.15)] {
          stroke(.line(foot, Point(foot.x + dx * toe, foot.y + dy * toe)), shade, thickness * 0.8)
        }
      }
    }
  }

  /// Draws a branch all the way across at height `y`, with toes gripping it at `grips`.
  func branch(y: Double, grips: [Double], toes: Color) {
    let bark = color(0x6B4A2E, 0x8C6844)
    let slope = uniform(-0.06...0.06)
    body([.limb([(-0.9, y + slope, 0.07), (0, y, 0.085), (0.9, y - slope, 0.065)])], bark) {
      fur(Rect(-0.9, y - 0.1, 1.8, 0.2), bark.darker(0.4), count: 36, length: 0.16, angle: 0, spread: 0.2)
    }
    for x in grips {
      for toe in -1...1 {
        let left = x + Double(toe) * 0.055
        body([.limb([(left, y - 0.09, 0.028), (left - 0.01, y + 0.03, 0.026)])], toes)
      }
    }
  }

  /// Draws a hooked beak that points left from its root, for eagles, owls and parrots. `size` is its length.
  func hookedBeak(at root: Point, size: Double, _ color: Color) {
    body(
      [
        .blob([
          (root.x, root.y - size * 0.35), (root.x - size * 0.6, root.y - size * 0.32),
          (root.x - size, root.y + size * 0.1),
          (root.x - size * 0.92, root.y + size * 0.55), (root.x - size * 0.7, root.y + size * 0.22),
          (root.x, root.y + size * 0.3),
        ])
      ], color)
    fill(.circle(Point(root.x - size * 0.35, root.y - size * 0.08), size * 0.06), color.darker(0.7))
  }
}
