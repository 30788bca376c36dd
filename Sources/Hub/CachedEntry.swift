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
    let difference = try Archive(path: file, limits: limits).firstDifference(from: unpacked)
    return difference.map { .damaged("\(unpacked): expected what is in the archive, but \($0)") } ?? .whole
  }

  /// Reads the file whose digest is published, and says whether it has that digest.
  func fileCondition() -> Condition {
    guard FileManager.default.fileExists(atPath: file) else { return .absent }
    do {
      try entry.verify(file)
      return .whole
    } catch {
      return .damaged("\(error)")
    }
  }

  /// Takes the file at `path`, in this folder, for what the entry's address gives or for what its digest is of.
  /// Whatever it is, it is gone from `path` afterwards; it gets its name here only with the right digest.
  func take(_ path: String) throws {
    defer { unlink(path) }
    if case .fileInArchive(let name) = entry.content, (try? entry.verify(path)) == nil {
      let temporary = folder + "/unpacking"
      defer { try? FileManager.default.removeItem(atPath: temporary) }
      try makeEmpty(temporary)
      try Archive(path: path, limits: limits).unpack(into: temporary)
      try entry.verify("\(temporary)/\(name)")
      try move("\(temporary)/\(name)", to: file)
    } else {
      try entry.verify(path)
      try move(path, to: file)
    }
  }

  /// Unpacks the archive anew, if what is wanted is a folder.
  func unpack() throws {
    guard case .folderInArchive(let name) = entry.content else { return }
    try? FileManager.default.removeItem(atPath: unpacked)
    try AtomicFolder.make(at: unpacked) { temporary in
      try Archive(path: file, limits: limits).unpack(into: temporary)
      guard FileManager.default.fileExists(atPath: "\(temporary)/\(name)") else {
        throw InputError(
          file, expected: "an archive with the folder \(name)", found: "none", advice: "fetch it again")
      }
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

  private func makeEmpty(_ path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } catch {
      throw InputError.unwritableCache(path, InputError.reason(error))
    }
  }

  private func move(_ path: String, to target: String) throws {
    guard rename(path, target) == 0 else {
      throw InputError.unwritableCache(target, String(cString: strerror(errno)))
    }
  }
}
