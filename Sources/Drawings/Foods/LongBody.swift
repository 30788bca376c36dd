import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// A long, round body around a bent axis, such as a banana, a loaf or a carrot.
///
/// It's centred on the origin, with coordinates `along` the axis, −1…1 from left to right, and `across` it,
/// −1…1 from the upper to the lower edge.
struct LongBody {
  /// The length of the axis.
  var length: Double
  /// The maximum width.
  var width: Double
  /// The bend of the axis from end to end, in radians; positive lifts both ends.
  var bend = 0.0
  /// Widths at evenly spaced places from left to right, relative to the maximum.
  var widths = [1.0, 1.0]
  /// The rounding of the left and right ends, as fractions of half the length.
  var ends = (left: 0.2, right: 0.2)

  /// Returns half the width at a place along the axis: a smooth curve through `widths`, rounded at the ends.
  func halfWidth(_ along: Double) -> Double {
    let place = (along + 1) / 2 * Double(widths.count - 1)
    let index = max(0, min(widths.count - 2, Int(place)))
    func at(_ index: Int) -> Double { widths[max(0, min(widths.count - 1, index))] }
    let (before, start, end, after) = (at(index - 1), at(index), at(index + 1), at(index + 2))
    let t = place - Double(index)
    let cubic = 3 * (start - end) + after - before
    let square = 2 * before - 5 * start + 4 * end - after
    let smooth = start + t / 2 * (end - before + t * (square + t * cubic))
    let gap = min(1, (1 + along) / ends.left, (1 - along) / ends.right)
    return width / 2 * max(0, smooth) * max(0, gap * (2 - gap)).squareRoot()
  }

  /// Returns the point `offset` below the axis.
  private func point(_ along: Double, offset: Double) -> Point {
    guard abs(bend) > 1e-6 else { return Point(along * length / 2, offset) }
    let radius = length / bend
    let angle = along * bend / 2
    let sagitta = radius * (1 - cos(bend / 2))
    return Point((radius + offset) * sin(angle), (radius + offset) * cos(angle) - radius + sagitta / 2)
  }

  /// Returns the point at a place along and across the body.
  func point(_ along: Double, _ across: Double) -> Point {
    point(along, offset: across * halfWidth(along))
  }

  /// Maps a path in the coordinates of the body to the plane.
  func laid(_ path: Path) -> Path {
    path.mapped { point($0.x, $0.y) }
  }

  /// Returns the part of the body between two places along it and two places across it.
  func outline(
    along: ClosedRange<Double> = -1...1, across: ClosedRange<Double> = -1...1
  ) -> Path {
    outline(along, across) { halfWidth($0) }
  }

  private func outline(
    _ along: ClosedRange<Double>, _ across: ClosedRange<Double>, halfWidth: (Double) -> Double
  ) -> Path {
    let steps = 22
    let middle = (along.lowerBound + along.upperBound) / 2
    let reach = (along.upperBound - along.lowerBound) / 2
    // The places are closer together towards the ends, where the outline curves.
    let places = (0...steps).map { middle - reach * cos(.pi * Double($0) / Double(steps)) }
    func edge(_ across: Double) -> [Point] {
      places.map { point($0, offset: across * halfWidth($0)) }
    }
    return .polygon(edge(across.lowerBound) + edge(across.upperBound).reversed())
  }

  /// Returns a line along the body.
  func line(across: Double, along: ClosedRange<Double> = -0.95...0.95) -> Path {
    let reach = along.upperBound - along.lowerBound
    return .smooth(
      (0...9).map { point(along.lowerBound + reach * Double($0) / 9, across) }, closed: false)
  }

  /// Returns a gradient across the body at one place.
  func paintAcross(at along: Double, _ stops: [(Double, Color)]) -> Paint {
    .linear(from: point(along, -1), to: point(along, 1), stops)
  }

  /// Returns points scattered over the body, up to the fraction `reach` of the way to its edges.
  func scattered(_ count: Int, within reach: Double = 0.95, _ random: inout RandomSource) -> [Point] {
    (0..<count).map { _ in point(random.uniform(-reach...reach), random.uniform(-reach...reach)) }
  }

  /// Fills the body, from a darker edge to a lighter ridge on the side of the light.
  ///
  /// Each layer is a smaller copy of the shape: a gradient that follows any bend.
  func fill(on canvas: Canvas, _ color: Color, edge: Double = 0.4, light: Double = 0.3) {
    let layers = 10
    for layer in 0..<layers {
      let depth = Double(layer) / Double(layers - 1)
      let shade =
        depth < 0.5
        ? color.darker(edge * (1 - 2 * depth)) : color.lighter(light * (2 * depth - 1))
      let (left, right) = (-1 + 0.1 * depth, 1 - 0.22 * depth)
      let inner = outline(left...right, (-1 + 0.4 * depth)...(1 - 1.25 * depth)) {
        halfWidth(2 * ($0 - left) / (right - left) - 1)
      }
      canvas.fill(inner, shade)
    }
  }

  /// Draws a soft reflection along the ridge on the side of the light.
  func gloss(on canvas: Canvas, _ strength: Double = 0.5, across: Double = -0.5) {
    for (spread, fraction) in [(0.13, 0.35), (0.08, 0.4), (0.035, 0.6)] {
      let reach = 0.45 + spread * 2.5
      canvas.fill(
        laid(.ellipse(Point(-0.12, across), reach, spread)), Color.white.opacity(strength * fraction))
    }
  }
}
