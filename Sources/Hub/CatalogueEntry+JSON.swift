import Files
import Foundation

extension CatalogueEntry {
  /// The entries of a catalogue in JSON, in the file at `path`.
  ///
  /// - Throws: `InputError` if it is none, or names what would not stay in the cache.
  package static func entries(in path: String) throws -> [CatalogueEntry] {
    let entries: [CatalogueEntry]
    do {
      let json = try Data(contentsOf: URL(fileURLWithPath: path))
      entries = try JSONDecoder().decode([CatalogueEntry].self, from: json)
    } catch {
      throw InputError(
        path, expected: "a catalogue in JSON", found: InputError.reason(error), advice: "correct the file")
    }
    for entry in entries {
      for name in [entry.name, entry.fileName, entry.digestedFileName, entry.wantedName] {
        guard isPlain(name) else {
          throw InputError(
            path, expected: "names of files and folders, and no ways that lead elsewhere", found: "“\(name)”",
            advice: "correct the file")
        }
      }
      guard entry.size.map({ $0 >= 0 }) ?? true else {
        throw InputError(
          path, expected: "sizes of at least 0", found: "\(entry.size ?? 0) for \(entry.name)",
          advice: "correct the file")
      }
    }
    return entries
  }

  /// What is wanted of it, as a name at the top of its folder.
  private var wantedName: String {
    if case .folderInArchive(let name) = content { name } else { digestedFileName }
  }

  /// Whether a name is that of something in a folder, and not of a way out of it.
  private static func isPlain(_ name: String) -> Bool {
    !["", ".", ".."].contains(name) && name.utf8.count <= 200
      && !name.unicodeScalars.contains { "/\\:".unicodeScalars.contains($0) || $0.value < 32 }
  }
}
