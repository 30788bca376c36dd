import FineTuningFiles
import Foundation

/// A worker's progress, in a file mapped into memory that its parent can read however the worker ends.
final class Journal {
  /// The entries of the file, 64 bits each.
  enum Entry: Int, CaseIterable {
    /// The number of the current input.
    case current
    /// How many inputs have been parsed.
    case done
    /// How many of them the parser rejected with an error.
    case rejected
    /// The longest time for an input in nanoseconds, and the input's number.
    case slowestTime, slowestInput
    /// The peak memory beyond the process's initial memory in bytes, and the input's number.
    case maximumMemory, largestInput
    /// 1 when the worker has finished.
    case finished
  }

  private let entries: UnsafeMutablePointer<Int>
  private static let length = Entry.allCases.count * MemoryLayout<Int>.size

  /// Opens the file at `path`, or creates it.
  init(_ path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    guard descriptor >= 0, ftruncate(descriptor, off_t(Self.length)) == 0,
      let start = mmap(nil, Self.length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else {
      throw InputError(
        path, expected: "a writable file", found: String(cString: strerror(errno)),
        advice: "free space, or set TMPDIR")
    }
    entries = start.bindMemory(to: Int.self, capacity: Entry.allCases.count)
  }

  deinit { munmap(entries, Self.length) }

  subscript(entry: Entry) -> Int {
    get { entries[entry.rawValue] }
    set { entries[entry.rawValue] = newValue }
  }
}
