import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The toppings of a hot dog, or another food: sauces and bits along a spine.
enum Topping {
  case mustard, ketchup, mayonnaise, relish, onions, friedOnions, cheese, chili, lettuce, pickles

  /// Picks the colour of a sauce, a little different every time.
  static func sauce(_ topping: Topping, _ random: inout RandomSource) -> Color {
    switch topping {
    case .mustard:
      Color(hue: random.uniform(0.115...0.145), saturation: 0.92, brightness: random.uniform(0.82...0.98))
    case .ketchup:
      Color(hue: random.uniform(0.99...1.01), saturation: 0.92, brightness: random.uniform(0.62...0.82))
    default: Color(hue: 0.13, saturation: random.uniform(0.1...0.22), brightness: 0.96)
    }
  }

  /// Draws the topping along `spine`, up to `reach` from its middle and about `width` to both sides.
  func draw(_ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource) {
    switch self {
    case .mustard, .ketchup, .mayonnaise:
      squirt(canvas, spine, reach: reach, width: width, &random)
    case .lettuce:
      lettuce(canvas, spine, reach: reach, width: width, &random)
    case .pickles:
      pickles(canvas, spine, reach: reach, width: width, &random)
    case .cheese, .friedOnions:
      shreds(canvas, spine, reach: reach, width: width, &random)
    case .relish, .onions, .chili:
      bits(canvas, spine, reach: reach, width: width, &random)
    }
  }

  /// Draws a line of sauce from a bottle: straight, wavy or zigzag.
  private func squirt(
    _ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource
  ) {
    let color = Self.sauce(self, &random)
    let thick = random.uniform(0.05...0.095)
    let waves = random.pick([0.0, 0, 3, 4, 5, 6, 7, 9, 11])
    let swing = waves == 0 ? 0.02 : width * random.uniform(0.55...1)
    let (offset, phase) = (random.uniform(-0.3...0.3) * width, random.uniform(0...(2 * .pi)))
    let sharp = random.chance(0.5)
    let steps = waves == 0 ? 8 : Int(waves) * (sharp ? 2 : 4)
    let path = spine.line(from: -reach, to: reach, steps: steps) { along in
      let wave = (along / reach + 1) / 2 * waves * 2 * .pi
      if waves == 0 { return offset + swing * sin(along * 5 + phase) }
      return (sharp ? 0 : offset * 0.3) + swing * (sharp ? cos(wave) : sin(wave + phase))
    }
    canvas.saved {
      canvas.translate(0.012, 0.022)
      canvas.stroke(path, Color.black.opacity(0.25), width: thick * 1.1)
    }
    canvas.stroke(path, color.darker(0.32), width: thick)
    canvas.saved {
      canvas.translate(-0.004, -0.008)
      canvas.stroke(path, color, width: thick * 0.78)
      canvas.translate(-0.006, -0.012)
      canvas.stroke(path, color.lighter(0.3), width: thick * 0.3)
      canvas.translate(-0.002, -0.003)
      canvas.stroke(path, Color.white.opacity(0.55), width: thick * 0.12, dash: [0.09, 0.16])
    }
  }

  /// Draws chopped bits in a heap.
  private func bits(
    _ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource
  ) {
    let color: Color
    let size: ClosedRange<Double>
    switch self {
    case .relish:
      (color, size) = (
        Color(hue: random.uniform(0.2...0.28), saturation: 0.75, brightness: 0.55), 0.018...0.04
      )
    case .chili:
      (color, size) = (
        Color(hue: random.uniform(0.02...0.05), saturation: 0.72, brightness: 0.42), 0.03...0.075
      )
      canvas.fill(
        spine.rod(reach: reach, radius: width * 0.95, cap: 1),
        Color(hue: 0.03, saturation: 0.85, brightness: 0.36))
    default:
      (color, size) = (
        Color(hue: 0.14, saturation: random.uniform(0.04...0.16), brightness: 0.95), 0.018...0.04
      )
    }
    for _ in 0..<(self == .chili ? 70 : random.integer(50...95)) {
      let spread = random.normal(standardDeviation: 0.45)
      let place = spine.at(random.uniform(-1...1) * reach, max(-1, min(1, spread)) * width)
      let (long, short) = (random.uniform(size), random.uniform(size) * 0.8)
      let tone =
        random.chance(0.5) ? color.lighter(random.uniform(0...0.3)) : color.darker(random.uniform(0...0.25))
      canvas.saved {
        canvas.translate(place.x, place.y)
        canvas.rotate(random.uniform(0...(2 * .pi)))
        canvas.fill(.ellipse(Point(0.008, 0.01), long * 1.15, short * 1.15), tone.darker(0.6).opacity(0.55))
        canvas.fill(.ellipse(Point(0, 0), long, short), tone)
        canvas.fill(.ellipse(Point(-long * 0.2, -short * 0.3), long * 0.4, short * 0.3), tone.lighter(0.45))
      }
    }
  }

  /// Draws grated cheese or fried onions: short curled strips.
  private func shreds(
    _ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource
  ) {
    let color =
      self == .cheese
      ? Color(hue: random.uniform(0.09...0.13), saturation: random.uniform(0.6...0.85), brightness: 0.98)
      : Color(hue: 0.08, saturation: 0.75, brightness: random.uniform(0.55...0.75))
    for _ in 0..<random.integer(35...60) {
      let start = spine.at(
        random.uniform(-1...1) * reach, random.normal(standardDeviation: 0.45) * width * 0.8)
      let angle = random.uniform(0...(2 * .pi))
      let length = random.uniform(0.07...0.16)
      let strip = Path.smooth(
        [
          start, .polar(angle + random.uniform(-0.6...0.6), length * 0.5, around: start),
          .polar(angle, length, around: start),
        ], closed: false)
      let tone = color.darker(random.uniform(0...0.2))
      canvas.stroke(strip, tone.darker(0.5).opacity(0.7), width: 0.038)
      canvas.stroke(strip, tone, width: 0.026)
      canvas.stroke(strip, tone.lighter(0.4), width: 0.008)
    }
  }

  /// Draws a frilly leaf under the sausage.
  private func lettuce(
    _ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource
  ) {
    let color = Color(
      hue: random.uniform(0.22...0.3), saturation: random.uniform(0.5...0.75), brightness: 0.68)
    for (layer, tone) in [color.darker(0.25), color, color.lighter(0.2)].enumerated() {
      let edge = width * (1.75 - Double(layer) * 0.32)
      var points: [Point] = []
      for side in [-1.0, 1] {
        for step in 0...16 {
          let along = -side * reach * (1 - Double(step) / 8)
          points.append(spine.at(along, side * edge * random.uniform(0.75...1.05)))
        }
      }
      canvas.fill(.smooth(points), tone)
      canvas.stroke(.smooth(points), tone.lighter(0.35).opacity(0.6), width: 0.012)
    }
  }

  /// Draws slices of pickle in a row.
  private func pickles(
    _ canvas: Canvas, _ spine: Spine, reach: Double, width: Double, _ random: inout RandomSource
  ) {
    let color = Color(
      hue: random.uniform(0.19...0.25), saturation: 0.6, brightness: random.uniform(0.6...0.75))
    let count = random.integer(4...7)
    for index in 0..<count {
      let along = reach * (2 * (Double(index) + 0.5) / Double(count) - 1)
      let place = spine.at(along, random.uniform(-0.3...0.3) * width)
      let radius = width * random.uniform(0.65...0.85)
      canvas.fill(.circle(Point(place.x + 0.012, place.y + 0.02), radius), Color.black.opacity(0.3))
      canvas.fill(.circle(place, radius), color.darker(0.4))
      canvas.fill(
        .circle(place, radius * 0.86),
        .radial(center: place, radius: radius, [(0, color.lighter(0.35)), (1, color)]))
      for seed in 0..<6 {
        let center = Point.polar(Double(seed) * .pi / 3 + along * 9, radius * 0.45, around: place)
        canvas.fill(.circle(center, radius * 0.09), color.lighter(0.6))
      }
    }
  }
}

extension Subject {
  /// Returns this food with one of `toppings` along its middle, as on a hot dog.
  func topped(with toppings: [Topping]) -> Subject {
    Subject(name, turns: turns) { canvas, random in
      canvas.layer {
        draw(canvas, &random)
        canvas.blended(.atop) {
          canvas.layer {
            let (reach, width) = (random.uniform(0.6...0.8), random.uniform(0.1...0.2))
            random.pick(toppings).draw(
              canvas, Spine(bend: 0, reach: 0.85), reach: reach, width: width, &random)
          }
        }
      }
    }
  }
}
