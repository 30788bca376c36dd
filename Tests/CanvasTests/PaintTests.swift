import FineTuningTensors
import Testing

@testable import FineTuningCanvas

@Suite struct PaintTests {
  /// Returns the bytes of a colour, without rounding: blue, green, red, alpha, the colours multiplied by alpha.
  private func bytes(_ color: Color) -> [Double] {
    [color.blue * color.alpha, color.green * color.alpha, color.red * color.alpha, color.alpha].map {
      $0 * 255
    }
  }

  /// Returns the colour at a place of a gradient, by the definition.
  private func color(at place: Double, _ stops: [(Double, Color)]) -> Color {
    guard let next = stops.firstIndex(where: { place < $0.0 }) else { return stops[stops.count - 1].1 }
    guard next > 0 else { return stops[0].1 }
    let (start, end) = (stops[next - 1], stops[next])
    return start.1.mixed(with: end.1, (place - start.0) / (end.0 - start.0))
  }

  /// Returns the largest distance of a canvas from a gradient with `place` at each point.
  private func error(_ canvas: Canvas, _ stops: [(Double, Color)], place: (Point) -> Double) -> Double {
    let size = Int(canvas.width)
    return canvas.pixels.enumerated().map { index, pixel in
      let point = Point(Double(index % size) + 0.5, Double(index / size) + 0.5)
      let expected = bytes(color(at: place(point), stops))
      return zip(pixel, expected).map { abs(Double($0) - $1) }.max() ?? 0
    }.max() ?? 0
  }

  private func stops(_ random: inout RandomSource) -> [(Double, Color)] {
    [(0.1, random.color()), (0.4, random.color()), (0.8, random.color())]
  }

  @Test(arguments: 0..<10)
  func `a linear gradient mixes the colours of its stops`(seed: Int) {
    var random = RandomSource(seed: 6, stream: [seed])
    let (from, to, stops) = (random.point(around: 12), random.point(around: 12), stops(&random))
    let canvas = Canvas.drawn(12) { canvas in
      canvas.scale(0.5, 2)
      canvas.paint(.linear(from: Point(from.x / 0.5, from.y / 2), to: Point(from.x / 0.5, to.y / 2), stops))
    }
    let error = error(canvas, stops) { ($0.y - from.y) / (to.y - from.y) }
    #expect(error < 0.6)
    let slanted = Canvas.drawn(12) { $0.paint(.linear(from: from, to: to, stops)) }
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let slantedError = self.error(slanted, stops) {
      (($0.x - from.x) * dx + ($0.y - from.y) * dy) / (dx * dx + dy * dy)
    }
    #expect(slantedError < 0.6)
  }

  @Test(arguments: 0..<10)
  func `a radial gradient grows from its focus to its circle`(seed: Int) {
    var random = RandomSource(seed: 7, stream: [seed])
    let (center, radius, stops) = (random.point(around: 12), random.uniform(3...9), stops(&random))
    let focus = Point.polar(random.uniform(0...6), radius * random.uniform(0...0.9), around: center)
    let canvas = Canvas.drawn(12) {
      $0.paint(.radial(center: center, radius: radius, focus: focus, stops))
    }
    let error = error(canvas, stops) { point in
      // The smallest circle around the point, among those that lead from the focus to the circle.
      var (low, high) = (0.0, 1e4)
      for _ in 0..<50 {
        let middle = (low + high) / 2
        let isAround = point.distance(to: focus.mixed(with: center, middle)) < radius * middle
        if isAround { high = middle } else { low = middle }
      }
      return high
    }
    #expect(error < 0.6)
  }

  @Test func `a gradient without length is its last colour`() {
    let canvas = Canvas.drawn(2) {
      $0.paint(.linear(from: Point(1, 1), to: Point(1, 1), [(0, .white), (1, Color(0x204060))]))
    }
    #expect(canvas.pixels == Array(repeating: [0x60, 0x40, 0x20, 255], count: 4))
  }

  @Test func `blending mixes colours by their opacity`() {
    var random = RandomSource(seed: 8)
    for _ in 0..<50 {
      let (below, above) = (random.color(), random.color())
      for mode in [BlendMode.normal, .atop, .erase] {
        let canvas = Canvas.drawn(1) { $0.paint(below) }
        let target = canvas.pixels[0].map(Double.init)
        canvas.blended(mode) { canvas.paint(above) }
        let expected = zip(bytes(above), target).map { source, target in
          switch mode {
          case .normal: source + target * (1 - above.alpha)
          case .atop: source * canvasAlpha(below) + target * (1 - above.alpha)
          case .erase: target * (1 - above.alpha)
          }
        }
        for (byte, value) in zip(canvas.pixels[0], expected) { #expect(abs(Double(byte) - value) <= 1.5) }
        if mode == .atop { #expect(Double(canvas.pixels[0][3]) == target[3]) }
      }
    }
  }

  private func canvasAlpha(_ color: Color) -> Double { (color.alpha * 255).rounded() / 255 }

  @Test func `an opaque colour replaces everything, and a transparent one nothing`() {
    let canvas = Canvas.drawn(1) { $0.paint(Color(0x123456)) }
    canvas.paint(Color.white.opacity(0))
    #expect(canvas.pixels == [[0x56, 0x34, 0x12, 255]])
    canvas.paint(Color(0xABCDEF))
    #expect(canvas.pixels == [[0xEF, 0xCD, 0xAB, 255]])
  }
}
