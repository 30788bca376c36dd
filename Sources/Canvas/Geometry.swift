import FineTuningElementaryFunctions

/// A point in the plane, with x to the right and y down.
public struct Point: Equatable, Sendable {
  /// Coordinates in points, or in whatever unit the canvas is scaled to.
  public var x, y: Double

  /// The point at (`x`, `y`).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The point at `angle` (radians, clockwise from the right) and `radius` around `center`.
  public static func polar(_ angle: Double, _ radius: Double, around center: Point = Point(0, 0)) -> Point {
    Point(center.x + radius * cos(angle), center.y + radius * sin(angle))
  }

  /// Returns the point `amount` of the way to `other`.
  public func mixed(with other: Point, _ amount: Double) -> Point {
    Point(x + (other.x - x) * amount, y + (other.y - y) * amount)
  }

  /// Returns the distance to `other`.
  public func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// An upright rectangle: its upper left corner and its size.
public struct Rect: Equatable, Sendable {
  /// The upper left corner and the size.
  public var x, y, width, height: Double

  /// The rectangle with its upper left corner at (`x`, `y`).
  public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle of the given size, centred on a point.
  public init(center: Point, width: Double, height: Double) {
    self.init(center.x - width / 2, center.y - height / 2, width, height)
  }

  /// The left edge.
  public var minX: Double { x }
  /// The right edge.
  public var maxX: Double { x + width }
  /// The upper edge.
  public var minY: Double { y }
  /// The lower edge.
  public var maxY: Double { y + height }
  /// The middle.
  public var center: Point { Point(x + width / 2, y + height / 2) }

  /// Shrinks the rectangle by `margin` on every side.
  public func inset(by margin: Double) -> Rect {
    Rect(x + margin, y + margin, width - 2 * margin, height - 2 * margin)
  }
}
