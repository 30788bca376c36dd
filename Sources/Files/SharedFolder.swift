import Foundation

/// Folders that several processes may make and use at the same time.
///
/// One rule keeps them safe: nobody removes a folder that others may have found. A process removes only what has a
/// unique name or what it holds a lock on.
public enum SharedFolder {
  /// Makes the folder at `path`, and those above it, unless they exist.
  ///
  /// - Throws: the system's error as a `POSIXError`.
  public static func make(at path: String) throws {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return try checkFolder(path) }
    let error = lastError()
    let parent = (path as NSString).deletingLastPathComponent
    guard error.code == .ENOENT, !parent.isEmpty, parent != path else { throw error }
    try make(at: parent)
    // Another process may have been faster.
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return try checkFolder(path) }
    throw lastError()
  }

  /// Checks, without making anything that others could see, that the folder at `path` exists and can be written to,
  /// or can be made.
  ///
  /// Only a probe tells: permissions don't apply to root, nor a full or read-only disk to permissions. It goes into
  /// the nearest folder that exists, under a unique name.
  ///
  /// - Throws: the system's error as a `POSIXError`.
  public static func checkWritable(_ path: String) throws {
    var folder = path
    while access(folder, F_OK) != 0 {
      guard errno == ENOENT, folder != "/", !folder.isEmpty else { throw lastError() }
      folder = (folder as NSString).deletingLastPathComponent
    }
    let probe = "\(folder)/.\(UUID().uuidString)"
    guard mkdir(probe, 0o777) == 0, rmdir(probe) == 0 else { throw lastError() }
  }

  private static func checkFolder(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw lastError() }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
  }

  private static func lastError() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
