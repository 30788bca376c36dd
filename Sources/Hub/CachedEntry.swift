import FineTuningFiles
import Foundation

/// A catalogue entry in the cache: a folder with the file whose digest is published and, if that file
/// archives a folder, the unpacked folder.
struct CachedEntry {
  /// The result of a check.
  enum Condition: Equatable {
    case absent
    case whole
    /// The entry is there, but differs from the published one, for the given reason.
    case damaged(String)
  }

  let entry: CatalogueEntry
  let limits: Archive.Limits
  /// The entry's folder in the cache.
  let folder: String

  /// The given entry in the cache at `cache`.
  init(_ entry: CatalogueEntry, in cache: String, limits: Archive.Limits) {
    (self.entry, self.limits) = (entry, limits)
    folder = "\(cache)/\(entry.name)"
  }

  /// The file whose digest is published.
  var file: String { "\(folder)/\(entry.digestedFileName)" }
  /// The unfinished download from the entry's address.
  var partial: PartialFile { PartialFile(of: "\(folder)/\(entry.fileName)") }
  /// The lock that a process holds while it changes anything here.
  var lock: String { folder + "/lock" }
  private var unpacked: String { folder + "/unpacked" }

  /// The path that callers want: the file, or the unpacked folder.
  var wanted: String {
    if case .folderInArchive(let name) = entry.content { "\(unpacked)/\(name)" } else { file }
  }

  /// Whether `wanted` exists. Reads nothing, which is good enough for a list.
  var isPresent: Bool { FileManager.default.fileExists(atPath: wanted) }

  /// Reads everything and compares it with the published version.
  func condition() throws -> Condition {
    let state = fileCondition()
    guard state == .whole, case .folderInArchive = entry.content else { return state }
    guard isPresent else { return .absent }
    let difference = try Archive(path: file, source: file, limits: limits).firstDifference(from: unpacked)
    return difference.map { .damaged("\(unpacked): expected the archive's contents, but \($0)") } ?? .whole
  }

  /// Reads the file whose digest is published and checks the digest.
  func fileCondition() -> Condition {
    guard FileManager.default.fileExists(atPath: file) else { return .absent }
    do {
      try entry.verify(file, from: file)
      return .whole
    } catch {
      return .damaged("\(error)")
    }
  }

  /// Moves the file at `path`, in this folder, to its final name once its digest is right. It may be the
  /// download from the entry's address or the file that the digest describes.
  ///
  /// Either way, nothing is left at `path`. Errors name `source`, where the file came from.
  func store(_ path: String, from source: String) throws {
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
    guard FileManager.default.fileExists(atPath: unpacked) else { throw missing(name, source) }
    try entry.verify(unpacked, from: source)
    try move(unpacked, to: file)
  }

  /// Unpacks the archive again if the entry is a folder, and calls `start` just before.
  func unpack(_ start: () -> Void = {}) throws {
    guard case .folderInArchive(let name) = entry.content else { return }
    start()
    try? FileManager.default.removeItem(atPath: unpacked)
    try AtomicFolder.make(at: unpacked) { temporary in
      try Archive(path: file, source: file, limits: limits).unpack(into: temporary)
      guard FileManager.default.fileExists(atPath: "\(temporary)/\(name)") else { throw missing(name, file) }
    }
  }

  /// Creates the entry's folder.
  func makeFolder() throws {
    do {
      try SharedFolder.make(at: folder)
    } catch {
      throw InputError.unwritableCache(folder, InputError.reason(error))
    }
  }

  private func missing(_ name: String, _ source: String) -> InputError {
    InputError(
      source, expected: "an archive that contains \(name)", found: "no such entry",
      advice: "get it from \(entry.address.absoluteString)")
  }

  private func move(_ path: String, to target: String) throws {
    guard rename(path, target) == 0 else {
      throw InputError.unwritableCache(target, String(cString: strerror(errno)))
    }
  }
}
