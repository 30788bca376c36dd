import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

extension Color {
  /// Returns this colour in shadow: darker, and richer rather than greyer.
  func deep(_ amount: Double) -> Color {
    let power = 1 + amount
    return Color(pow(red, power), pow(green, power), pow(blue, power), alpha: alpha).darker(amount * 0.5)
  }
}

extension Paint {
  /// The shading of an upright round wall, lit from the left: a paper cup, a cone, a layer behind glass.
  static func upright(_ color: Color, from left: Double, to right: Double) -> Paint {
    .linear(
      from: Point(left, 0), to: Point(right, 0),
      [(0, color.deep(0.4)), (0.3, color.lighter(0.25)), (0.65, color), (1, color.deep(0.9))])
  }
}

extension Path {
  /// Returns many small round specks inside an oval, as one path.
  static func specks(
    _ count: Int, in oval: Oval, size: ClosedRange<Double>, _ random: inout RandomSource
  ) -> Path {
    var path = Path()
    for _ in 0..<count {
      let radius = random.uniform(size)
      path.append(.ellipse(oval.anyPoint(&random), radius, radius * random.uniform(0.7...1)))
    }
    return path
  }

  /// A grain of rice, a seed or a sprinkle, with its point towards `angle`.
  static func seed(at center: Point, angle: Double, length: Double, width: Double) -> Path {
    let ellipse = Path.ellipse(Point(0, 0), length / 2, width / 2)
    return ellipse.mapped { point in
      let narrowed = point.y * (1 - 0.9 * point.x / length)
      return Point(
        center.x + point.x * cos(angle) - narrowed * sin(angle),
        center.y + point.x * sin(angle) + narrowed * cos(angle))
    }
  }
}

extension Canvas {
  /// Fills an outline like a rounded body the size of `oval`: lit from the upper left, darker at the edges.
  func fillRound(_ outline: Path, over oval: Oval, _ color: Color, shine: Double = 0) {
    saved {
      translate(oval.center.x, oval.center.y)
      scale(oval.radiusX, oval.radiusY)
      let unit = outline.mapped { point in
        Point((point.x - oval.center.x) / oval.radiusX, (point.y - oval.center.y) / oval.radiusY)
      }
      fill(
        unit,
        .radial(
          center: Point(0, 0), radius: 1.1, focus: Point(-0.38, -0.45),
          [
            (0, color.lighter(0.32)), (0.4, color.lighter(0.06)), (0.75, color.deep(0.3)),
            (0.93, color.deep(0.7)), (1, color.deep(0.45)),
          ]))
    }
    stroke(outline, color.deep(1).opacity(0.45), width: 0.02)
    if shine > 0 {
      glow(
        Oval(oval.point(-2.3, 0.52), oval.radiusX * 0.3, oval.radiusY * 0.24), .white, opacity: shine)
      let glint = Path.ellipse(oval.point(-2.25, 0.58), oval.radiusX * 0.09, oval.radiusY * 0.065)
      fill(glint, Color.white.opacity(shine * 0.85))
    }
  }

  /// Draws a ball with the shading of `fillRound`.
  func fillRound(_ oval: Oval, _ color: Color, shine: Double = 0) {
    fillRound(oval.path, over: oval, color, shine: shine)
  }

  /// Draws a small bump of rough skin: a dark rim, a lit top.
  func bump(_ oval: Oval, _ color: Color) {
    fill(oval.path, color.deep(0.9))
    fill(oval.scaled(0.8).moved(-oval.radiusX * 0.1, -oval.radiusY * 0.12).path, color)
    fill(
      oval.scaled(0.4).moved(-oval.radiusX * 0.22, -oval.radiusY * 0.28).path,
      color.lighter(0.35).opacity(0.8))
  }

  /// Draws a soft spot that fades out at the edge of `oval`: a shine, a blush, a shadow.
  func glow(_ oval: Oval, _ color: Color, opacity: Double) {
    saved {
      translate(oval.center.x, oval.center.y)
      scale(oval.radiusX, oval.radiusY)
      fill(
        .circle(Point(0, 0), 1),
        .radial(
          center: Point(0, 0), radius: 1,
          [
            (0, color.opacity(opacity)), (0.4, color.opacity(opacity * 0.75)),
            (1, color.opacity(0)),
          ]))
    }
  }

  /// Draws a pointed leaf with a midrib and veins, growing from `base` towards `angle`.
  func leaf(from base: Point, angle: Double, length: Double, width: Double, _ color: Color, bend: Double = 0)
  {
    saved {
      translate(base.x, base.y)
      rotate(angle)
      let tip = Point(length, bend * length)
      var outline = Path()
      outline.move(to: Point(0, 0))
      outline.curve(to: tip, Point(length * 0.25, -width * 0.75), Point(length * 0.75, -width * 0.5))
      outline.curve(to: Point(0, 0), Point(length * 0.75, width * 0.6), Point(length * 0.25, width * 0.7))
      fill(
        outline,
        .linear(
          from: Point(0, -width / 2), to: Point(0, width / 2),
          [(0, color.lighter(0.22)), (0.5, color), (1, color.deep(0.5))]))
      let middle = Point(length * 0.5, bend * length * 0.2)
      var veins = Path.smooth([Point(0, 0), middle, tip], closed: false)
      for step in [0.25, 0.45, 0.65] {
        let root = Point(length * step, bend * length * step * step)
        veins.append(.line(root, Point(root.x + length * 0.14, root.y - width * 0.25 * (1.1 - step))))
        veins.append(.line(root, Point(root.x + length * 0.14, root.y + width * 0.25 * (1.1 - step))))
      }
      stroke(veins, color.lighter(0.35).opacity(0.6), width: max(0.008, width * 0.05))
      stroke(outline, color.deep(1).opacity(0.5), width: 0.014)
    }
  }

  /// Draws a round stalk through `points`.
  func stalk(_ points: [Point], width: Double, _ color: Color) {
    let path = Path.smooth(points, closed: false)
    stroke(path, color.deep(0.9), width: width)
    stroke(path, color, width: width * 0.7)
    stroke(path.mapped { Point($0.x - width * 0.14, $0.y) }, color.lighter(0.3), width: width * 0.25)
  }

  /// Runs `body`, which draws around the origin, with the canvas moved, rotated and scaled.
  func placed(at point: Point, angle: Double = 0, scale factor: Double = 1, _ body: () -> Void) {
    saved {
      translate(point.x, point.y)
      rotate(angle)
      scale(factor)
      body()
    }
  }

  /// Draws one, two or three copies of a thing in the unit circle, each rotated by up to `turn` radians.
  func oneToThree(
    turn: Double, single: Double = 0.5, _ random: inout RandomSource,
    _ body: (inout RandomSource) -> Void
  ) {
    let count = random.chance(single) ? 1 : random.integer(2...3)
    let side = random.anySide()
    let places: [(x: Double, y: Double, scale: Double)] =
      switch count {
      case 1: [(0, 0, 1)]
      case 2: [(-0.42, -0.22, 0.57), (0.42, 0.22, 0.57)]
      default: [(0.02, -0.49, 0.51), (-0.48, 0.34, 0.51), (0.48, 0.38, 0.51)]
      }
    for place in places {
      let angle = random.uniform(-turn...turn)
      placed(at: Point(place.x * side, place.y), angle: angle, scale: place.scale) { body(&random) }
    }
  }
}
