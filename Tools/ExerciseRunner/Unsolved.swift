/// What a starter throws where the learner's work belongs.
///
///     throw Unsolved("normalize: return a number for each byte")
public struct Unsolved: Error {
  /// What is missing.
  public let missing: String

  /// Says what is still to be written.
  public init(_ missing: String) {
    self.missing = missing
  }
}
