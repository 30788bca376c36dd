import FineTuningCanvas

/// Parts of a mammal's face from the front, in the square from −1 to 1.
extension Sketch {
  /// Draws a pair of ears with their insides, pointed like a cat's or round like a bear's.
  func ears(
    x: Double, y: Double, radius: Double, pointed: Bool, outer: Color, inner: Color, edge: Color? = nil
  ) {
    for side in [-1.0, 1] {
      func shape(_ size: Double) -> Path {
        pointed
          ? .polygon([
            Point(side * (x - size * 0.9), y + size * 0.2), Point(side * (x + size * 0.45), y - size * 1.3),
            Point(side * (x + size * 0.85), y + size * 0.9),
          ]) : .circle(Point(side * x, y), size)
      }
      body([shape(radius)], outer, edge: edge)
      fill(shape(radius * 0.6), inner)
    }
  }

  /// Draws cheeks, chin, nose and mouth.
  func muzzle(
    y: Double, width: Double, _ color: Color, nose: Color, noseWidth: Double, height: Double = 0.72
  ) {
    let radius = width * 0.6
    fill(
      .ellipse(Point(0, y + radius * 0.95 * height), radius * 0.75, radius * 0.7 * height), color.darker(0.12)
    )
    for side in [-1.0, 1] {
      fill(
        .ellipse(Point(side * width * 0.45, y + radius * 0.3 * height), radius, radius * height),
        .radial(
          center: Point(side * width * 0.45, y + radius * 0.2), radius: radius * 1.2,
          [(0, color), (0.7, color), (1, color.darker(0.22))]))
    }
    let bottom = y + radius * 0.55 * height
    let ink = Color(0x2A1C18)
    stroke(.line(Point(0, y), Point(0, bottom)), ink, 0.03)
    stroke(
      .bow([(-width * 0.55, bottom + 0.05), (-width * 0.25, bottom + 0.1), (0, bottom)]), ink, 0.035)
    stroke(.bow([(width * 0.55, bottom + 0.05), (width * 0.25, bottom + 0.1), (0, bottom)]), ink, 0.035)
    fill(
      .symmetric([
        (0, y - noseWidth * 0.55), (noseWidth * 0.85, y - noseWidth * 0.5), (noseWidth, y - noseWidth * 0.1),
        (noseWidth * 0.3, y + noseWidth * 0.55), (0, y + noseWidth * 0.65),
      ]), nose)
    fill(
      .ellipse(Point(-0.3 * noseWidth * facing, y - noseWidth * 0.3), noseWidth * 0.35, noseWidth * 0.15),
      .white.opacity(0.4))
  }

  /// Draws whiskers on both sides, from roots near the nose.
  func whiskers(y: Double, from inner: Double, to outer: Double, _ color: Color) {
    for side in [-1.0, 1] {
      for index in -1...1 {
        let rise = Double(index) * 0.12
        stroke(
          .bow([
            (side * inner, y + rise * 0.4), (side * (inner + outer) / 2, y + rise - 0.03),
            (side * outer, y + rise * 1.6 + 0.04),
          ]), color, 0.014)
      }
    }
  }

  /// Draws a pair of eyes.
  func eyes(x: Double, y: Double, _ radius: Double, iris: Color, slit: Double = 1) {
    for side in [-1.0, 1] { eye(side * x, y, radius, iris: iris, slit: slit) }
  }
}
