/// A chain of straight lines.
struct Polyline {
  var points: [Point] = []
  /// Whether a last line leads back to the first point.
  var isClosed = false
}

extension Path {
  /// The largest distance between a curve and the lines that replace it, in pixels.
  static let tolerance = 0.1

  /// Returns the pieces of the path with lines in place of its curves, which differ by less than the tolerance
  /// at `scale` pixels to a unit.
  func flattened(scale: Double) -> [Polyline] {
    var (pieces, piece) = ([Polyline](), Polyline())
    var start: Point?
    func finish() {
      if !piece.points.isEmpty { pieces.append(piece) }
      piece = Polyline()
    }
    for element in elements {
      if case .move(let point) = element {
        finish()
        start = point
        continue
      }
      // After the end of a closed piece, a path goes on from its start.
      if piece.points.isEmpty, let start { piece.points.append(start) }
      switch element {
      case .move: break
      case .line(let point): piece.points.append(point)
      case .curve(let first, let second, let end):
        piece.points.append(curve: (piece.points.last ?? first, first, second, end), scale: scale)
      case .close:
        piece.isClosed = true
        finish()
      }
    }
    finish()
    return pieces
  }
}

extension [Point] {
  /// Appends points along a Bézier curve, at equal steps of its parameter, without the first.
  fileprivate mutating func append(curve: (Point, Point, Point, Point), scale: Double) {
    let (a, b, c, d) = curve
    func bend(_ a: Point, _ b: Point, _ c: Point) -> Double {
      let (x, y) = (a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y)
      return (x * x + y * y).squareRoot()
    }
    // A chord over a step h of the parameter is at most h²/8 · max|B″| away from the curve, and |B″| at most six
    // times the larger second difference of the control points.
    let curvature = 6 * Swift.max(bend(a, b, c), bend(b, c, d)) * scale
    let count = Int(
      Swift.max(1, Swift.min(200, (curvature / (8 * Path.tolerance)).squareRoot().rounded(.up))))
    for step in stride(from: 1, to: count, by: 1) {
      let t = Double(step) / Double(count)
      let s = 1 - t
      let (p, q, r, u) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      append(Point(p * a.x + q * b.x + r * c.x + u * d.x, p * a.y + q * b.y + r * c.y + u * d.y))
    }
    append(d)
  }
}
