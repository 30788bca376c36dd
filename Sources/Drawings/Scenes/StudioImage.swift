import FineTuningCanvas
import FineTuningTensors

/// An image of one thing on a backdrop or a table, as in a catalogue: plain, but lit and photographed.
struct StudioImage {
  private let subject: Subject

  init(_ subject: Subject) {
    self.subject = subject
  }

  /// Half the size of the thing, as a fraction of the image's side.
  private static let fractions = 0.24...0.56

  /// Draws a square image.
  func draw(size: Int, _ random: inout RandomSource) -> Canvas {
    let canvas = Canvas(width: size, height: size)
    let light = Light(&random)
    let scale = canvas.width * random.uniform(Self.fractions)
    if random.chance(0.5) {
      let view = View(of: canvas, zoom: Self.fractions, &random)
      Surface.random(&random).fill(canvas, view: view, &random)
    } else {
      backdrop(canvas, &random)
    }
    let center = Point(
      canvas.width * random.uniform(0.35...0.65), canvas.height * random.uniform(0.35...0.65))
    let turn = subject.turns ? random.uniform(0...(2 * .pi)) : random.normal(standardDeviation: 0.12)
    let mirror = random.chance(0.5) ? -1.0 : 1
    let squeeze = subject.turns ? random.uniform(0.7...1) : 1
    let bounds = Rect(center: center, width: 3 * scale, height: 3 * scale)
    if let layer = RasterLayer(bounds: bounds, in: canvas) {
      layer.canvas.saved {
        layer.canvas.translate(center.x, center.y)
        layer.canvas.scale(1, squeeze)
        layer.canvas.rotate(turn)
        layer.canvas.scale(scale * mirror, scale)
        subject.draw(layer.canvas, &random)
      }
      light.place(layer, height: 0.2 * scale, relief: random.uniform(0...1), on: canvas)
    }
    Camera(&random).develop(canvas)
    return canvas
  }

  /// Draws paper of one or two colours, lighter on one side, sometimes with a horizon or stripes.
  private func backdrop(_ canvas: Canvas, _ random: inout RandomSource) {
    func color(_ random: inout RandomSource) -> Color {
      Color(
        hue: random.uniform(), saturation: random.uniform(0...0.6), brightness: random.uniform(0.2...1))
    }
    let (first, second) = (color(&random), color(&random))
    let angle = random.uniform(0...(2 * .pi))
    let middle = Point(canvas.width / 2, canvas.height / 2)
    let from = Point.polar(angle, canvas.width * 0.7, around: middle)
    let to = Point.polar(angle + .pi, canvas.width * 0.7, around: middle)
    canvas.paint(.linear(from: from, to: to, [(0, first), (1, first.mixed(with: second, random.uniform()))]))
    switch random.integer(0...5) {
    case 0:
      let height = canvas.height * random.uniform(0.4...0.8)
      canvas.fill(.rectangle(Rect(0, height, canvas.width, canvas.height - height)), second)
    case 1:
      let count = random.integer(3...14)
      let step = 2 * canvas.width / Double(count)
      canvas.saved {
        canvas.translate(middle.x, middle.y)
        canvas.rotate(angle)
        for index in 0..<count {
          let x = (Double(index) - Double(count) / 2) * step
          let stripe = Rect(x, -canvas.height, step / 2, 2 * canvas.height)
          canvas.fill(.rectangle(stripe), second.opacity(random.uniform(0.3...0.8)))
        }
      }
    default: break
    }
  }
}
