import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The surface under the food: a colour for every place, in units of about half a plate.
struct Surface {
  let shade: (_ u: Float, _ v: Float) -> Shade
  /// Draws whatever grows out of the surface, such as grass.
  private let growth: ((Canvas, View, inout RandomSource) -> Void)?

  private init(
    growth: ((Canvas, View, inout RandomSource) -> Void)? = nil, shade: @escaping (Float, Float) -> Shade
  ) {
    self.shade = shade
    self.growth = growth
  }

  /// A random surface: a table, a cloth, stone, grass or paper.
  static func random(_ random: inout RandomSource) -> Surface {
    let makers = [planks, planks, gingham, stripes, marble, slate, steel, grass, newspaper, plain, tiles]
    return random.pick(makers)(&random)
  }

  /// Covers the canvas; `view` maps pixels to the surface.
  func fill(_ canvas: Canvas, view: View, _ random: inout RandomSource) {
    let width = Int(canvas.width)
    canvas.withPixels { bytes, stride in
      for y in 0..<Int(canvas.height) {
        var offset = y * stride
        let (start, step) = view.row(y)
        for x in 0..<width {
          let place = start + Float(x) * step
          let color = shade(place.x, place.y) * 255
          bytes[offset] = byte(color.z)
          bytes[offset + 1] = byte(color.y)
          bytes[offset + 2] = byte(color.x)
          bytes[offset + 3] = 255
          offset += 4
        }
      }
    }
    growth?(canvas, view, &random)
  }

  // MARK: Materials

  private static func planks(_ random: inout RandomSource) -> Surface {
    let wood = Shade(
      Color(
        hue: random.uniform(0.04...0.11), saturation: random.uniform(0.15...0.65),
        brightness: random.uniform(0.3...0.85)))
    let width = Float(random.uniform(0.35...1.3))
    let contrast = Float(random.uniform(0.25...0.6))
    let origin = Float(random.uniform(0...200))
    let painted = random.chance(0.15)
    let noise = Noise.fractal
    return Surface { u, v in
      let plank = Float(floor(v / width))
      let within = fraction(v / width)
      let start = origin + plank * 37.7
      let wave = noise.at(u * 9 + start, v * 22 + start * 3)
      let rings = abs(fraction(wave * 9) * 2 - 1)
      let fibre = noise.at(u * 16 + start * 7, v * 320)
      let tone = noise.at(plank * 41 + origin, origin)
      var light = 0.72 + contrast * (0.34 * (rings - 0.5) + 0.6 * (fibre - 0.5) + 0.8 * (tone - 0.5) + 0.5)
      if painted { light = 0.85 + 0.25 * (fibre - 0.5) + 0.1 * (tone - 0.5) }
      let edge = min(within, 1 - within) * width
      if edge < 0.014 { light *= 0.35 + 0.3 * edge / 0.014 }
      return wood * light
    }
  }

  private static func gingham(_ random: inout RandomSource) -> Surface {
    let color = Shade(
      random.pick([
        Color(0xC4202C), Color(0x2A5CA8), Color(0x2E8B57), Color(0xD9822B), Color(0x333A44), Color(0xC85A8A),
      ]))
    let white = Shade(0.95, 0.94, 0.91)
    let cell = Float(random.uniform(0.1...0.34))
    let noise = Noise.fractal
    return Surface { u, v in
      let fold = noise.at(u * 8 + 50, v * 8)
      let (a, b) = (u / cell + fold * 0.5, v / cell + fold * 0.4)
      let across: Float = fraction(a / 2) < 0.5 ? 0.5 : 0
      let down: Float = fraction(b / 2) < 0.5 ? 0.5 : 0
      let weave = 0.04 * (noise.at(u * 400, v * 60) + noise.at(u * 60, v * 400) - 1)
      return white.mixed(with: color, (across + down) * 0.92) * (0.8 + 0.4 * fold + weave)
    }
  }

  private static func stripes(_ random: inout RandomSource) -> Surface {
    let ground = Shade(
      Color(
        hue: random.uniform(), saturation: random.uniform(0...0.25), brightness: random.uniform(0.75...0.98)))
    let color = Shade(
      Color(
        hue: random.uniform(), saturation: random.uniform(0.2...0.75), brightness: random.uniform(0.3...0.8)))
    let period = Float(random.uniform(0.12...0.6))
    let coverage = Float(random.uniform(0.15...0.6))
    let noise = Noise.fractal
    return Surface { u, v in
      let fold = noise.at(u * 7 + 90, v * 7 + 30)
      let inside = fraction(v / period + fold * 0.3)
      let weave = 0.1 * (noise.at(u * 300, v * 50) + noise.at(u * 50, v * 300) - 1)
      return (inside < coverage ? color : ground) * (0.78 + 0.42 * fold + weave)
    }
  }

  private static func marble(_ random: inout RandomSource) -> Surface {
    let dark = random.chance(0.3)
    let ground = dark ? Shade(0.16, 0.17, 0.19) : Shade(0.91, 0.9, 0.88)
    let vein =
      dark ? Shade(0.75, 0.7, 0.62) : Shade(Color(hue: random.uniform(), saturation: 0.12, brightness: 0.5))
    let scale = Float(random.uniform(6...18))
    let origin = Float(random.uniform(0...200))
    let noise = Noise.fractal
    return Surface { u, v in
      let warp = noise.at(u * scale + origin, v * scale)
      let veins = abs(noise.at(u * scale * 0.8 + warp * 30 + origin, v * scale * 0.8 + warp * 22 + 70) - 0.5)
      let amount = max(0, 1 - veins * 24)
      let cloud = noise.at(u * 10 + 33, v * 10 + origin)
      return ground.mixed(with: vein, amount * amount * 0.6 + cloud * 0.16)
    }
  }

  private static func slate(_ random: inout RandomSource) -> Surface {
    let color = Shade(
      Color(
        hue: random.uniform(0.5...0.7), saturation: random.uniform(0...0.15),
        brightness: random.uniform(0.16...0.5)))
    let noise = Noise.fractal
    let origin = Float(random.uniform(0...200))
    return Surface { u, v in
      let layers = noise.at(u * 12 + origin, v * 30)
      let grain = noise.at(u * 130 + origin, v * 130)
      let scratch = noise.at(u * 5 + 20, v * 260 + u * 90)
      return color * (0.55 + 0.5 * layers + 0.35 * grain + (scratch > 0.74 ? 0.16 : 0))
    }
  }

  private static func steel(_ random: inout RandomSource) -> Surface {
    let color = Shade(
      Color(hue: 0.58, saturation: random.uniform(0...0.08), brightness: random.uniform(0.5...0.85)))
    let noise = Noise.fractal
    let origin = Float(random.uniform(0...200))
    return Surface { u, v in
      let brush = noise.at(u * 3 + origin, v * 420)
      let sheen = noise.at(u * 6 + origin, v * 6 + 80)
      return color * (0.6 + 0.2 * brush + 0.6 * sheen)
    }
  }

  private static func grass(_ random: inout RandomSource) -> Surface {
    let green = Color(
      hue: random.uniform(0.19...0.3), saturation: random.uniform(0.5...0.8),
      brightness: random.uniform(0.45...0.75))
    let (earth, noise) = (Shade(green.darker(0.55)), Noise.fractal)
    let lean = random.uniform(0...(2 * .pi))
    let blades = { (canvas: Canvas, view: View, random: inout RandomSource) in
      let length = max(12, 0.3 * view.zoom)
      let count = min(1100, Int(canvas.width * canvas.height / (length * length) * 14))
      for index in 0..<count {
        // Later blades reach higher, into more light.
        let height = Double(index) / Double(count)
        let root = Point(random.uniform(0...1) * canvas.width, random.uniform(0...1) * canvas.height)
        let angle = lean + random.normal(standardDeviation: 0.9)
        let tip = Point.polar(angle, length * random.uniform(0.5...1.1), around: root)
        let half = length * random.uniform(0.025...0.05)
        let side = Point(half * sin(angle), -half * cos(angle))
        let straw = random.chance(0.08) ? Color(0xC9B873) : green
        let tone = straw.darker(0.5 * (1 - height)).lighter(random.uniform(0...0.25) * height)
        canvas.fill(
          .polygon([Point(root.x + side.x, root.y + side.y), tip, Point(root.x - side.x, root.y - side.y)]),
          tone)
      }
    }
    return Surface(growth: blades) { u, v in earth * (0.5 + noise.at(u * 30, v * 30)) }
  }

  private static func newspaper(_ random: inout RandomSource) -> Surface {
    let paper = Shade(
      Color(hue: 0.12, saturation: random.uniform(0.03...0.16), brightness: random.uniform(0.82...0.96)))
    let line = Float(random.uniform(0.045...0.075))
    let column = Float(random.uniform(0.8...1.4))
    let noise = Noise.fractal
    let origin = Float(random.uniform(0...200))
    return Surface { u, v in
      let wrinkle = noise.at(u * 9 + origin, v * 9 + 17)
      let row = Float(floor(v / line))
      let within = fraction(v / line)
      let place = fraction(u / column)
      let lane = Float(floor(u / column))
      // Now and then, a headline or a photograph replaces several lines.
      let block = noise.at(lane * 53 + origin, Float(floor(row / 9)) * 47 + 3)
      var ink: Float = 0
      if place > 0.05 && place < 0.95 {
        if block > 0.6 {
          ink = 0.25 + 0.5 * noise.at(u * 50 + origin, v * 50)
        } else if within > 0.35 && within < 0.95 {
          let word = noise.at(u * 120 + row * 31, row * 71 + origin)
          let letters = noise.at(u * 900, row * 53 + within * 40)
          ink = abs(word - 0.5) > 0.012 ? 0.25 + 0.6 * letters : 0
        }
      }
      return paper * (0.82 + 0.3 * wrinkle) * (1 - ink * 0.85)
    }
  }

  private static func plain(_ random: inout RandomSource) -> Surface {
    let color = Shade(
      Color(
        hue: random.uniform(), saturation: random.uniform(0...0.5) * random.uniform(0.2...1),
        brightness: random.uniform(0.35...0.97)))
    let noise = Noise.fractal
    let origin = Float(random.uniform(0...200))
    return Surface { u, v in
      color * (0.86 + 0.2 * noise.at(u * 6 + origin, v * 6) + 0.09 * noise.at(u * 190, v * 190))
    }
  }

  private static func tiles(_ random: inout RandomSource) -> Surface {
    let pair = random.pick([
      (Color(0xF1EEE6), Color(0x26292E)), (Color(0xF2F0EA), Color(0xE9E4DA)),
      (Color(0xE9DCC4), Color(0xB4532F)),
      (Color(0xDDE9EC), Color(0x4B8CA3)), (Color(0xF3E9C8), Color(0x5B8C5A)),
    ])
    let (first, second) = (Shade(pair.0), Shade(pair.1))
    let side = Float(random.uniform(0.4...1.1))
    let noise = Noise.fractal
    let origin = Float(random.uniform(0...200))
    return Surface { u, v in
      let (column, row) = (floor(u / side), floor(v / side))
      let (a, b) = (fraction(u / side), fraction(v / side))
      let edge = min(min(a, 1 - a), min(b, 1 - b)) * side
      if edge < 0.02 { return Shade(0.62, 0.6, 0.56) * (0.8 + 0.3 * noise.at(u * 90, v * 90)) }
      let even = (column + row) & 1 == 0
      let tone = noise.at(Float(column * 61) + origin, Float(row * 37))
      let cloud = noise.at(u * 14 + origin, v * 14)
      return (even ? first : second) * (0.84 + 0.16 * tone + 0.14 * cloud)
    }
  }
}
