// Arithmetic of the loops over pixels, without calls, checks or branches.

/// A component as a byte, rounded and cut to 0…255.
@inline(__always)
func byte(_ component: Float) -> UInt8 {
  // At 2²³ a Float counts in ones, so the sum's lowest bits are the whole number.
  UInt8(truncatingIfNeeded: (max(0, min(255, component)) + 0x1p23).bitPattern)
}

/// The largest whole number not above `x`, without a call into the mathematical library.
@inline(__always)
func floor(_ x: Float) -> Int {
  let whole = Int(x)
  return x < Float(whole) ? whole - 1 : whole
}

/// The part of `x` above the largest whole number below it, 0…1.
@inline(__always)
func fraction(_ x: Float) -> Float { x - Float(floor(x)) }
