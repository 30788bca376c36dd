import FineTuningCanvas

/// The shape drawn at each point of a series, which tells series apart without colour.
enum Marker: Int, CaseIterable {
  case circle, square, triangle, diamond

  /// The shape with the given index; indices past the last shape wrap around.
  init(index: Int) {
    self = Self.allCases[index % Self.allCases.count]
  }

  /// Returns the outline around `center`. Shapes of the same radius look about equally large.
  func path(at center: Point, radius: Double) -> Path {
    switch self {
    case .circle: .circle(center, radius)
    case .square: .rectangle(Rect(center: center, width: 1.8 * radius, height: 1.8 * radius))
    case .triangle: polygon(at: center, radius: 1.3 * radius, corners: 3)
    case .diamond: polygon(at: center, radius: 1.3 * radius, corners: 4)
    }
  }

  private func polygon(at center: Point, radius: Double, corners: Int) -> Path {
    .polygon(
      (0..<corners).map { .polar(2 * .pi * Double($0) / Double(corners) - .pi / 2, radius, around: center) })
  }
}
