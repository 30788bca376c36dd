import FineTuningFiles
import Foundation

/// The bytes of an unfinished download, and a record of their origin that lets a later run request the rest.
///
/// It never carries the name of the finished file.
struct PartialFile {
  /// The path of its bytes.
  let path: String
  private let originPath: String

  private struct Origin: Codable, Equatable {
    let address: URL
    let validator: String
  }

  /// The partial file for the download that will end up at `whole`.
  init(of whole: String) {
    path = whole + ".partial"
    originPath = path + ".origin"
  }

  /// The number of bytes so far.
  var count: Int {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
  }

  /// Returns the server's name for the version at `address` that the bytes belong to, or nil if there are no
  /// bytes or they come from elsewhere.
  func validator(for address: URL) -> String? {
    guard count > 0, let data = FileManager.default.contents(atPath: originPath),
      let origin = try? JSONDecoder().decode(Origin.self, from: data), origin.address == address
    else { return nil }
    return origin.validator
  }

  /// Starts over with the version that the server calls `validator`, and opens the empty file for writing.
  func begin(_ address: URL, _ validator: String?) throws -> FileHandle {
    remove()
    if let validator {
      try AtomicFile.write(
        JSONEncoder().encode(Origin(address: address, validator: validator)), to: originPath)
    }
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw InputError.unwritableCache(path, String(cString: strerror(errno))) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Opens the file for appending.
  func resume() throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError.unwritableCache(path, String(cString: strerror(errno))) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Deletes the bytes and the record of their origin, and anything that a killed process left of a record.
  func remove() {
    UnfinishedWork.removeAbandoned(for: originPath)
    unlink(path)
    unlink(originPath)
  }
}
