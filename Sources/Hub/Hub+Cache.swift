import FineTuningFiles
import Foundation

/// Inspecting the cache, and adding files to it by hand.
extension Hub {
  /// The state of an entry in the cache.
  public enum State: Equatable, Sendable, CustomStringConvertible {
    /// Nothing is there.
    case absent
    /// An interrupted download of so many bytes.
    case partial(Int)
    /// The entry is at this path. It was checked when it arrived, and will be again when you ask for it.
    case there(String)
    /// The entry is at this path, just checked and as published.
    case whole(String)
    /// The entry is there, but has changed, for the given reason.
    case damaged(String)

    /// The state in words, for a terminal.
    public var description: String {
      switch self {
      case .absent: "not in the cache"
      case .partial(let count): "\(count.megabytes) downloaded; fetch continues from there"
      case .there(let path): "in the cache: \(path)"
      case .whole(let path): "intact: \(path)"
      case .damaged(let reason): "damaged: \(reason)"
      }
    }
  }

  /// Returns the state of `entry` at a glance, without reading its files.
  public func state(of entry: CatalogueEntry) -> State {
    let cached = cached(entry)
    if cached.isPresent { return .there(cached.wanted) }
    let received = cached.partial.count
    return received > 0 ? .partial(received) : .absent
  }

  /// Reads all of `entry` and compares it with the published version.
  public func verifiedState(of entry: CatalogueEntry) throws -> State {
    let cached = cached(entry)
    return switch try cached.condition() {
    case .absent: state(of: entry)
    case .whole: .whole(cached.wanted)
    case .damaged(let reason): .damaged(reason)
    }
  }

  /// Copies a file that was fetched by other means into the cache, as the entry called `name` or as the one
  /// with its digest. Returns that entry and the path of its file or folder.
  public func add(_ path: String, as name: String? = nil) throws -> (entry: CatalogueEntry, path: String) {
    let entry = try name.map(entry(named:)) ?? recognized(path)
    let cached = cached(entry)
    try cached.makeFolder()
    return try FileLock.hold(cached.lock) {
      let copy = cached.folder + "/added"
      unlink(copy)
      do {
        try FileManager.default.copyItem(atPath: path, toPath: copy)
      } catch {
        throw InputError(
          path, expected: "a file that can be copied to \(cached.folder)", found: InputError.reason(error),
          advice: "check the path, its permissions, and the space on the disk")
      }
      try cached.store(copy, from: path)
      cached.partial.remove()
      // Others may be reading an intact folder.
      if try cached.condition() != .whole { try cached.unpack() }
      return (entry, cached.wanted)
    }
  }

  /// Returns the entry that the file at `path` belongs to: the one with its digest or, for an archive with a
  /// single file, the one with that file's name.
  private func recognized(_ path: String) throws -> CatalogueEntry {
    for algorithm in Digest.Algorithm.allCases {
      let digest = try Digest.hexDigest(ofFile: path, by: algorithm)
      if let entry = catalogue.first(where: { $0.algorithm == algorithm && $0.digest == digest }) {
        return entry
      }
    }
    let names = (try? Archive(path: path, source: path, limits: limits).fileNames()) ?? []
    let entry = catalogue.first { entry in
      if case .fileInArchive(let name) = entry.content { names.contains(name) } else { false }
    }
    if let entry { return entry }
    throw InputError(
      path, expected: "a file from the catalogue", found: "a digest that isn't in it",
      advice: "./book data list shows the files and their addresses; --name NAME picks one")
  }
}
