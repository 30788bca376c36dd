/// The reason why an answer doesn't meet a requirement.
public struct Shortfall: Error, Codable, Equatable, Sendable {
  /// The right result.
  public var expected: String
  /// The result that came back instead.
  public var found: String
  /// Where to look for the mistake.
  public var look: String

  /// A shortfall: what was expected, what came back, and where to look.
  public init(expected: String, found: String, look: String) {
    self.expected = expected
    self.found = found
    self.look = look
  }
}
