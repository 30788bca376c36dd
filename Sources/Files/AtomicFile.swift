import Foundation

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Runs `body` with a temporary path beside `path`, then renames the file there to `path`.
  ///
  /// Makes the folder if it is missing. The temporary file exists and is empty. When `body` throws, it is removed, and
  /// an older file at `path` stays untouched.
  public static func write(to path: String, _ body: (_ temporary: String) throws -> Void) throws {
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    do {
      try SharedFolder.make(at: folder.path)
    } catch {
      throw InputError(
        folder.path, expected: "a folder that can be made and written to", found: InputError.reason(error),
        advice: "choose another folder, free space, or change its permissions")
    }
    try UnfinishedWork.withFile(for: target.path) { temporary in
      try body(temporary)
      guard rename(temporary, path) == 0 else {
        throw InputError(
          path, expected: "a path that can be written", found: String(cString: strerror(errno)),
          advice: "choose another path or change its permissions")
      }
    }
  }

  /// Writes `data` to `path`, whole or not at all.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path, inPieces: { try $0(data) })
  }

  /// Writes the pieces that `body` hands over to `path`, whole or not at all.
  public static func write(
    to path: String, inPieces body: (_ write: (Data) throws -> Void) throws -> Void
  ) throws {
    try write(to: path) { temporary in
      do {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
        defer { try? file.close() }
        try body { try file.write(contentsOf: $0) }
      } catch let error as InputError {
        throw error
      } catch {
        throw InputError(
          path, expected: "a path that can be written", found: InputError.reason(error),
          advice: "choose another folder, or free space on the disk")
      }
    }
  }

  /// Writes `text` to `path` as UTF-8, whole or not at all.
  public static func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }
}
