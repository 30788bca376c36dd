import Canvas
import Files
import Tensors

/// A thing that can be drawn, always a little differently.
///
/// A subject fills most of the square from −1 to 1 in both directions (y down) and leaves everything outside
/// its own outline transparent: background, shadow and camera are added by whoever places it. Light falls
/// from the upper left.
public struct Subject: Sendable {
  /// What it is called. For a class of ImageNet, the standard name (`hotdog`, `French loaf`).
  public let name: String

  /// Whether it is seen at any angle, as things on a table are, or upright, as animals and cars are.
  public let turns: Bool

  /// Draws it. All variation (proportions, colours, pose, parts) comes from the source of random numbers.
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
  public static let all = hotDogs + longFoods + otherFoods + animals + things

  /// The subject with the given name.
  public static func named(_ name: String) throws -> Subject {
    guard let subject = all.first(where: { $0.name == name }) else {
      throw InputError(
        "subject “\(name)”", expected: "the name of something that can be drawn", found: "no such name",
        advice: "choose one of: \(all.map(\.name).sorted().joined(separator: ", "))")
    }
    return subject
  }
}
