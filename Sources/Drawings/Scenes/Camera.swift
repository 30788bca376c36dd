import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// A camera, with all that it does to an image: focus, colour, exposure, noise.
struct Camera {
  private let exposure, contrast, saturation, vignette, grain: Float
  private let balance: Shade
  private let gradient: Point
  private let softness, shake: Double
  private let shakesSideways: Bool
  private let focus: (center: Point, radius: Double, blur: Double)?
  private let flash: (center: Point, strength: Float)?
  private let seed: UInt64

  /// A random hand-held camera. The lower the `strength`, 0…1, the less its flaws show.
  init(_ random: inout RandomSource, strength: Double = 1) {
    func around(_ middle: Double, _ value: Double) -> Float { Float(middle + (value - middle) * strength) }
    exposure = Float(exp(random.normal(standardDeviation: 0.2 * strength)))
    contrast = around(1, random.uniform(0.85...1.25))
    saturation = around(1, random.uniform(0.75...1.3))
    vignette = around(0, random.chance(0.6) ? random.uniform(0...0.5) : 0)
    grain = around(0, random.chance(0.15) ? random.uniform(5...12) : random.uniform(1...5))
    let warmth = Float(random.normal(standardDeviation: 0.09 * strength))
    let tint = Float(random.normal(standardDeviation: 0.025 * strength))
    balance = Shade(1 + warmth, 1 + tint, 1 - warmth)
    gradient = .polar(random.uniform(0...(2 * .pi)), random.uniform(0...0.4) * strength)
    softness = (random.chance(0.6) ? random.uniform(0.1...0.6) : 0) * strength
    shake = (random.chance(0.12) ? random.uniform(1...3.5) : 0) * strength
    shakesSideways = random.chance(0.5)
    focus =
      random.chance(0.2)
      ? (
        Point(random.uniform(0.25...0.75), random.uniform(0.25...0.75)), random.uniform(0.3...0.7),
        random.uniform(1...3) * strength
      ) : nil
    flash =
      random.chance(0.12)
      ? (
        Point(random.uniform(0.3...0.7), random.uniform(0.3...0.7)),
        Float(random.uniform(0.3...0.7) * strength)
      ) : nil
    seed = random.next()
  }

  /// Turns a drawn scene into a photograph.
  func develop(_ canvas: Canvas) {
    let scale = min(canvas.width, canvas.height) / 300
    let soft = softness * scale
    canvas.blur(
      soft + (shakesSideways ? shake * scale : 0), soft + (shakesSideways ? 0 : shake * scale))
    if let focus { throwOutOfFocus(canvas, focus.center, focus.radius, blur: focus.blur * scale) }
    expose(canvas)
  }

  /// Blurs everything far from the centre of focus.
  private func throwOutOfFocus(_ canvas: Canvas, _ center: Point, _ radius: Double, blur: Double) {
    let blurred = Canvas(width: Int(canvas.width), height: Int(canvas.height))
    blurred.draw(canvas)
    blurred.blur(blur, blur)
    let (centerX, centerY) = (Float(center.x * canvas.width), Float(center.y * canvas.height))
    let unit = 1 / Float(max(canvas.width, canvas.height))
    blurred.withPixels { soft, stride in
      canvas.withPixels { sharp, _ in
        for y in 0..<Int(canvas.height) {
          for x in 0..<Int(canvas.width) {
            let (dx, dy) = ((Float(x) - centerX) * unit, (Float(y) - centerY) * unit)
            let amount = min(1, max(0, ((dx * dx + dy * dy).squareRoot() - Float(radius) * 0.5) * 4))
            let offset = y * stride + x * 4
            for channel in 0..<3 {
              let value = Float(sharp[offset + channel])
              sharp[offset + channel] = byte(value + (Float(soft[offset + channel]) - value) * amount)
            }
          }
        }
      }
    }
  }

  /// Applies light, colour, tone curve and noise, in one pass.
  private func expose(_ canvas: Canvas) {
    let (width, height) = (Int(canvas.width), Int(canvas.height))
    let (unitX, unitY) = (2 / Float(width), 2 / Float(height))
    let (gradientX, gradientY) = (Float(gradient.x), Float(gradient.y))
    let gain = balance * exposure
    let gray = Shade(0.3, 0.59, 0.11)
    var noise = SensorNoise(seed: seed)
    canvas.withPixels { bytes, stride in
      for y in 0..<height {
        var offset = y * stride
        let v = (Float(y) + 0.5) * unitY - 1
        for x in 0..<width {
          let u = (Float(x) + 0.5) * unitX - 1
          var light = (1 + gradientX * u + gradientY * v) * (1 - vignette * (u * u + v * v) * 0.5)
          if let flash {
            let (dx, dy) = (u - Float(flash.center.x) * 2 + 1, v - Float(flash.center.y) * 2 + 1)
            light *= 0.8 + flash.strength * 1.3 * max(0, 1 - 0.6 * (dx * dx + dy * dy))
          }
          var color = Shade(Float(bytes[offset + 2]), Float(bytes[offset + 1]), Float(bytes[offset]))
          color *= gain * light
          let luminance = color.x * gray.x + color.y * gray.y + color.z * gray.z
          color = Shade(repeating: luminance) + (color - luminance) * saturation
          color = (color - 118) * contrast + 118
          // Highlights roll off towards white instead of clipping.
          let over = (color - 205).replacing(with: 0, where: color .< 205)
          color -= over * over / (over + 50)
          color += noise.next() * grain
          bytes[offset] = byte(color.z)
          bytes[offset + 1] = byte(color.y)
          bytes[offset + 2] = byte(color.x)
          offset += 4
        }
      }
    }
  }
}

/// Fast normal noise: a table of draws, read at random places. Red and blue are noisier than green.
private struct SensorNoise {
  private static let draws: [Float] = {
    var random = RandomSource(seed: 0xCA3E7A)
    return (0..<4096).map { _ in Float(random.normal()) }
  }()

  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  @inline(__always)
  mutating func next() -> Shade {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    let word = state
    return Self.draws.withUnsafeBufferPointer { draws in
      let common = draws[Int(word >> 52)]
      return Shade(
        common + 0.5 * draws[Int(word >> 40 & 4095)], common, common + 0.7 * draws[Int(word >> 28 & 4095)])
    }
  }
}
