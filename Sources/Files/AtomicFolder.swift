import Foundation

/// Folders that appear whole or not at all, made once even if several processes ask for them.
public enum AtomicFolder {
  /// Makes the folder at `path` unless it exists.
  ///
  /// `fill` gets a temporary folder, which is renamed when it returns. Processes that ask at the same time wait for the
  /// first and find its work. Anything that an interrupted process left behind is removed.
  public static func make(at path: String, _ fill: (_ temporary: String) throws -> Void) throws {
    guard !exists(path) else { return }
    let parent = (path as NSString).deletingLastPathComponent
    do {
      try SharedFolder.make(at: parent)
    } catch {
      throw InputError.unwritableCache(parent, InputError.reason(error))
    }
    try FileLock.hold(path + ".lock") {
      guard !exists(path) else { return }
      let temporary = path + ".partial"
      try? FileManager.default.removeItem(atPath: temporary)
      do {
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
        try fill(temporary)
      } catch {
        try? FileManager.default.removeItem(atPath: temporary)
        throw error is InputError ? error : InputError.unwritableCache(parent, InputError.reason(error))
      }
      guard rename(temporary, path) == 0 else {
        throw InputError.unwritableCache(path, String(cString: strerror(errno)))
      }
    }
  }

  private static func exists(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
