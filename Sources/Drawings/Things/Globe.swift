import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// A randomly rotated sphere to draw lines on. Only the front part of each line is visible.
struct Globe {
  var radius: Double
  /// The directions of the sphere's three axes in space.
  private let axes: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  /// A sphere of the given radius, rotated at random.
  init(radius: Double, _ random: inout RandomSource) {
    self.radius = radius
    let (a, b, c) = (
      random.uniform(0...(2 * .pi)), random.uniform(-0.9...0.9), random.uniform(0...(2 * .pi))
    )
    func turned(_ v: SIMD3<Double>) -> SIMD3<Double> {
      var v = SIMD3(v.x * cos(a) - v.y * sin(a), v.x * sin(a) + v.y * cos(a), v.z)
      v = SIMD3(v.x, v.y * cos(b) - v.z * sin(b), v.y * sin(b) + v.z * cos(b))
      return SIMD3(v.x * cos(c) + v.z * sin(c), v.y, v.z * cos(c) - v.x * sin(c))
    }
    axes = (turned(SIMD3(1, 0, 0)), turned(SIMD3(0, 1, 0)), turned(SIMD3(0, 0, 1)))
  }

  /// Returns the place of a point on the sphere; the third coordinate points towards the viewer.
  func place(_ point: SIMD3<Double>) -> SIMD3<Double> {
    let length = (point.x * point.x + point.y * point.y + point.z * point.z).squareRoot()
    return (axes.0 * point.x + axes.1 * point.y + axes.2 * point.z) * (radius / length)
  }

  /// Returns the visible parts of the line through `points`.
  func visible(_ points: [SIMD3<Double>]) -> Path {
    var path = Path()
    var isDrawing = false
    for point in points.map(place) {
      let flat = Point(point.x, point.y)
      if point.z < 0 {
        isDrawing = false
      } else if isDrawing {
        path.line(to: flat)
      } else {
        path.move(to: flat)
        isDrawing = true
      }
    }
    return path
  }

  /// The seam that divides a ball into two equal pieces. A `waist` of 0 is a great circle; 0.3 winds like the
  /// seam of a tennis ball.
  static func seam(waist: Double) -> [SIMD3<Double>] {
    (0...72).map { step in
      let t = Double(step) / 72 * 2 * .pi
      let rest = 1 - waist
      return SIMD3(
        rest * cos(t) + waist * cos(3 * t), rest * sin(t) - waist * sin(3 * t),
        2 * (rest * waist).squareRoot() * sin(2 * t))
    }
  }
}
