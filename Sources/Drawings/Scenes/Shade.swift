import Canvas

/// A colour for arithmetic on pixels: red, green, blue, each 0…1.
typealias Shade = SIMD3<Float>

extension Shade {
  init(_ color: Color) {
    self.init(Float(color.red), Float(color.green), Float(color.blue))
  }

  /// A mixture: `amount` 0 is this colour, 1 is `other`.
  @inline(__always)
  func mixed(with other: Shade, _ amount: Float) -> Shade { self + (other - self) * amount }
}
