import FineTuningFiles
import Foundation

/// Runs `body` with the path of a temporary folder, and removes the folder afterwards.
func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Overwrites a file in place. Truncating it first would make some file systems write to the disk.
func write(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  defer { close(descriptor) }
  let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
  guard written == bytes.count, ftruncate(descriptor, off_t(written)) == 0 else {
    throw InputError(
      path, expected: "a writable temporary file", found: String(cString: strerror(errno)),
      advice: "free space, or set TMPDIR")
  }
}
