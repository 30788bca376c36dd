import FineTuningFiles
import Testing

@Suite struct InputErrorTests {
  /// Text from a file must not reach the terminal as a command or break the line.
  @Test func `an error is one line without control characters`() {
    let error = InputError("a\nb", expected: "x", found: "\u{1B}[2Jα “é”", advice: "y\tz")
    #expect(error.description == "a\\nb: expected x, found \\u{1B}[2Jα “é”; y\\tz")
  }
}
