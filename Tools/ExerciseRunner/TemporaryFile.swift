import FineTuningFiles
import Foundation

/// Runs `body` with the path of a temporary file, and removes the file afterwards.
func withTemporaryFile<Result>(_ body: (String) throws -> Result) rethrows -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("exercise-\(UUID().uuidString)")
    .path
  defer { unlink(path) }
  return try body(path)
}

extension FileHandle {
  /// Creates a file and opens it for writing.
  static func new(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw InputError(
        path, expected: "a folder for temporary files", found: "one that cannot be written to",
        advice: "free space, or set TMPDIR")
    }
    return handle
  }
}
