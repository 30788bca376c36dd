import Files
import Foundation

/// A zip archive that anyone may have written.
package struct Archive {
  /// What an archive may hold: a small file can unpack to more than a disk holds.
  package struct Limits: Sendable {
    /// Files and folders.
    let entries: Int
    /// Bytes of one file.
    let bytesPerFile: Int
    /// Bytes of all files together.
    let bytes: Int

    /// Limits, by default wide enough for all that the book fetches.
    package init(entries: Int = 20_000, bytesPerFile: Int = 512 << 20, bytes: Int = 2 << 30) {
      (self.entries, self.bytesPerFile, self.bytes) = (entries, bytesPerFile, bytes)
    }
  }

  /// Where it is.
  let path: String
  /// Where it came from, which errors are about.
  let source: String
  /// What it may hold.
  let limits: Limits

  /// The archive at `path`; errors are about `source`, where it came from.
  package init(path: String, source: String, limits: Limits = Limits()) {
    (self.path, self.source, self.limits) = (path, source, limits)
  }

  /// Unpacks the files into `folder`, which is empty or not there. Nothing is ever written outside of it.
  package func unpack(into folder: String) throws {
    try forEachFile { name, pieces in
      let target = folder + "/" + name
      do {
        let parent = (target as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        // A name that was there before, in whatever case, is not written again.
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

  /// What distinguishes the contents of `folder` from the archive's, or nil if they are the same. Hidden files
  /// that a file browser leaves make no difference.
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
      if try !isSame || file.read(upToCount: 1)?.isEmpty == false { difference = "\(name) is another" }
    }
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where difference == nil && !names.contains(name) && !(name as NSString).lastPathComponent.hasPrefix(".") {
      let type = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.type]
      if type as? FileAttributeType != .typeDirectory { difference = "\(name) is not from it" }
    }
    return difference
  }

  /// The names of its files.
  package func fileNames() throws -> [String] {
    var names: [String] = []
    try forEachFile { name, _ in names.append(name) }
    return names
  }

  private typealias Pieces = ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

  /// Calls `body` with the name of each file, which stays within a folder, and with what reads it. What the
  /// archive says of all its files is checked before the first of them is read.
  private func forEachFile(_ body: (_ name: String, _ pieces: Pieces) throws -> Void) throws {
    try checkEntries(bytes: checkEnds())
    let reader = try ArchiveReader(self)
    while let entry = try reader.next() {
      if !entry.isFolder { try body(entry.name) { use in try reader.read(entry, use) } }
    }
  }

  /// Deflate writes 258 bytes in two bits at best, so that no file has more than so many times its packed bytes.
  private static let largestRatio = 1032

  /// Checks every name, the number of entries, and how large they will be, for a file of so many bytes.
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

  /// The error that the archive may be whole, but is not one to unpack.
  func refusal(_ found: String) -> InputError {
    InputError(
      source, expected: "an archive of files that is safe to unpack", found: found,
      advice: "nothing was unpacked; get the archive from where it is published")
  }

  /// The error that it is no zip archive, or a part of one.
  func unreadable(_ found: String) -> InputError {
    InputError(source, expected: "a whole zip archive", found: found, advice: "fetch it again")
  }
}
