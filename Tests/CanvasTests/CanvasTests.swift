import FineTuningTensors
import Testing

@testable import FineTuningCanvas

@Suite struct CanvasTests {
  private let circle = Path.circle(Point(6.2, 5.1), 4.3)

  @Test func `painting inside a clip fills its path`() {
    let clipped = Canvas.drawn(12) { canvas in canvas.clipped(to: circle) { canvas.paint(.black) } }
    #expect(clipped.opacity == Canvas.drawn(12) { $0.fill(circle, .black) }.opacity)
  }

  @Test func `clips multiply`() {
    let other = Path.polygon([Point(1, 1), Point(11, 4), Point(5, 11)])
    let both = Canvas.drawn(12) { canvas in
      canvas.clipped(to: circle) { canvas.clipped(to: other) { canvas.paint(.black) } }
    }
    let (first, second) = (
      Canvas.drawn(12) { $0.fill(circle, .black) }.opacity,
      Canvas.drawn(12) { $0.fill(other, .black) }.opacity
    )
    let product = zip(first, second).map { UInt8((Double($0) * Double($1) / 255).rounded()) }
    #expect(difference(both.opacity, product) <= 1)
  }

  @Test func `a clip ends with its body, and so do transformations and blend modes`() {
    let canvas = Canvas.drawn(4) { canvas in
      canvas.clipped(to: .rectangle(Rect(0, 0, 1, 1))) { canvas.translate(2, 2) }
      canvas.blended(.erase) { canvas.scale(9) }
      canvas.fill(.rectangle(Rect(0, 0, 4, 2)), .black)
    }
    #expect(canvas.opacity == (0..<16).map { $0 < 8 ? 255 : 0 })
  }

  @Test func `a layer is drawn as one`() {
    let half = Color.black.opacity(0.5)
    let layer = Canvas.drawn(12) { canvas in
      canvas.paint(.white)
      canvas.clipped(to: circle) {
        canvas.layer {
          canvas.paint(half)
          canvas.blended(.atop) { canvas.paint(Color(0xFF0000)) }
          canvas.blended(.erase) { canvas.paint(half) }
        }
      }
    }
    let direct = Canvas.drawn(12) { canvas in
      canvas.paint(.white)
      canvas.clipped(to: circle) { canvas.paint(Color(1, 0, 0, alpha: 0.25)) }
    }
    for (first, second) in zip(layer.pixels, direct.pixels) { #expect(difference(first, second) <= 2) }
  }

  @Test func `the blend mode around a layer applies to the layer, not to what is drawn on it`() {
    let canvas = Canvas.drawn(1) { canvas in
      canvas.paint(.black)
      canvas.blended(.erase) { canvas.layer { canvas.paint(Color.white.opacity(0.2)) } }
    }
    #expect(canvas.opacity == [204])
  }

  @Test func `a canvas is drawn at a pixel, in part if it has to be`() {
    let stamp = Canvas.drawn(3) { $0.paint(.white) }
    let canvas = Canvas.drawn(4) { canvas in
      canvas.scale(7)
      canvas.draw(stamp, x: 2, y: -1)
    }
    #expect(canvas.opacity == (0..<16).map { $0 < 8 && $0 % 4 >= 2 ? 255 : 0 })
  }

  @Test func `an image is what was drawn, over black`() {
    let canvas = Canvas.drawn(1) { $0.paint(Color(0x804020).opacity(0.5)) }
    let (red, green, blue) = canvas.makeImage()[0, 0]
    #expect(red == 64 && green == 32 && blue == 16)
  }
}
