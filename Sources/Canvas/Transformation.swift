import FineTuningElementaryFunctions

/// An affine transformation of the plane, from the coordinates you draw in to pixels.
struct Transformation {
  /// The images of the unit vectors along x and y, and of the origin.
  private var right = Point(1, 0)
  private var down = Point(0, 1)
  private var origin = Point(0, 0)

  /// Returns the pixel coordinates of `point`.
  func callAsFunction(_ point: Point) -> Point {
    Point(
      right.x * point.x + down.x * point.y + origin.x, right.y * point.x + down.y * point.y + origin.y)
  }

  /// Moves the origin.
  mutating func translate(_ x: Double, _ y: Double) { origin = self(Point(x, y)) }

  /// Stretches the axes.
  mutating func scale(_ x: Double, _ y: Double) {
    right = Point(right.x * x, right.y * x)
    down = Point(down.x * y, down.y * y)
  }

  /// Rotates the axes clockwise, by an angle in radians.
  mutating func rotate(_ angle: Double) {
    let (cosine, sine) = (cos(angle), sin(angle))
    (right, down) = (
      Point(right.x * cosine + down.x * sine, right.y * cosine + down.y * sine),
      Point(down.x * cosine - right.x * sine, down.y * cosine - right.y * sine)
    )
  }

  private var determinant: Double { right.x * down.y - right.y * down.x }

  /// The largest factor by which lengths grow: how many pixels the longest unit vector spans.
  var scale: Double {
    let squares = right.x * right.x + right.y * right.y + down.x * down.x + down.y * down.y
    let spread = (squares * squares - 4 * determinant * determinant).squareRoot()
    return ((squares + (spread > 0 ? spread : 0)) / 2).squareRoot()
  }

  /// The way back, from pixels to the coordinates you draw in.
  var inverse: Transformation {
    var result = Transformation()
    result.right = Point(down.y / determinant, -right.y / determinant)
    result.down = Point(-down.x / determinant, right.x / determinant)
    let moved = result(origin)
    result.origin = Point(-moved.x, -moved.y)
    return result
  }
}
