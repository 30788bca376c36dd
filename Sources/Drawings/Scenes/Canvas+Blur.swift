import FineTuningCanvas

extension Canvas {
  /// Averages every pixel with its neighbours up to a radius, which can be fractional, in each direction.
  func blur(_ radiusX: Double, _ radiusY: Double) {
    withPixels { bytes, stride in
      let (columns, rows) = (Int(width), Int(height))
      if radiusX > 0.05 {
        average(bytes, count: columns, step: 4, lines: rows, lineStep: stride, radius: Float(radiusX))
      }
      if radiusY > 0.05 {
        average(bytes, count: rows, step: stride, lines: columns, lineStep: 4, radius: Float(radiusY))
      }
    }
  }
}

/// Computes a running mean along lines of pixels; the fraction of the radius weights the outermost neighbours.
private func average(
  _ bytes: UnsafeMutableBufferPointer<UInt8>, count: Int, step: Int, lines: Int, lineStep: Int, radius: Float
) {
  let whole = Int(radius)
  let fraction = radius - Float(whole)
  let scale = SIMD4<Float>(repeating: 1 / (2 * radius + 1))
  var line = [SIMD4<Float>](repeating: .zero, count: count + 2 * whole + 2)
  line.withUnsafeMutableBufferPointer { line in
    for index in 0..<lines {
      let start = index * lineStep
      // Beyond the border, the end pixels of a line repeat.
      for place in 0..<line.count {
        let offset = start + max(0, min(count - 1, place - whole - 1)) * step
        line[place] = SIMD4(
          Float(bytes[offset]), Float(bytes[offset + 1]), Float(bytes[offset + 2]), Float(bytes[offset + 3]))
      }
      var sum = SIMD4<Float>.zero
      for place in 1...(2 * whole + 1) { sum += line[place] }
      for place in 0..<count {
        let last = place + 2 * whole + 2
        let mean = (sum + (line[place] + line[last]) * fraction) * scale
        let offset = start + place * step
        bytes[offset] = byte(mean.x)
        bytes[offset + 1] = byte(mean.y)
        bytes[offset + 2] = byte(mean.z)
        bytes[offset + 3] = byte(mean.w)
        sum += line[last] - line[place + 1]
      }
    }
  }
}
