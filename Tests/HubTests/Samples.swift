import FineTuningCArchive
import FineTuningFiles
import Foundation
import Testing

@testable import FineTuningHub

/// Returns pseudorandom bytes, which don't compress and differ for each seed.
func noise(_ count: Int, seed: UInt8 = 0) -> Data {
  var state = UInt64(seed) &+ 0x9E37_79B9_7F4A_7C15
  return Data(
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    })
}

/// Returns an entry for `published` at `path` on the server `base`.
func entry(
  _ published: Data, at base: String, path: String = "/sample.bin", size: Int? = nil,
  content: CatalogueEntry.Content = .file
) throws -> CatalogueEntry {
  CatalogueEntry(
    name: "sample", title: "a sample", address: try #require(URL(string: base + path)), size: size,
    license: "none", algorithm: .sha256, digest: SHA256.hexDigest(of: published), content: content)
}

/// A writer for zip archives, including malicious ones.
struct Zip {
  /// An entry of an archive.
  struct Item {
    var name: String
    var contents = Data()
    /// The target, for a symbolic link.
    var link: String?
    var isFolder = false
  }

  /// Writes the archive.
  static func write(_ items: [Item], to path: String) {
    let writer = archive_write_new()
    defer { archive_write_free(writer) }
    archive_write_set_format_zip(writer)
    archive_write_open_filename(writer, path)
    for item in items {
      let entry = archive_entry_new()
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, item.name)
      archive_entry_set_perm(entry, 0o755)
      archive_entry_set_filetype(entry, item.link != nil ? 0o120000 : item.isFolder ? 0o040000 : 0o100000)
      if let link = item.link { archive_entry_set_symlink(entry, link) }
      archive_entry_set_size(entry, Int64(item.contents.count))
      archive_write_header(writer, entry)
      _ = item.contents.withUnsafeBytes { archive_write_data(writer, $0.baseAddress, $0.count) }
    }
    archive_write_close(writer)
  }

  /// Returns the bytes of the archive.
  static func data(_ items: [Item], in folder: String) throws -> Data {
    let path = folder + "/\(UUID().uuidString).zip"
    write(items, to: path)
    defer { unlink(path) }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }
}
