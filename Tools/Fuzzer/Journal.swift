import Files
import Foundation

/// What a worker notes of its progress in a file that its parent sees too, however the worker ends.
final class Journal {
  /// The places in the file, each of 64 bits.
  enum Entry: Int, CaseIterable {
    /// The number of the input that is parsed now.
    case current
    /// How many inputs are through.
    case done
    /// How many of them were refused by an error.
    case refused
    /// The longest time that an input took, in nanoseconds, and which did.
    case slowestTime, slowestInput
    /// The most memory that was taken beyond what the process had to begin with, in bytes, and by which.
    case maximumMemory, largestInput
    /// 1 when the worker has come to its end.
    case finished
  }

  private let entries: UnsafeMutablePointer<Int>
  private static let length = Entry.allCases.count * MemoryLayout<Int>.size

  /// Opens the file at `path`, or makes it.
  init(_ path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    guard descriptor >= 0, ftruncate(descriptor, off_t(Self.length)) == 0,
      let start = mmap(nil, Self.length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else {
      throw InputError(
        path, expected: "a file that can be written", found: String(cString: strerror(errno)),
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
