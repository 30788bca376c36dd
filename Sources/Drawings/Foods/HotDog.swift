import FineTuningCanvas
import FineTuningTensors

extension Subject {
  /// A frankfurter in a bun, with or without toppings, whole or bitten.
  static let hotdog = Subject("hotdog", turns: true) { canvas, random in
    let radius = random.uniform(0.16...0.22)
    let bend = random.uniform(-0.4...0.4)
    let reach = random.uniform(0.88...0.94)
    let frankfurter = Frankfurter(spine: Spine(bend: bend, reach: reach), radius: radius, random: &random)
    let bunSpine = Spine(bend: bend, reach: reach * random.uniform(0.74...0.98))
    let bun = Bun(spine: bunSpine, filling: radius, random: &random)
    let toppings = hotDogToppings(&random)
    let bitten = random.chance(0.16) ? random.pick([-1.0, 1]) : 0
    let size = random.uniform(0.92...1)
    canvas.saved {
      canvas.scale(size)
      guard bitten != 0 else { return draw(canvas, bun, frankfurter, toppings, &random) }
      // On a separate layer, the bite removes nothing else.
      canvas.layer {
        draw(canvas, bun, frankfurter, toppings, &random)
        bite(canvas, bun, frankfurter, side: bitten, &random)
      }
    }
  }

  /// Draws bun, sausage and toppings from back to front.
  private static func draw(
    _ canvas: Canvas, _ bun: Bun, _ frankfurter: Frankfurter, _ toppings: [Topping],
    _ random: inout RandomSource
  ) {
    let (radius, reach) = (frankfurter.radius, bun.spine.reach)
    let others = toppings.filter { $0 != .lettuce }
    bun.drawBack(canvas, &random)
    if toppings.contains(.lettuce) {
      Topping.lettuce.draw(canvas, bun.spine, reach: reach * 0.93, width: radius, &random)
    }
    canvas.saved {
      canvas.translate(0, -0.05 * bun.tilt)
      let shadow = frankfurter.spine.rod(reach: reach, radius: radius * 1.05, across: radius * 0.18)
      canvas.fill(shadow, Color(0x3A1A08).opacity(0.4))
      frankfurter.draw(canvas, &random)
      if !bun.isFromAbove {
        // The near half of the bun hides part of these toppings.
        for topping in others {
          topping.draw(canvas, bun.spine, reach: reach * 0.9, width: radius * 0.8, &random)
        }
      }
    }
    bun.drawFront(canvas, &random)
    if bun.isFromAbove {
      for topping in others {
        topping.draw(canvas, bun.spine, reach: reach * 0.9, width: radius * 1.05, &random)
      }
    }
  }

  private static func hotDogToppings(_ random: inout RandomSource) -> [Topping] {
    let heaps: [Topping] = [.relish, .onions, .friedOnions, .cheese, .chili, .pickles]
    var toppings: [Topping] = []
    if random.chance(0.22) { toppings.append(.lettuce) }
    if random.chance(0.14) { return toppings }
    if random.chance(0.4) { toppings.append(random.pick(heaps)) }
    if random.chance(0.15) { toppings.append(random.pick(heaps)) }
    if random.chance(0.42) { toppings.append(.ketchup) }
    if random.chance(0.58) { toppings.append(.mustard) }
    if random.chance(0.08) { toppings.append(.mayonnaise) }
    return toppings
  }

  /// Takes a bite out of one end: first the cut faces of bread and sausage, then the hole.
  private static func bite(
    _ canvas: Canvas, _ bun: Bun, _ frankfurter: Frankfurter, side: Double, _ random: inout RandomSource
  ) {
    let spine = frankfurter.spine
    let depth = random.uniform(0.15...0.5)
    func teeth(_ inset: Double) -> Path {
      var path = Path()
      for across in [-0.34, -0.12, 0.1, 0.32] {
        let center = spine.at(side * (spine.reach + 0.06 - depth * 0.55), across)
        path.append(.circle(center, 0.16 + depth * 0.35 + inset))
      }
      return path
    }
    canvas.clipped(to: bun.outline) { canvas.fill(teeth(0.055), bun.inside) }
    canvas.clipped(to: frankfurter.outline) { canvas.fill(teeth(0.06), frankfurter.inside) }
    canvas.blended(.erase) { canvas.fill(teeth(0), .black) }
  }
}
