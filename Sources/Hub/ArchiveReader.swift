import CArchive
import Files
import Foundation

/// libarchive's reader of a zip archive, which goes from entry to entry, and takes nobody's word for anything.
final class ArchiveReader {
  /// A file or a folder in an archive.
  struct Entry {
    /// Its path, which stays within the folder that the archive is unpacked into.
    let name: String
    let isFolder: Bool
    /// The bytes that it says it has.
    let size: Int
  }

  private let archive: Archive
  private let reader: OpaquePointer?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  /// Opens an archive whose ends were checked.
  init(_ archive: Archive) throws {
    self.archive = archive
    reader = archive_read_new()
    // Only with the directory at the end of the archive are links known as such.
    archive_read_support_format_zip_seekable(reader)
    guard archive_read_open_filename(reader, archive.path, buffer.count) == ARCHIVE_OK else {
      throw failure
    }
  }

  deinit {
    archive_read_free(reader)
    buffer.deallocate()
  }

  /// The next entry, or nil after the last.
  func next() throws -> Entry? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(reader, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN else { throw failure }
    let isFolder = archive_entry_filetype(entry) == 0o040000
    let name = try name(of: entry, isFolder: isFolder)
    guard archive_entry_is_encrypted(entry) == 0 else {
      throw archive.refusal("“\(name)”, which is encrypted")
    }
    // As in “ZIP 2.0 (deflation)”: libarchive tells the method in no other way.
    let form = archive_format_name(reader).map { String(cString: $0) } ?? ""
    guard form.hasSuffix("(deflation)") || form.hasSuffix("(uncompressed)") else {
      throw archive.refusal("“\(name)” packed as \(form), which is neither stored nor deflated")
    }
    let size = archive_entry_size_is_set(entry) == 0 ? 0 : Int(archive_entry_size(entry))
    guard 0...archive.limits.bytesPerFile ~= size else {
      throw archive.refusal("more than \(archive.limits.bytesPerFile) bytes in “\(name)”")
    }
    return Entry(name: name, isFolder: isFolder, size: size)
  }

  /// Hands out the bytes of the entry that came last, piece by piece: as many as it says it has.
  func read(_ entry: Entry, _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
    var count = 0
    while true {
      let length = archive_read_data(reader, buffer.baseAddress, buffer.count)
      guard length >= 0 else { throw failure }
      if length == 0 { break }
      count += length
      guard count <= entry.size else {
        throw archive.refusal("more bytes in “\(entry.name)” than the \(entry.size) that it says it has")
      }
      try use(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
    }
    guard count == entry.size else {
      throw archive.unreadable("\(count) of \(entry.size) bytes of “\(entry.name)”")
    }
  }

  /// The name of a file or a folder. Anything else is refused, and so is a name that leaves the folder that it
  /// is unpacked into.
  private func name(of entry: OpaquePointer?, isFolder: Bool) throws -> String {
    guard let text = archive_entry_pathname_utf8(entry) else {
      throw archive.refusal("a name that cannot be read")
    }
    let name = String(cString: text)
    guard isFolder || archive_entry_filetype(entry) == 0o100000, archive_entry_symlink(entry) == nil,
      archive_entry_hardlink(entry) == nil
    else { throw archive.refusal("“\(name)”, which is a link or a device") }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let named = isFolder && parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    guard !named.isEmpty, named.allSatisfy({ !["", ".", ".."].contains($0) }), !name.contains("\\"),
      !name.contains(":")
    else { throw archive.refusal("“\(name)”, which leads out of the folder") }
    return name
  }

  private var failure: InputError {
    archive.unreadable(archive_error_string(reader).map { String(cString: $0) } ?? "something else")
  }
}
