/// A colour: red, green, blue and opacity, each 0…1, in sRGB.
public struct Color: Equatable, Sendable {
  /// The components, each 0…1.
  public var red, green, blue, alpha: Double

  /// A colour from its components, each 0…1.
  public init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour from a hexadecimal number, as on the web: `Color(0xE4572E)`.
  public init(_ hex: Int) {
    self.init(
      Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255)
  }

  /// A colour from hue (in turns: 0 red, 1/3 green, 2/3 blue), saturation and brightness, each 0…1.
  public init(hue: Double, saturation: Double, brightness: Double, alpha: Double = 1) {
    func component(_ shift: Double) -> Double {
      let position = (shift + hue * 6).truncatingRemainder(dividingBy: 6)
      let wrapped = position < 0 ? position + 6 : position
      return brightness - brightness * saturation * max(0, min(wrapped, 4 - wrapped, 1))
    }
    self.init(component(5), component(3), component(1), alpha: alpha)
  }

  /// Opaque white.
  public static let white = Color(1, 1, 1)
  /// Opaque black.
  public static let black = Color(0, 0, 0)
  /// Fully transparent.
  public static let clear = Color(0, 0, 0, alpha: 0)

  /// Returns this colour with the given opacity.
  public func opacity(_ alpha: Double) -> Color {
    Color(red, green, blue, alpha: alpha)
  }

  /// Mixes two colours: `amount` 0 is this colour, 1 is `other`.
  public func mixed(with other: Color, _ amount: Double) -> Color {
    Color(
      red + (other.red - red) * amount, green + (other.green - green) * amount,
      blue + (other.blue - blue) * amount, alpha: alpha + (other.alpha - alpha) * amount)
  }

  /// Mixes `amount` of white into this colour.
  public func lighter(_ amount: Double) -> Color {
    mixed(with: Color.white.opacity(alpha), amount)
  }

  /// Mixes `amount` of black into this colour.
  public func darker(_ amount: Double) -> Color {
    mixed(with: Color.black.opacity(alpha), amount)
  }
}
