import FineTuningCanvas
import FineTuningElementaryFunctions
import FineTuningTensors

/// The light of a scene: its direction and hardness.
struct Light {
  /// The direction of shadows, as a unit vector.
  let direction: Point
  /// The length of a shadow per pixel of height.
  let length: Double
  /// The spread of a shadow per pixel of height.
  let softness: Double
  /// How dark shadows are, 0…1.
  let depth: Double
  /// The pattern of leaves or blinds that breaks up the light, if any.
  private let pattern: Pattern?

  private struct Pattern {
    /// Stretches the noise into blotches, as under a tree, or bars, as behind a blind.
    let frequencyX, frequencyY: Float
    let turn: Double
    let origin, darkness: Float
  }

  /// A random light: sun, window or lamp.
  init(_ random: inout RandomSource) {
    direction = .polar(random.uniform(0...(2 * .pi)), 1)
    length = random.uniform(0.25...1.3)
    softness = random.uniform(0.25...1)
    depth = random.uniform(0.35...0.75)
    let bars = random.chance(0.35)
    let frequency = Float(random.uniform(0.05...0.14))
    let broken = Pattern(
      frequencyX: bars ? 0.004 : frequency, frequencyY: frequency, turn: random.uniform(0...(2 * .pi)),
      origin: Float(random.uniform(0...200)), darkness: Float(random.uniform(0.25...0.55)))
    pattern = random.chance(0.14) ? broken : nil
  }

  /// Casts the shade of leaves or a blind over the whole scene, if there is one.
  func dapple(_ scene: Canvas) {
    guard let pattern else { return }
    let scale = 300 / Float(min(scene.width, scene.height))
    let (cosine, sine) = (Float(cos(pattern.turn)) * scale, Float(sin(pattern.turn)) * scale)
    let noise = Noise.fractal
    scene.withPixels { bytes, stride in
      for y in 0..<Int(scene.height) {
        var offset = y * stride
        for x in 0..<Int(scene.width) {
          let u = (Float(x) * cosine + Float(y) * sine) * pattern.frequencyX
          let v = (Float(y) * cosine - Float(x) * sine) * pattern.frequencyY
          let cover = max(0, min(1, (noise.at(u * 4 + pattern.origin, v * 4 + pattern.origin) - 0.46) * 9))
          let light = 1 - pattern.darkness * cover
          for channel in 0..<3 { bytes[offset + channel] = byte(Float(bytes[offset + channel]) * light) }
          offset += 4
        }
      }
    }
  }

  /// Adds a layer of things `height` pixels high to a scene: first their shadow, then the things themselves.
  ///
  /// `relief` 0…1 is how round the things are: low for flat paper, high for food.
  func place(_ layer: RasterLayer, height: Double, relief: Double, on scene: Canvas) {
    castShadow(of: layer, height: height, on: scene)
    if relief > 0 { model(layer, height: height, amount: relief) }
    scene.draw(layer.canvas, x: layer.x, y: layer.y)
  }

  /// Darkens a scene where a layer blocks the light.
  func castShadow(of layer: RasterLayer, height: Double, on scene: Canvas) {
    let shadow = shadow(of: layer, height: height)
    let (left, right) = (max(0, layer.x + shadow.minX), min(Int(scene.width), layer.x + shadow.maxX))
    let (top, bottom) = (max(0, layer.y + shadow.minY), min(Int(scene.height), layer.y + shadow.maxY))
    guard left < right, top < bottom else { return }
    scene.withPixels { bytes, stride in
      for y in top..<bottom {
        shadow.withRow(y - layer.y, from: left - layer.x, count: right - left) { row in
          var offset = y * stride + left * 4
          for dark in row {
            // The sky still lights the shadow a little: blue stays longest.
            bytes[offset] = byte(Float(bytes[offset]) * (1 - dark * 0.88))
            bytes[offset + 1] = byte(Float(bytes[offset + 1]) * (1 - dark * 0.96))
            bytes[offset + 2] = byte(Float(bytes[offset + 2]) * (1 - dark))
            offset += 4
          }
        }
      }
    }
  }

  /// Returns the darkness around a layer: a long soft shadow, and a contact shadow where the thing stands.
  private func shadow(of layer: RasterLayer, height: Double) -> Field {
    let cell = max(3, min(8, Int(height * softness / 2)))
    let spread = max(1, Int((height * softness / Double(cell)).rounded()))
    let shift = height * length / Double(cell)
    let margin = 2 * spread + Int(shift.rounded(.up)) + 1
    var soft = Field(opacityOf: layer.canvas, cell: cell, margin: margin)
    var contact = soft
    soft.blur(radius: spread)
    contact.blur(radius: 1)
    let (dx, dy) = (Float(direction.x * shift), Float(direction.y * shift))
    let depth = Float(depth)
    var shadow = soft
    for row in 0..<soft.rows {
      for column in 0..<soft.columns {
        let (u, v) = (Float(column), Float(row))
        let far = soft.at(column: u - dx, row: v - dy)
        let close = contact.at(column: u - dx * 0.12, row: v - dy * 0.12)
        shadow.values[row * soft.columns + column] = far * depth + close * (1 - far) * depth * 0.6
      }
    }
    return shadow
  }

  /// Shades a layer as a relief, with its blurred opacity as the height: rims that face the light are bright.
  private func model(_ layer: RasterLayer, height: Double, amount: Double) {
    let cell = max(2, Int(height / 8))
    let radius = max(1, Int(height * 0.45 / Double(cell)))
    var surface = Field(opacityOf: layer.canvas, cell: cell, margin: 2 * radius + 1)
    surface.blur(radius: radius)
    let slope = surface.slope(along: direction, gain: Float(Double(radius) * 1.6 * amount * depth))
    let width = Int(layer.canvas.width)
    let (noise, grain) = (Noise.fractal, Float(24 / max(8, height)))
    layer.canvas.withPixels { bytes, stride in
      for y in 0..<Int(layer.canvas.height) {
        slope.withRow(y, from: 0, count: width) { row in
          var offset = y * stride
          for (x, slope) in row.enumerated() {
            let alpha = Float(bytes[offset + 3])
            if alpha > 0 {
              // No natural surface is perfectly even.
              let mottle = (noise.at(Float(x) * grain, Float(y) * grain) - 0.5) * 0.3
              let shade = max(-0.8, min(0.8, slope + mottle))
              for channel in 0..<3 {
                let value = Float(bytes[offset + channel])
                // Bright slopes gain colour first, and only a little white.
                let lit =
                  shade < 0 ? value * (1 + shade) : value * (1 + 0.3 * shade) + (alpha - value) * shade * 0.2
                bytes[offset + channel] = byte(min(alpha, lit))
              }
            }
            offset += 4
          }
        }
      }
    }
  }
}

extension Field {
  /// Returns the rise of the field along `direction`, cell by cell: positive slopes face the light.
  fileprivate func slope(along direction: Point, gain: Float) -> Field {
    var result = self
    let (dx, dy) = (Float(direction.x) * gain, Float(direction.y) * gain)
    for row in 1..<rows - 1 {
      for column in 1..<columns - 1 {
        let index = row * columns + column
        result.values[index] =
          (values[index + 1] - values[index - 1]) * dx
          + (values[index + columns] - values[index - columns]) * dy
      }
    }
    return result
  }
}
