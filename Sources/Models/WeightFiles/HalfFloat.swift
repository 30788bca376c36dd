/// The 16-bit floats of IEEE 754: 1 bit of sign, 5 of exponent, 10 of fraction.
///
/// Swift's `Float16` doesn't exist on every platform that this package builds on.
enum HalfFloat {
  /// Returns the same value as a 32-bit float.
  static func widened(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 31)
    let fraction = UInt32(bits & 1023)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return sign == 0 ? magnitude : -magnitude
    case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// Returns the nearest 16-bit float, ties to even; values too large become infinite.
  static func rounded(_ value: Float) -> UInt16 {
    let sign = UInt16(value.bitPattern >> 16 & 0x8000)
    let magnitude = value.magnitude
    if magnitude.isNaN { return sign | 0x7E00 }
    if magnitude >= 65520 { return sign | 0x7C00 }
    if magnitude < 0x1p-14 {
      return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
    }
    let bits = magnitude.bitPattern
    let roundedUp = bits + 0x0FFF + (bits >> 13 & 1)
    return sign | UInt16((roundedUp >> 13) - (112 << 10))
  }
}
