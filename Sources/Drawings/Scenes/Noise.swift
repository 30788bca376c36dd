import FineTuningTensors

/// Fractal noise that tiles seamlessly, computed once: the irregularity of every natural surface.
struct Noise: Sendable {
  static let fractal = Noise(octaves: [(4, 0.5), (8, 0.26), (16, 0.14), (32, 0.07), (64, 0.03)])

  private static let side = 256
  private let values: [Float]

  /// Sums lattices of random values, each finer and weaker than the one before.
  private init(octaves: [(cells: Int, weight: Float)]) {
    var random = RandomSource(seed: 0x5EED)
    var sum = [Float](repeating: 0, count: Self.side * Self.side)
    for (cells, weight) in octaves {
      let lattice = (0..<cells * cells).map { _ in Float(random.uniform()) }
      let step = Self.side / cells
      for y in 0..<Self.side {
        for x in 0..<Self.side {
          let (column, row) = (x / step, y / step)
          let (right, below) = ((column + 1) % cells, (row + 1) % cells)
          let across = Self.ease(Float(x % step) / Float(step))
          let down = Self.ease(Float(y % step) / Float(step))
          let top = lattice[row * cells + column] * (1 - across) + lattice[row * cells + right] * across
          let bottom =
            lattice[below * cells + column] * (1 - across) + lattice[below * cells + right] * across
          sum[y * Self.side + x] += weight * (top * (1 - down) + bottom * down)
        }
      }
    }
    values = sum
  }

  private static func ease(_ t: Float) -> Float { t * t * (3 - 2 * t) }

  /// Returns the noise at a place, about 0…1. It repeats every 256 units.
  @inline(__always)
  func at(_ x: Float, _ y: Float) -> Float {
    let (cellX, cellY) = (floor(x), floor(y))
    let (column, row) = (cellX & 255, cellY & 255)
    let (right, below) = ((column + 1) & 255, (row + 1) & 255)
    let (across, down) = (x - Float(cellX), y - Float(cellY))
    return values.withUnsafeBufferPointer { values in
      let top = values[row << 8 | column] * (1 - across) + values[row << 8 | right] * across
      let bottom = values[below << 8 | column] * (1 - across) + values[below << 8 | right] * across
      return top * (1 - down) + bottom * down
    }
  }
}
