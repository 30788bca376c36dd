/// Malformed bytes. `WeightFile` adds the path of the file and throws an `InputError` instead.
struct Malformed: Error {
  /// The problem.
  let found: String
  /// The contents expected, if more specific than a sound file.
  var expected: String?
  /// The remedy, if more specific than getting the file again.
  var advice: String?

  /// Describes the problem.
  init(_ found: String, expected: String? = nil, advice: String? = nil) {
    self.found = found
    self.expected = expected
    self.advice = advice
  }
}
