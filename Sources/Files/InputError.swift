/// An error in something outside the program: a file, a folder, an option, a download.
///
/// Every such error answers four questions in one line: what is it about, what was expected, what was found, what to do
/// next?
public struct InputError: Error, Equatable, CustomStringConvertible, Sendable {
  /// The subject of the error: a path, an option, an address.
  public var subject: String
  /// The expectation.
  public var expected: String
  /// The finding.
  public var found: String
  /// Advice for the reader.
  public var advice: String

  /// An error about `subject`.
  public init(_ subject: String, expected: String, found: String, advice: String) {
    self.subject = subject
    self.expected = expected
    self.found = found
    self.advice = advice
  }

  /// The answers on one line, even if a file's own words in them contain control characters.
  public var description: String {
    "\(subject): expected \(expected), found \(found); \(advice)".escapingControls
  }
}

extension String {
  /// This text with control characters (line ends, terminal commands) escaped, as in `\u{1B}`.
  public var escapingControls: String {
    unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
  }
}
