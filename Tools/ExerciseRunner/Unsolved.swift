/// The error that a starter throws in place of the learner's work.
///
///     throw Unsolved("normalize: return a number for each byte")
public struct Unsolved: Error {
  /// The missing work.
  public let missing: String

  /// An error that names the missing work.
  public init(_ missing: String) {
    self.missing = missing
  }
}
