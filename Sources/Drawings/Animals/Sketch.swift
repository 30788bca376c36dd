import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The pen that draws living things: a canvas, a random source and common drawing steps.
///
/// You draw animals facing left, and half of them come out facing right. Every path goes through the same
/// gentle random bend of the plane: proportions vary from drawing to drawing, but the parts of one drawing
/// stay joined.
final class Sketch {
  let canvas: Canvas
  var random: RandomSource
  /// 1 if the animal faces left, as drawn; −1 if it's mirrored.
  let facing: Double
  private let phases: [Double]

  init(on canvas: Canvas, random: RandomSource) {
    var random = random
    self.canvas = canvas
    facing = random.chance(0.5) ? 1 : -1
    phases = (0..<4).map { _ in random.uniform(0...(2 * .pi)) }
    self.random = random
  }

  // MARK: Chance

  func uniform(_ range: ClosedRange<Double>) -> Double { random.uniform(range) }

  func chance(_ probability: Double) -> Bool { random.chance(probability) }

  /// Picks a colour somewhere between two, a little lighter or darker.
  func color(_ first: Int, _ second: Int) -> Color {
    let mixture = Color(first).mixed(with: Color(second), random.uniform())
    let shift = uniform(-0.08...0.08)
    return shift > 0 ? mixture.lighter(shift) : mixture.darker(-shift)
  }

  // MARK: Drawing

  /// Applies the bend, which moves a point by at most 0.08 and never out of the square from −1 to 1.
  private func bent(_ point: Point) -> Point {
    let depth = 0.04
    return Point(
      point.x * (1 - 2 * depth)
        + depth * (sin(1.7 * point.y + phases[0]) + sin(2.1 * point.x + phases[1])),
      point.y * (1 - 2 * depth)
        + depth * (sin(1.9 * point.x + phases[2]) + sin(1.6 * point.y + phases[3])))
  }

  func fill(_ path: Path, _ paint: Paint) { canvas.fill(path.mapped(bent), paint) }

  func fill(_ path: Path, _ color: Color) { canvas.fill(path.mapped(bent), color) }

  func stroke(_ path: Path, _ color: Color, _ width: Double, cap: LineCap = .round) {
    canvas.stroke(path.mapped(bent), color, width: width, cap: cap)
  }

  func clipped(to path: Path, _ draw: () -> Void) { canvas.clipped(to: path.mapped(bent), draw) }

  /// Runs `draw` with the origin moved to `(x, y)`, scaled and rotated there.
  func placed(_ x: Double, _ y: Double, scale: Double = 1, angle: Double = 0, _ draw: () -> Void) {
    let place = bent(Point(x, y))
    canvas.saved {
      canvas.translate(place.x, place.y)
      canvas.rotate(angle)
      canvas.scale(scale)
      draw()
    }
  }

  /// Draws a rounded body as one silhouette, lit from the upper left and shaded at the lower right. The dark
  /// edge goes first, around the outside, which lets the parts of the body merge.
  func body(_ parts: [Path], _ color: Color, edge: Color? = nil, relief: Double = 1) {
    let outline = outlined(parts, edge ?? color.darker(0.55))
    canvas.fill(outline, color)
    shade(outline, relief)
  }

  /// Draws a rounded body with markings under its light and shade.
  ///
  /// Drawing the markings atop a layer keeps them inside the outline without changing its opacity.
  func body(
    _ parts: [Path], _ color: Color, edge: Color? = nil, relief: Double = 1, markings: () -> Void
  ) {
    let outline = outlined(parts, edge ?? color.darker(0.55))
    canvas.layer {
      canvas.fill(outline, color)
      canvas.blended(.atop) {
        markings()
        shade(outline, relief)
      }
    }
  }

  private func outlined(_ parts: [Path], _ edge: Color) -> Path {
    var outline = Path()
    for part in parts { outline.append(part.mapped(bent)) }
    canvas.stroke(outline, edge, width: 0.03)
    return outline
  }

  /// Draws light and shade over an outline, fitted to its extent.
  private func shade(_ outline: Path, _ relief: Double) {
    let box = outline.extent
    let (center, halfWidth, halfHeight) = (box.center, box.width / 2, box.height / 2)
    canvas.saved {
      canvas.translate(center.x, center.y)
      canvas.scale(halfWidth, halfHeight)
      canvas.fill(
        outline.mapped { Point(($0.x - center.x) / halfWidth, ($0.y - center.y) / halfHeight) },
        .radial(
          center: Point(0, 0), radius: 1.3, focus: Point(-0.35 * facing, -0.5),
          [
            (0, .white.opacity(0.3 * relief)), (0.4, .white.opacity(0)), (0.5, .black.opacity(0)),
            (1, .black.opacity(0.45 * relief)),
          ]))
    }
  }

  /// Draws a round eye with a highlight. If `slit` is below 1, the pupil is a slit.
  func eye(
    _ x: Double, _ y: Double, _ radius: Double, iris: Color = Color(0x2A1A12), slit: Double = 1,
    rim: Color = Color(0x1A1410)
  ) {
    let center = Point(x, y)
    fill(.circle(center, radius * 1.18), rim)
    fill(
      .circle(center, radius),
      .radial(center: center, radius: radius, [(0, iris.lighter(0.25)), (1, iris.darker(0.2))]))
    fill(.ellipse(center, radius * 0.58 * slit, radius * (slit < 1 ? 0.85 : 0.58)), Color(0x0C0A0A))
    fill(.circle(Point(x - 0.32 * radius * facing, y - 0.36 * radius), radius * 0.26), .white)
  }
}

extension Subject {
  /// A subject drawn with a `Sketch`: mirrored half the time, and always a little wider or taller.
  static func living(
    _ name: String, turns: Bool = false, _ draw: @escaping @Sendable (Sketch) -> Void
  ) -> Subject {
    Subject(name, turns: turns) { canvas, random in
      let pen = Sketch(on: canvas, random: random)
      canvas.saved {
        canvas.scale(pen.facing * pen.uniform(0.86...0.99), pen.uniform(0.86...0.99))
        draw(pen)
      }
      random = pen.random
    }
  }
}
