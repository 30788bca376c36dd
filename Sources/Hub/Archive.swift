import FineTuningFiles
import Foundation

/// A zip archive from an untrusted source.
package struct Archive {
  /// Upper limits on the contents of an archive, because a small file can unpack to more than a disk holds.
  package struct Limits: Sendable {
    /// The number of files and folders.
    let entries: Int
    /// The size of a single file, in bytes.
    let bytesPerFile: Int
    /// The size of all files together, in bytes.
    let bytes: Int

    /// Limits; the defaults have room for everything this book fetches.
    package init(entries: Int = 20_000, bytesPerFile: Int = 512 << 20, bytes: Int = 2 << 30) {
      (self.entries, self.bytesPerFile, self.bytes) = (entries, bytesPerFile, bytes)
    }
  }

  /// The archive's path.
  let path: String
  /// The archive's origin, which errors name.
  let source: String
  /// Upper limits on the contents.
  let limits: Limits

  /// The archive at `path`. Errors name `source`, where it came from.
  package init(path: String, source: String, limits: Limits = Limits()) {
    (self.path, self.source, self.limits) = (path, source, limits)
  }

  /// Unpacks the files into `folder`, which is empty or doesn't exist yet. Never writes outside of it.
  package func unpack(into folder: String) throws {
    try forEachFile { name, pieces in
      let target = folder + "/" + name
      do {
        let parent = (target as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        // O_EXCL refuses a name that already exists, in any case on a case-insensitive disk.
        let descriptor = open(target, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o644)
        if descriptor < 0 && errno == EEXIST { throw refusal("“\(name)” twice") }
        guard descriptor >= 0 else {
          throw InputError.unwritableCache(target, String(cString: strerror(errno)))
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try pieces { piece in try file.write(contentsOf: Data(piece)) }
      } catch let error where !(error is InputError) {
        throw InputError.unwritableCache(target, InputError.reason(error))
      }
    }
  }

  /// Returns the first difference between `folder` and the archive, or nil if they have the same contents.
  /// Ignores additional hidden files, which file browsers leave behind.
  package func firstDifference(from folder: String) throws -> String? {
    var names: Set<String> = []
    var difference: String?
    try forEachFile { name, pieces in
      names.insert(name)
      guard difference == nil else { return }
      guard let file = FileHandle(forReadingAtPath: folder + "/" + name) else {
        difference = "\(name) is missing"
        return
      }
      var isSame = true
      try pieces { piece in
        if isSame { isSame = try file.read(upToCount: piece.count)?.elementsEqual(piece) == true }
      }
      if try !isSame || file.read(upToCount: 1)?.isEmpty == false { difference = "\(name) differs" }
    }
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where difference == nil && !names.contains(name) && !(name as NSString).lastPathComponent.hasPrefix(".") {
      // Another process may be removing the folder just now. Then it differs all the more.
      let type = (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)"))?[.type]
      if type as? FileAttributeType != .typeDirectory { difference = "\(name) isn't in it" }
    }
    return difference
  }

  /// Returns the names of the archive's files.
  package func fileNames() throws -> [String] {
    var names: [String] = []
    try forEachFile { name, _ in names.append(name) }
    return names
  }

  private typealias Pieces = ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

  /// Calls `body` with the name of each file, which never leads out of a folder, and a function that reads
  /// it. Checks what the archive claims about all files before it reads the first.
  private func forEachFile(_ body: (_ name: String, _ pieces: Pieces) throws -> Void) throws {
    try checkEntries(bytes: checkEnds())
    let reader = try ArchiveReader(self)
    while let entry = try reader.next() {
      if !entry.isFolder { try body(entry.name) { use in try reader.read(entry, use) } }
    }
  }

  /// Deflate's largest compression ratio: at best, two bits stand for 258 bytes.
  private static let largestRatio = 1032

  /// Checks every name, the number of entries and their unpacked size, for an archive of `packed` bytes.
  private func checkEntries(bytes packed: Int) throws {
    let reader = try ArchiveReader(self)
    var (entries, bytes) = (0, 0)
    while let entry = try reader.next() {
      (entries, bytes) = (entries + 1, bytes + entry.size)
      guard entries <= limits.entries else { throw refusal("more than \(limits.entries) files") }
      guard bytes <= limits.bytes else {
        throw refusal("more than \(limits.bytes) bytes in “\(entry.name)” and those before it")
      }
      guard bytes <= packed * Self.largestRatio else {
        throw refusal("\(bytes) bytes that cannot be in \(packed)")
      }
    }
  }

  /// Returns the error for an archive that may be complete but isn't safe to unpack.
  func refusal(_ found: String) -> InputError {
    InputError(
      source, expected: "an archive that is safe to unpack", found: found,
      advice: "nothing was unpacked; get the archive from its publisher")
  }

  /// Returns the error for a file that isn't a zip archive, or is only part of one.
  func unreadable(_ found: String) -> InputError {
    InputError(source, expected: "a complete zip archive", found: found, advice: "fetch it again")
  }
}
