import FineTuningCanvas

// Arithmetic for loops over pixels: no calls, no checks, no branches.

/// A colour to calculate with: red, green, blue, each 0…1.
typealias Shade = SIMD3<Float>

extension Shade {
  /// The red, green and blue of a colour.
  init(_ color: Color) {
    self.init(Float(color.red), Float(color.green), Float(color.blue))
  }

  /// Mixes two shades: `amount` 0 is this shade, 1 is `other`.
  @inline(__always)
  func mixed(with other: Shade, _ amount: Float) -> Shade { self + (other - self) * amount }
}

/// Rounds a component to a byte, clamped to 0…255.
@inline(__always)
func byte(_ component: Float) -> UInt8 {
  // From 2²³ on, a Float has no room for fractions: the lowest bits of the sum are the rounded integer.
  UInt8(truncatingIfNeeded: (max(0, min(255, component)) + 0x1p23).bitPattern)
}

/// Returns the largest integer not above `x`, without a call into the math library.
@inline(__always)
func floor(_ x: Float) -> Int {
  let whole = Int(x)
  return x < Float(whole) ? whole - 1 : whole
}

/// Returns the fractional part of `x`: its distance from `floor(x)`, 0…1.
@inline(__always)
func fraction(_ x: Float) -> Float { x - Float(floor(x)) }
