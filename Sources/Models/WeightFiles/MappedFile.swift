import Files
import Foundation

/// A file's bytes as memory that the system fills page by page when they are read, and may drop again: to
/// look into a large file costs no memory.
///
/// The file must not be shortened while it is mapped; files that this project writes are replaced whole.
final class MappedFile: @unchecked Sendable {  // the bytes are never written
  /// All bytes of the file.
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at `path`.
  init(_ path: String) throws {
    func unreadable(_ found: String) -> InputError {
      InputError(
        path, expected: "a file of weights", found: found, advice: "check the path and its permissions")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)  // a pipe would wait for a writer
    guard descriptor >= 0 else { throw unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no ordinary file")
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
