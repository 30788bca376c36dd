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

  /// Checks that the folder at `path` exists and can be written to, or can be made. Makes no folder that another
  /// process could use.
  ///
  /// Permissions don't tell: root may ignore them, and a disk may be full or read-only. So the check makes a hidden
  /// folder with a unique name in the nearest folder that exists, and removes it.
  ///
  /// - Throws: the system's error as a `POSIXError`.
  public static func checkWritable(_ path: String) throws {
    var folder = path
    var status = stat()
    // A link counts as existing even if it leads nowhere: no folder can be made in its place.
    while lstat(folder, &status) != 0 {
      guard errno == ENOENT, folder != "/", folder != "." else { throw lastError() }
      let parent = (folder as NSString).deletingLastPathComponent
      folder = parent.isEmpty ? "." : parent
    }
    let target = folder + "/writable"
    UnfinishedWork.removeAbandoned(for: target)
    let probe = UnfinishedWork.path(for: target)
    // Another check may be faster, and remove the probe as abandoned.
    guard mkdir(probe, 0o777) == 0, rmdir(probe) == 0 || errno == ENOENT else { throw lastError() }
  }

  /// Runs `body` while no other process holds the folder at `path`.
  ///
  /// The lock is on the folder itself, so no lock file stays behind. On a file system that can't lock folders, `body`
  /// runs without a lock.
  public static func hold<Result>(_ path: String, _ body: () throws -> Result) rethrows -> Result {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    if folder >= 0 { while flock(folder, LOCK_EX) != 0 && errno == EINTR {} }
    return try body()
  }

  private static func checkFolder(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw lastError() }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw POSIXError(.ENOTDIR) }
  }

  private static func lastError() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
