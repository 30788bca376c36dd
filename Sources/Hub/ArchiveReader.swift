import FineTuningCArchive
import FineTuningFiles
import Foundation

/// A reader that walks through a zip archive with libarchive, entry by entry, and trusts none of its claims.
final class ArchiveReader {
  /// A file or a folder in an archive.
  struct Entry {
    /// The path, which never leads out of the folder that the archive is unpacked into.
    let name: String
    let isFolder: Bool
    /// The size in bytes, as the archive claims.
    let size: Int
  }

  private let archive: Archive
  private let reader: OpaquePointer?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  /// Opens an archive whose ends have been checked.
  init(_ archive: Archive) throws {
    self.archive = archive
    reader = archive_read_new()
    // Only the directory at the end of the archive tells links from files.
    archive_read_support_format_zip_seekable(reader)
    guard archive_read_open_filename(reader, archive.path, buffer.count) == ARCHIVE_OK else {
      throw failure
    }
  }

  deinit {
    archive_read_free(reader)
    buffer.deallocate()
  }

  /// Returns the next entry, or nil after the last.
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
    // As in “ZIP 2.0 (deflation)”: libarchive offers no other way to find out the method.
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

  /// Passes the last entry's bytes to `use`, piece by piece. Throws unless there are as many as it claims.
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

  /// Returns the name of a file or a folder. Rejects anything else, and any name that leads out of the folder
  /// that the archive is unpacked into.
  private func name(of entry: OpaquePointer?, isFolder: Bool) throws -> String {
    guard let text = archive_entry_pathname_utf8(entry) else {
      throw archive.refusal("an unreadable name")
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
    archive.unreadable(archive_error_string(reader).map { String(cString: $0) } ?? "an unknown error")
  }
}
