import FineTuningCanvas
import FineTuningTensors

/// A snapshot of food: a surface, tableware, clutter, the food, the light and the camera.
///
/// Everything but the food comes from the same distributions, no matter what the food is.
struct Scene {
  /// The foods in the middle, one to three, side by side.
  let foods: [Subject]
  /// Foods that happen to lie around too.
  let besides: [Subject]

  /// Half the length of a food, as a fraction of the image's shorter side.
  private static let foodFractions = 0.47...0.72

  /// Draws the scene as an image of the given size.
  func draw(width: Int, height: Int, _ random: inout RandomSource) -> Canvas {
    let canvas = Canvas(width: width, height: height)
    let view = View(of: canvas, zoom: Self.foodFractions, &random).centered(0.7, in: canvas)
    let stage = Stage(canvas: canvas, view: view, light: Light(&random))
    Surface.random(&random).fill(canvas, view: stage.view, &random)
    scatter(on: stage, &random)
    lay(on: stage, &random)
    serve(on: stage, &random)
    if random.chance(0.06) { stage.shadeByHand(&random) }
    stage.light.dapple(canvas)
    Camera(&random, strength: 0.3).develop(canvas)
    return canvas
  }

  /// Scatters clutter and other foods around the middle, where there's room.
  private func scatter(on stage: Stage, _ random: inout RandomSource) {
    let (canvas, view) = (stage.canvas, stage.view)
    var taken: [(place: Point, radius: Double)] = [(Point(0, 0), 0.95)]
    func room(for radius: Double) -> Point? {
      for _ in 0..<8 {
        let place = view.ground(
          Point(random.uniform(-0.1...1.1) * canvas.width, random.uniform(-0.1...1.1) * canvas.height))
        if taken.allSatisfy({ $0.place.distance(to: place) > ($0.radius + radius) * 0.85 }) {
          taken.append((place, radius))
          return place
        }
      }
      return nil
    }
    for food in besides {
      let scale = random.uniform(0.6...1)
      guard let place = room(for: scale) else { continue }
      if random.chance(0.3) { stage.put(.plate, at: place, scale: scale, &random) }
      stage.put(food, at: place, turn: random.uniform(0...(2 * .pi)), scale: scale, &random)
    }
    // The wider the view, the more there is to see.
    let area = canvas.width * canvas.height / (view.zoom * view.zoom * view.tilt)
    for _ in 0..<min(14, Int((area * random.uniform(0...0.3)).rounded())) {
      let prop = random.pick(Prop.clutter)
      guard let place = room(for: prop.size.upperBound) else { continue }
      stage.put(prop, at: place, &random)
    }
  }

  /// Lays the table: usually a plate, a board or paper in the middle, sometimes with a spill or a leaf.
  private func lay(on stage: Stage, _ random: inout RandomSource) {
    if random.chance(0.72) {
      let place = Point(random.uniform(-0.15...0.15), random.uniform(-0.15...0.15))
      stage.put(random.pick(Prop.tableware), at: place, &random)
    }
    if random.chance(0.3) {
      let place = Point.polar(random.uniform(0...(2 * .pi)), random.uniform(0.4...0.8))
      stage.put(random.pick([.puddle, .crumbs, .leaves]), at: place, scale: 0.8, &random)
    }
  }

  /// Serves the foods in the middle, side by side.
  private func serve(on stage: Stage, _ random: inout RandomSource) {
    let turn = random.uniform(0...(2 * .pi))
    let scale = foods.count == 1 ? 1 : 0.85
    for (index, food) in foods.enumerated() {
      let step = random.uniform(0.58...0.75)
      let place = Point.polar(turn + .pi / 2, (Double(index) - Double(foods.count - 1) / 2) * step)
      stage.put(food, at: place, turn: turn + random.uniform(-0.15...0.15), scale: scale, &random)
    }
  }
}
