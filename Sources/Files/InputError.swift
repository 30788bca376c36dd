/// Something outside the program is not as it must be: a file, a folder, an option, a download.
///
/// Every such error answers four questions in one line: what it is about, what was expected, what was
/// found, and what to do next.
public struct InputError: Error, Equatable, CustomStringConvertible, Sendable {
  /// What the error is about: a path, an option, an address.
  public var subject: String
  /// What would have been right.
  public var expected: String
  /// What was there instead.
  public var found: String
  /// What the reader can do about it.
  public var advice: String

  /// Describes what is wrong with `subject`.
  public init(_ subject: String, expected: String, found: String, advice: String) {
    self.subject = subject
    self.expected = expected
    self.found = found
    self.advice = advice
  }

  /// The answers on one line, whatever a file's own words in them hold.
  public var description: String {
    "\(subject): expected \(expected), found \(found); \(advice)".escapingControls
  }
}

extension String {
  /// This text with control characters (line ends, a terminal's commands) written out, as in `\u{1B}`.
  public var escapingControls: String {
    unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
  }
}
