import FineTuningFiles
import Foundation

extension CatalogueEntry {
  /// Reads the entries of the JSON catalogue at `path`.
  ///
  /// - Throws: `InputError` if the file isn't a catalogue, or has names that lead out of the cache.
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
            path, expected: "plain names of files and folders", found: "“\(name)”",
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

  /// The name of the file or folder that callers want.
  private var wantedName: String {
    if case .folderInArchive(let name) = content { name } else { digestedFileName }
  }

  /// Whether `name` is the name of something in a folder, rather than a path out of it.
  private static func isPlain(_ name: String) -> Bool {
    !["", ".", ".."].contains(name) && name.utf8.count <= 200
      && !name.unicodeScalars.contains { "/\\:".unicodeScalars.contains($0) || $0.value < 32 }
  }
}
