import CArchive
import Files
import Foundation

/// A zip archive that anyone may have written, read by libarchive.
struct Archive {
  /// What an archive may hold: a small file can unpack to more than a disk holds.
  struct Limits {
    /// Files and folders.
    var entries = 20_000
    /// Bytes of one file.
    var bytesPerFile = 512 << 20
    /// Bytes of all files together.
    var bytes = 2 << 30
  }

  /// Where it is.
  let path: String
  /// Where it came from, which errors are about.
  let source: String
  /// What it may hold.
  var limits = Limits()

  /// Unpacks the files into `folder`, which is empty or not there. Nothing is ever written outside of it.
  func unpack(into folder: String) throws {
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
  func firstDifference(from folder: String) throws -> String? {
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
  func fileNames() throws -> [String] {
    var names: [String] = []
    try forEachFile { name, _ in names.append(name) }
    return names
  }

  private typealias Pieces = ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

  /// Calls `body` with the name of each file, which stays within a folder, and with what reads it.
  private func forEachFile(_ body: (_ name: String, _ pieces: Pieces) throws -> Void) throws {
    let reader = archive_read_new()
    defer { archive_read_free(reader) }
    // Only with the directory at the end of the archive are links known as such.
    archive_read_support_format_zip_seekable(reader)
    guard archive_read_open_filename(reader, path, 1 << 16) == ARCHIVE_OK else { throw unreadable(reader) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var (entries, bytes) = (0, 0)
    var entry: OpaquePointer?
    while true {
      let result = archive_read_next_header(reader, &entry)
      if result == ARCHIVE_EOF { break }
      guard result == ARCHIVE_OK || result == ARCHIVE_WARN else { throw unreadable(reader) }
      entries += 1
      guard entries <= limits.entries else { throw refusal("more than \(limits.entries) files") }
      guard let name = try fileName(of: entry) else { continue }
      try body(name) { use in
        var count = 0
        while true {
          let length = archive_read_data(reader, buffer.baseAddress, buffer.count)
          guard length >= 0 else { throw unreadable(reader) }
          if length == 0 { break }
          (count, bytes) = (count + length, bytes + length)
          guard count <= limits.bytesPerFile, bytes <= limits.bytes else {
            throw refusal("more than \(min(limits.bytesPerFile, limits.bytes)) bytes in “\(name)”")
          }
          try use(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
        }
      }
    }
  }

  /// The name of a file, or nil for a folder. Anything else is refused, and so is a name that leaves the folder
  /// that it is unpacked into.
  private func fileName(of entry: OpaquePointer?) throws -> String? {
    guard let text = archive_entry_pathname_utf8(entry) else { throw refusal("a name that cannot be read") }
    let name = String(cString: text)
    let type = archive_entry_filetype(entry)
    guard type == 0o100000 || type == 0o040000, archive_entry_symlink(entry) == nil,
      archive_entry_hardlink(entry) == nil
    else { throw refusal("“\(name)”, which is a link or a device") }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isFolder = type == 0o040000
    let named = isFolder && parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    guard !named.isEmpty, named.allSatisfy({ !["", ".", ".."].contains($0) }), !name.contains("\\"),
      !name.contains(":")
    else { throw refusal("“\(name)”, which leads out of the folder") }
    return isFolder ? nil : name
  }

  private func refusal(_ found: String) -> InputError {
    InputError(
      source, expected: "an archive of files that is safe to unpack", found: found,
      advice: "nothing was unpacked; get the archive from where it is published")
  }

  private func unreadable(_ reader: OpaquePointer?) -> InputError {
    InputError(
      source, expected: "a whole zip archive",
      found: archive_error_string(reader).map { String(cString: $0) } ?? "something else",
      advice: "fetch it again")
  }
}
