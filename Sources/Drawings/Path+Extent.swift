import FineTuningCanvas

extension Path {
  /// The smallest upright rectangle around all points of the path, control points included.
  var extent: Rect {
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    _ = mapped { point in
      low = Point(min(low.x, point.x), min(low.y, point.y))
      high = Point(max(high.x, point.x), max(high.y, point.y))
      return point
    }
    return Rect(low.x, low.y, high.x - low.x, high.y - low.y)
  }
}
