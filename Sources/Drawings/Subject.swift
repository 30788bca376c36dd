import FineTuningCanvas
import FineTuningFiles
import FineTuningTensors

/// Something that can be drawn, a little differently every time.
///
/// A subject fills most of the square from −1 to 1 in both directions (y down). Everything outside its
/// outline stays transparent: the scene around it adds background, shadow and camera. Light falls from the
/// upper left.
public struct Subject: Sendable {
  /// The name of the subject. For an ImageNet class, the standard name (`hotdog`, `French loaf`).
  public let name: String

  /// Whether it can appear at any angle, like things on a table, or only upright, like animals and cars.
  public let turns: Bool

  /// Draws the subject. All variation (proportions, colours, pose, parts) comes from the random source.
  public let draw: @Sendable (Canvas, inout RandomSource) -> Void

  /// A subject with the given name.
  public init(
    _ name: String, turns: Bool = false, draw: @escaping @Sendable (Canvas, inout RandomSource) -> Void
  ) {
    self.name = name
    self.turns = turns
    self.draw = draw
  }
}

extension Subject {
  /// Everything that can be drawn.
  public static let all = foods + animals + things

  /// Returns the subject with the given name.
  public static func named(_ name: String) throws -> Subject {
    guard let subject = all.first(where: { $0.name == name }) else {
      throw InputError(
        "subject “\(name)”", expected: "the name of a drawable subject", found: "no such name",
        advice: "choose one of: \(all.map(\.name).sorted().joined(separator: ", "))")
    }
    return subject
  }
}
