import FineTuningFiles
import Foundation

/// What a command prints, and programs after it read.
public enum StandardOutput {
  /// Writes what is still in memory.
  ///
  /// - Throws: `InputError` if not everything could be written, as on a full disk. Swift's `print` says nothing then.
  public static func check() throws {
    guard fflush(nil) == 0 else {
      throw InputError(
        "standard output", expected: "room for all answers",
        found: InputError.reason(POSIXError(.init(rawValue: errno) ?? .EIO)),
        advice: "write to another place")
    }
  }
}
