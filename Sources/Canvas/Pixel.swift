/// A pixel with colours multiplied by alpha: a byte each, in memory in the order blue, green, red, alpha.
struct Pixel {
  /// Alpha, red, green and blue, from the highest byte to the lowest.
  private var bits: UInt32

  /// Fully transparent.
  static let clear = Pixel(alpha: 0, red: 0, green: 0, blue: 0)

  @inline(__always)
  init(alpha: UInt32, red: UInt32, green: UInt32, blue: UInt32) {
    bits = (alpha << 24 | red << 16 | green << 8 | blue).littleEndian
  }

  /// The pixel of a colour.
  init(_ color: Color) {
    let alpha = max(0, min(1, color.alpha))
    func byte(_ component: Double) -> UInt32 {
      UInt32((max(0, min(1, component)) * alpha * 255).rounded())
    }
    self.init(alpha: byte(1), red: byte(color.red), green: byte(color.green), blue: byte(color.blue))
  }

  /// The opacity, 0…255.
  @inline(__always)
  var alpha: UInt32 { bits.littleEndian >> 24 }

  /// Returns this pixel with all its components multiplied by `fraction` / 255.
  @inline(__always)
  func scaled(by fraction: UInt32) -> Pixel {
    fraction == 255 ? self : Pixel(dividing: lanes &* UInt64(fraction))
  }

  /// Returns `first` · `a` / 255 + `second` · `b` / 255, rounded once. No component of the sum may exceed 255.
  @inline(__always)
  static func sum(_ first: Pixel, _ a: UInt32, _ second: Pixel, _ b: UInt32) -> Pixel {
    Pixel(dividing: first.lanes &* UInt64(a) &+ second.lanes &* UInt64(b))
  }

  /// The components in 16 bits each, which has room for the product of two bytes: one multiplication of all 64 bits
  /// scales the four of them.
  @inline(__always)
  private var lanes: UInt64 { UInt64(bits & 0xFF_00FF) | UInt64(bits >> 8 & 0xFF_00FF) << 32 }

  /// Divides four products by 255 and rounds to the nearest: for p up to 255², that's exactly (p + 128) · 257 / 2¹⁶.
  @inline(__always)
  private init(dividing products: UInt64) {
    let mask: UInt64 = 0xFF_00FF_00FF_00FF
    let sums = products &+ 0x80_0080_0080_0080
    let lanes = (sums &+ (sums >> 8 & mask)) >> 8 & mask
    bits = UInt32(truncatingIfNeeded: lanes) | UInt32(truncatingIfNeeded: lanes >> 32) << 8
  }
}
