import Foundation

/// A lock between processes, released when its holder ends, however that happens.
public enum FileLock {
  /// Runs `body` while no other process holds the lock at `path`, a file that is made if it is missing, in an existing
  /// folder. `whenBusy` is called before waiting for another holder, and may throw instead.
  ///
  /// The file stays: removing it would let two processes hold two locks of one name.
  public static func hold<Result>(
    _ path: String, whenBusy: () throws -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw InputError.unwritableCache(path, String(cString: strerror(errno))) }
    defer { close(lock) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { try whenBusy() }
      guard flock(lock, LOCK_EX) == 0 else {
        throw InputError.unwritableCache(path, String(cString: strerror(errno)))
      }
    }
    return try body()
  }
}
