import Canvas
import Foundation
import Tensors

/// A long, round body around a bent axis: what a banana, a loaf and a carrot have in common.
///
/// Its own coordinates are `along` the axis, −1…1 from left to right, and `across` it, −1…1 from the upper
/// edge to the lower one. It is centred on the origin.
struct LongBody {
  /// The length of the axis.
  var length: Double
  /// The greatest width.
  var width: Double
  /// How far the axis turns from one end to the other, in radians; positive lifts both ends.
  var bend = 0.0
  /// Widths at evenly spaced places from left to right, relative to the greatest.
  var widths = [1.0, 1.0]
  /// The parts of half the length over which the left and the right end are rounded.
  var ends = (left: 0.2, right: 0.2)

  /// Half the width at a place along the axis: a smooth curve through `widths`, rounded at the ends.
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

  /// The point `offset` below the axis.
  private func point(_ along: Double, offset: Double) -> Point {
    guard abs(bend) > 1e-6 else { return Point(along * length / 2, offset) }
    let radius = length / bend
    let angle = along * bend / 2
    let sagitta = radius * (1 - cos(bend / 2))
    return Point((radius + offset) * sin(angle), (radius + offset) * cos(angle) - radius + sagitta / 2)
  }

  /// The point of the plane at a place along and across the body.
  func point(_ along: Double, _ across: Double) -> Point {
    point(along, offset: across * halfWidth(along))
  }

  /// `path`, given along and across the body, laid onto it.
  func laid(_ path: Path) -> Path {
    path.mapped { point($0.x, $0.y) }
  }

  /// The part of the body between two places along it and two places across it.
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
    // Closer together towards the ends, where the outline turns.
    let places = (0...steps).map { middle - reach * cos(.pi * Double($0) / Double(steps)) }
    func edge(_ across: Double) -> [Point] {
      places.map { point($0, offset: across * halfWidth($0)) }
    }
    return .polygon(edge(across.lowerBound) + edge(across.upperBound).reversed())
  }

  /// A line along the body.
  func line(across: Double, along: ClosedRange<Double> = -0.95...0.95) -> Path {
    let reach = along.upperBound - along.lowerBound
    return .smooth(
      (0...9).map { point(along.lowerBound + reach * Double($0) / 9, across) }, closed: false)
  }

  /// A gradient across the body at one place.
  func paintAcross(at along: Double, _ stops: [(Double, Color)]) -> Paint {
    .linear(from: point(along, -1), to: point(along, 1), stops)
  }

  /// Points scattered over the body, up to the given part of the way to its edges.
  func scattered(_ count: Int, within reach: Double = 0.95, _ random: inout RandomSource) -> [Point] {
    (0..<count).map { _ in point(random.uniform(-reach...reach), random.uniform(-reach...reach)) }
  }

  /// Fills the body, from a darker edge to a lighter ridge that lies towards the light.
  ///
  /// Each layer is the same shape, smaller: a gradient that follows any bend.
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

  /// A soft reflection along the ridge towards the light.
  func gloss(on canvas: Canvas, _ strength: Double = 0.5, across: Double = -0.5) {
    for (spread, share) in [(0.13, 0.35), (0.08, 0.4), (0.035, 0.6)] {
      let reach = 0.45 + spread * 2.5
      canvas.fill(
        laid(.ellipse(Point(-0.12, across), reach, spread)), Color.white.opacity(strength * share))
    }
  }
}
