import Files
import Foundation

/// An entry of the catalogue in the cache: a folder with the file whose digest is published and, if that is an
/// archive of a folder, what was unpacked of it.
struct CachedEntry {
  /// How a check ended.
  enum Condition: Equatable {
    case absent
    case whole
    /// It is there, but not as it was published; with the reason.
    case damaged(String)
  }

  let entry: CatalogueEntry
  let limits: Archive.Limits
  /// The entry's own folder in the cache.
  let folder: String

  /// The entry in the cache at `cache`.
  init(_ entry: CatalogueEntry, in cache: String, limits: Archive.Limits) {
    (self.entry, self.limits) = (entry, limits)
    folder = "\(cache)/\(entry.name)"
  }

  /// The file whose digest is published.
  var file: String { "\(folder)/\(entry.digestedFileName)" }
  /// What has come of the file at the entry's address.
  var partial: PartialFile { PartialFile(of: "\(folder)/\(entry.fileName)") }
  /// What one process at a time holds to change anything here.
  var lock: String { folder + "/lock" }
  private var unpacked: String { folder + "/unpacked" }

  /// What is wanted of the entry.
  var wanted: String {
    if case .folderInArchive(let name) = entry.content { "\(unpacked)/\(name)" } else { file }
  }

  /// Whether what is wanted seems to be there, for a list: nothing is read.
  var isThere: Bool { FileManager.default.fileExists(atPath: wanted) }

  /// Reads everything, and says whether it is as it was published.
  func condition() throws -> Condition {
    let state = fileCondition()
    guard state == .whole, case .folderInArchive = entry.content else { return state }
    guard isThere else { return .absent }
    let difference = try Archive(path: file, source: file, limits: limits).firstDifference(from: unpacked)
    return difference.map { .damaged("\(unpacked): expected what is in the archive, but \($0)") } ?? .whole
  }

  /// Reads the file whose digest is published, and says whether it has that digest.
  func fileCondition() -> Condition {
    guard FileManager.default.fileExists(atPath: file) else { return .absent }
    do {
      try entry.verify(file, from: file)
      return .whole
    } catch {
      return .damaged("\(error)")
    }
  }

  /// Takes the file at `path`, in this folder, for what the entry's address gives or for what its digest is of.
  /// Whatever it is, it is gone from `path` afterwards; it gets its name here only with the right digest. Errors
  /// are about `source`, where it came from.
  func take(_ path: String, from source: String) throws {
    defer { unlink(path) }
    guard case .fileInArchive(let name) = entry.content, (try? entry.verify(path, from: source)) == nil else {
      try entry.verify(path, from: source)
      return try move(path, to: file)
    }
    let temporary = folder + "/unpacking"
    try? FileManager.default.removeItem(atPath: temporary)
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    try Archive(path: path, source: source, limits: limits).unpack(into: temporary)
    let unpacked = "\(temporary)/\(name)"
    guard FileManager.default.fileExists(atPath: unpacked) else { throw lacking(name, source) }
    try entry.verify(unpacked, from: source)
    try move(unpacked, to: file)
  }

  /// Unpacks the archive anew, if what is wanted is a folder; calls `start` before that.
  func unpack(_ start: () -> Void = {}) throws {
    guard case .folderInArchive(let name) = entry.content else { return }
    start()
    try? FileManager.default.removeItem(atPath: unpacked)
    try AtomicFolder.make(at: unpacked) { temporary in
      try Archive(path: file, source: file, limits: limits).unpack(into: temporary)
      guard FileManager.default.fileExists(atPath: "\(temporary)/\(name)") else { throw lacking(name, file) }
    }
  }

  /// Makes the folder of the entry.
  func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError.unwritableCache(folder, InputError.reason(error))
    }
  }

  private func lacking(_ name: String, _ source: String) -> InputError {
    InputError(
      source, expected: "an archive with \(name) in it", found: "none",
      advice: "get it from \(entry.address.absoluteString)")
  }

  private func move(_ path: String, to target: String) throws {
    guard rename(path, target) == 0 else {
      throw InputError.unwritableCache(target, String(cString: strerror(errno)))
    }
  }
}
