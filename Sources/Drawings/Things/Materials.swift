import FineTuningCanvas
import FineTuningTensors

/// Random colours of common materials.
extension RandomSource {
  /// Paint, fabric or plastic in any strong hue.
  mutating func paintColor() -> Color {
    Color(hue: uniform(), saturation: uniform(0.55...0.9), brightness: uniform(0.5...0.95))
  }

  /// Wood, from pale pine to dark walnut.
  mutating func woodColor() -> Color {
    Color(hue: uniform(0.055...0.095), saturation: uniform(0.5...0.75), brightness: uniform(0.38...0.85))
  }

  /// Steel or another grey metal.
  mutating func steelColor() -> Color {
    Color(hue: uniform(0.55...0.65), saturation: uniform(0...0.1), brightness: uniform(0.6...0.82))
  }

  /// Brass or gold.
  mutating func brassColor() -> Color {
    Color(hue: uniform(0.1...0.14), saturation: uniform(0.55...0.8), brightness: uniform(0.75...0.92))
  }

  /// Off-white, for office machines and kitchen appliances.
  mutating func casingColor() -> Color {
    Color(hue: chance(0.5) ? 0.11 : 0.58, saturation: uniform(0...0.08), brightness: uniform(0.8...0.95))
  }

  /// Black plastic or rubber, never quite black.
  mutating func darkColor() -> Color {
    Color(hue: uniform(0.5...0.7), saturation: uniform(0...0.15), brightness: uniform(0.12...0.25))
  }
}
