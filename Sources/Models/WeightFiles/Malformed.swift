/// Bytes that do not add up, before it is said which file they stand in.
struct Malformed: Error {
  /// What was found.
  let found: String
  /// What would have been right, if that is more than a sound file.
  var expected: String?
  /// What to do, if that is more than to get the file again.
  var advice: String?

  /// Describes what is wrong.
  init(_ found: String, expected: String? = nil, advice: String? = nil) {
    self.found = found
    self.expected = expected
    self.advice = advice
  }
}
