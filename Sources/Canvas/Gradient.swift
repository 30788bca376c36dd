/// The colours of a gradient at each pixel.
struct Gradient {
  /// The way from a pixel to the coordinates of the shape.
  private let inverse: Transformation
  private let shape: Shape
  private let ramp: Ramp

  private enum Shape {
    /// The place is the scalar product of a point with `along`, minus `start`.
    case linear(start: Double, along: Point)
    case radial(focus: Point, shift: Point, radius: Double)
  }

  /// A gradient along the line between two points, or only its last colour if they are the same.
  init(from: Point, to: Point, _ stops: [(Double, Color)], under transformation: Transformation) {
    inverse = transformation.inverse
    let (x, y) = (to.x - from.x, to.y - from.y)
    let square = x * x + y * y
    let along = square > 0 ? Point(x / square, y / square) : Point(0, 0)
    shape = .linear(start: square > 0 ? from.x * along.x + from.y * along.y : -1, along: along)
    ramp = Ramp(stops)
  }

  /// A gradient from `focus` to the circle around it.
  init(
    center: Point, radius: Double, focus: Point, _ stops: [(Double, Color)],
    under transformation: Transformation
  ) {
    precondition(focus.distance(to: center) < radius, "a gradient starts inside its circle")
    inverse = transformation.inverse
    shape = .radial(focus: focus, shift: Point(center.x - focus.x, center.y - focus.y), radius: radius)
    ramp = Ramp(stops)
  }

  /// Writes the colours along a row of pixels where `coverage` isn't zero.
  func write(
    row: Int, from column: Int, _ coverage: UnsafePointer<UInt8>, count: Int,
    to pixels: UnsafeMutablePointer<Pixel>
  ) {
    let y = Double(row) + 0.5
    let (start, next) = (inverse(Point(Double(column) + 0.5, y)), inverse(Point(Double(column) + 1.5, y)))
    let (dx, dy) = (next.x - start.x, next.y - start.y)
    switch shape {
    case .linear(let origin, let along):
      let place = start.x * along.x + start.y * along.y - origin
      let step = dx * along.x + dy * along.y
      for index in 0..<count where coverage[index] > 0 {
        pixels[index] = ramp.pixel(at: Float(place + step * Double(index)))
      }
    case .radial(let focus, let shift, let radius):
      // The circle at place t has its centre at focus + t · shift and the radius t · r. It goes through the point
      // focus + p if |p − t · shift| = t · r, a quadratic equation for t with one solution that isn't negative.
      let a = radius * radius - shift.x * shift.x - shift.y * shift.y
      let (x, y) = (start.x - focus.x, start.y - focus.y)
      for index in 0..<count where coverage[index] > 0 {
        let (x, y) = (x + dx * Double(index), y + dy * Double(index))
        let b = x * shift.x + y * shift.y
        let place = ((b * b + a * (x * x + y * y)).squareRoot() - b) / a
        pixels[index] = ramp.pixel(at: Float(place))
      }
    }
  }
}

/// The colours of a gradient from its start, 0, to its end, 1, and the end's colours on both sides.
private struct Ramp {
  /// Between two stops, a colour is `base` + place · `slope`.
  private struct Span {
    var end: Float
    var base, slope: SIMD4<Float>
  }

  private let spans: [Span]

  init(_ stops: [(Double, Color)]) {
    precondition(!stops.isEmpty, "a gradient needs a colour")
    var spans: [Span] = []
    var before: (place: Float, color: SIMD4<Float>)?
    for (place, color) in stops {
      let (place, color) = (Float(place), SIMD4(color))
      if let before {
        precondition(place >= before.place, "the stops of a gradient are in order")
        let slope = place > before.place ? (color - before.color) / (place - before.place) : .zero
        spans.append(Span(end: place, base: before.color - slope * before.place, slope: slope))
      } else {
        spans.append(Span(end: place, base: color, slope: .zero))
      }
      before = (place, color)
    }
    if let before { spans.append(Span(end: .infinity, base: before.color, slope: .zero)) }
    self.spans = spans
  }

  @inline(__always)
  func pixel(at place: Float) -> Pixel {
    spans.withUnsafeBufferPointer { spans in
      var index = 0
      while index < spans.count - 1 && place >= spans[index].end { index += 1 }
      let color = spans[index].base + spans[index].slope * place
      let alpha = color.w
      // From 2²³ on, a Float has no room for fractions: the lowest bits of the sum are the rounded integer.
      let bits =
        unsafeBitCast(color * SIMD4(alpha, alpha, alpha, 1) * 255 + 0x1p23, to: SIMD4<UInt32>.self) & 255
      return Pixel(alpha: bits.w, red: bits.z, green: bits.y, blue: bits.x)
    }
  }
}

extension SIMD4<Float> {
  fileprivate init(_ color: Color) {
    self.init(Float(color.blue), Float(color.green), Float(color.red), Float(color.alpha))
  }
}
