import FineTuningFiles
import Foundation

/// A file's bytes, mapped into memory. The system loads pages as they're read and may drop them again:
/// looking into a large file costs no memory.
///
/// Don't truncate a file while it's mapped. This project never does: it replaces files as a whole.
final class MappedFile: @unchecked Sendable {  // the bytes are never written
  /// All bytes of the file.
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at `path`.
  init(_ path: String) throws {
    func unreadable(_ found: String) -> InputError {
      InputError(
        path, expected: "a weights file", found: found, advice: "check the path and its permissions")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)  // a pipe would wait for a writer
    guard descriptor >= 0 else { throw unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "not a regular file")
    }
    guard status.st_size > 0 else { throw unreadable("an empty file") }
    let length = Int(status.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw unreadable(String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
