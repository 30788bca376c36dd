import Foundation

/// Folders that appear whole or not at all, made once although several processes may ask for them.
public enum AtomicFolder {
  /// Makes the folder at `path` unless it is there.
  ///
  /// `fill` gets a temporary folder, which is renamed when it returns. Processes that ask at the same time
  /// wait for the first and find its work. What an interrupted process left behind is removed.
  public static func make(at path: String, _ fill: (_ temporary: String) throws -> Void) throws {
    guard !exists(path) else { return }
    let parent = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw unwritable(parent, InputError.reason(error))
    }
    let lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw unwritable(parent, String(cString: strerror(errno)))
    }
    defer { close(lock) }
    guard !exists(path) else { return }
    let temporary = path + ".partial"
    try? FileManager.default.removeItem(atPath: temporary)
    do {
      try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
      try fill(temporary)
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error is InputError ? error : unwritable(parent, InputError.reason(error))
    }
    guard rename(temporary, path) == 0 else { throw unwritable(path, String(cString: strerror(errno))) }
  }

  private static func exists(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func unwritable(_ path: String, _ found: String) -> InputError {
    InputError(
      path, expected: "a cache folder that can be written to", found: found,
      advice: "change its permissions, free space, or set FINETUNING_CACHE to another folder")
  }
}
