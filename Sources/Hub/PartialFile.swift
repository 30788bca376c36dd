import Files
import Foundation

/// What there is of a download, and what it is a part of: so that the rest can be asked for later.
///
/// It never has the name of the whole file.
struct PartialFile {
  /// Where its bytes are.
  let path: String
  private let originPath: String

  private struct Origin: Codable, Equatable {
    let address: URL
    let validator: String
  }

  /// The part of the file that is to be at `whole`.
  init(of whole: String) {
    path = whole + ".partial"
    originPath = path + ".origin"
  }

  /// How many bytes there are.
  var count: Int {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
  }

  /// What the server called the version at `address` that the bytes are from, or nil where they are none, or
  /// from elsewhere.
  func validator(for address: URL) -> String? {
    guard count > 0, let data = FileManager.default.contents(atPath: originPath),
      let origin = try? JSONDecoder().decode(Origin.self, from: data), origin.address == address
    else { return nil }
    return origin.validator
  }

  /// Starts over, with a version that the server calls `validator`, and opens the empty file for writing.
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

  /// Opens the file for writing behind what is there.
  func goOn() throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError.unwritableCache(path, String(cString: strerror(errno))) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Takes it away.
  func remove() {
    unlink(path)
    unlink(originPath)
  }
}
