import Files
import Foundation

/// What is in the cache, and what is brought into it by hand.
extension Hub {
  /// What there is of an entry.
  public enum State: Equatable, Sendable, CustomStringConvertible {
    /// Nothing.
    case absent
    /// So many bytes of a download that was interrupted.
    case partial(Int)
    /// What is wanted of it, at this path. It was checked when it came, and is again when it is asked for.
    case there(String)
    /// It is there and is what was published, at this path.
    case whole(String)
    /// It is there, but has changed; with the reason.
    case damaged(String)

    /// In words, for a terminal.
    public var description: String {
      switch self {
      case .absent: "not in the cache"
      case .partial(let count): "\(count.megabytes) have come; fetch goes on from there"
      case .there(let path): "in the cache: \(path)"
      case .whole(let path): "whole: \(path)"
      case .damaged(let reason): "damaged: \(reason)"
      }
    }
  }

  /// What there is of `entry`, at a glance: nothing is read.
  public func state(of entry: CatalogueEntry) -> State {
    let cached = cached(entry)
    if cached.isThere { return .there(cached.wanted) }
    let received = cached.partial.count
    return received > 0 ? .partial(received) : .absent
  }

  /// What there is of `entry`, after everything was read and compared with what was published.
  public func verifiedState(of entry: CatalogueEntry) throws -> State {
    let cached = cached(entry)
    return switch try cached.condition() {
    case .absent: state(of: entry)
    case .whole: .whole(cached.wanted)
    case .damaged(let reason): .damaged(reason)
    }
  }

  /// Takes a copy of the file at `path`, which was fetched by other means, into the cache: as the entry called
  /// `name`, or as the one whose digest it has. Gives that entry and the path of what is wanted of it.
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
      try cached.take(copy, from: path)
      cached.partial.remove()
      try cached.unpack()
      return (entry, cached.wanted)
    }
  }

  /// The entry that the file at `path` is of, by its digest or, for an archive of one file, by that file's name.
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
      path, expected: "a file of the catalogue", found: "a file with the digest of none",
      advice: "./book data list names them and their addresses; --name NAME says which it should be")
  }
}
