import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// A scene in progress: things go onto its ground one after another, each with its shadow.
struct Stage {
  let canvas: Canvas
  let view: View
  let light: Light

  /// The height of a food in units of the ground.
  private static let foodHeight = 0.24

  /// Puts down a prop at a random angle.
  func put(_ prop: Prop, at place: Point, scale: Double = 1, _ random: inout RandomSource) {
    let size = random.uniform(prop.size) * scale
    let turn = random.uniform(0...(2 * .pi))
    guard let layer = layer(at: place, turn: turn, size: size, { prop.draw($0, &random) }) else { return }
    light.place(layer, height: prop.height * view.zoom * scale, relief: prop.relief, on: canvas)
  }

  /// Puts down a food.
  func put(
    _ food: Subject, at place: Point, turn: Double, scale: Double, _ random: inout RandomSource
  ) {
    let turn = food.turns ? turn : 0
    guard let layer = layer(at: place, turn: turn, size: scale, { food.draw($0, &random) }) else { return }
    light.place(layer, height: Self.foodHeight * view.zoom * scale, relief: 1, on: canvas)
  }

  /// Casts the shadow of a hand, from outside the image or over the food.
  func shadeByHand(_ random: inout RandomSource) {
    let hand = Prop.hand
    let place = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.8...2))
    let (size, turn) = (random.uniform(hand.size), random.uniform(0...(2 * .pi)))
    guard let layer = layer(at: place, turn: turn, size: size, { hand.draw($0, &random) }) else { return }
    light.castShadow(of: layer, height: hand.height * view.zoom, on: canvas)
  }

  /// Draws a thing on a separate layer; returns nil if it's outside the image.
  private func layer(at place: Point, turn: Double, size: Double, _ draw: (Canvas) -> Void) -> RasterLayer? {
    let (center, scale) = view.pixel(place)
    let half = size * view.zoom * scale
    let side = 2 * half * (abs(cos(turn)) + abs(sin(turn)))
    let bounds = Rect(center: center, width: side, height: side * view.tilt)
    guard let layer = RasterLayer(bounds: bounds, in: canvas) else { return nil }
    layer.canvas.saved {
      layer.canvas.translate(center.x, center.y)
      layer.canvas.scale(1, view.tilt)
      layer.canvas.rotate(turn)
      layer.canvas.scale(half)
      draw(layer.canvas)
    }
    return layer
  }
}
