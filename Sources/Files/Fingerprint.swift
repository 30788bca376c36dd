import Foundation

/// Identifies the exact state of files: SHA-256 over their names and bytes.
public enum Fingerprint {
  /// The fingerprint of one file's bytes.
  public static func ofFile(_ path: String) throws -> String {
    SHA256.hexDigest(of: try contents(of: path))
  }

  /// The fingerprint of the files and the folders' contents at `paths`, relative to `root`, without hidden
  /// files and without the contents of the folders `excluded`.
  public static func of(
    _ paths: [String], under root: String, except excluded: [String] = []
  ) throws -> String {
    let hash = Digest(.sha256)
    let files = try paths.flatMap { try Self.files(at: $0, under: root) }
    for file in files.sorted() where !excluded.contains(where: { file.hasPrefix($0 + "/") }) {
      // The length keeps the end of one file and the name of the next apart.
      let bytes = try contents(of: root + "/" + file)
      hash.update("\(file)\n\(bytes.count)\n".utf8)
      hash.update(bytes)
    }
    return hash.hexDigest()
  }

  private static func files(at path: String, under root: String) throws -> [String] {
    let whole = "\(root)/\(path)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder),
      !isFolder.boolValue || FileManager.default.isReadableFile(atPath: whole)
    else {
      throw unreadable(whole, "nothing that can be read")
    }
    guard isFolder.boolValue, let tree = FileManager.default.enumerator(atPath: whole) else { return [path] }
    var files: [String] = []
    for case let name as String in tree
    where tree.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden { files.append("\(path)/\(name)") }
    }
    return files
  }

  /// The bytes of a source file.
  public static func contents(of path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw unreadable(path, InputError.reason(error))
    }
  }

  private static func unreadable(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a file or folder that can be read", found: found,
      advice: "check the path and its permissions")
  }
}
