import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The photographer's point of view: maps the ground to pixels and back.
struct View {
  /// Pixels per unit of the ground, at its origin.
  let zoom: Double
  /// The tilt: 1 looks straight down, less squeezes the ground from front to back.
  let tilt: Double
  /// The pixel at the ground's origin.
  let center: Point
  /// The rotation of the surface under the things on it.
  let turn: Double
  /// The growth in scale per pixel towards the viewer.
  let approach: Double

  private init(zoom: Double, tilt: Double, center: Point, turn: Double, approach: Double) {
    self.zoom = zoom
    self.tilt = tilt
    self.center = center
    self.turn = turn
    self.approach = approach
  }

  /// A random view from somewhere above the table.
  ///
  /// The zoom is a fraction of the image's shorter side, picked from `fractions`. Small foods stay inside the
  /// image, and its edges may crop large ones.
  init(of canvas: Canvas, zoom fractions: ClosedRange<Double>, _ random: inout RandomSource) {
    let zoom = min(canvas.width, canvas.height) * random.uniform(fractions)
    func place(_ side: Double) -> Double {
      let margin = min(side / 2, zoom * 0.55)
      return random.uniform(margin...(side - margin))
    }
    self.zoom = zoom
    tilt = random.chance(0.35) ? 1 : random.uniform(0.6...1)
    approach = (1 - tilt) * random.uniform(0.4...1.2) / canvas.height
    center = Point(place(canvas.width), place(canvas.height))
    turn = random.uniform(0...(2 * .pi))
  }

  /// Returns this view, moved to bring its origin closer to the middle of the image by `fraction`.
  func centered(_ fraction: Double, in canvas: Canvas) -> View {
    let middle = Point(canvas.width / 2, canvas.height / 2)
    return View(
      zoom: zoom, tilt: tilt, center: center.mixed(with: middle, fraction), turn: turn, approach: approach)
  }

  /// Returns the place on the surface at the left end of a row of pixels, and the step from pixel to pixel.
  func row(_ y: Int) -> (start: SIMD2<Float>, step: SIMD2<Float>) {
    let dy = Double(y) - center.y
    let scale = 1 / (zoom * max(0.2, 1 + approach * dy))
    let (across, depth) = (-center.x * scale, dy * scale / tilt)
    let (cosine, sine) = (cos(turn), sin(turn))
    return (
      SIMD2(Float(across * cosine + depth * sine), Float(depth * cosine - across * sine)),
      SIMD2(Float(scale * cosine), Float(-scale * sine))
    )
  }

  /// Returns the pixel that shows a place on the (unrotated) ground, and the scale of things there.
  func pixel(_ place: Point) -> (Point, scale: Double) {
    let depth = place.y * zoom * tilt
    let dy = depth / max(0.2, 1 - approach * depth)
    let scale = max(0.2, 1 + approach * dy)
    return (Point(center.x + place.x * zoom * scale, center.y + dy), scale)
  }

  /// Returns the place on the (unrotated) ground that a pixel shows.
  func ground(_ pixel: Point) -> Point {
    let dy = pixel.y - center.y
    let scale = 1 / (zoom * max(0.2, 1 + approach * dy))
    return Point((pixel.x - center.x) * scale, dy * scale / tilt)
  }
}
