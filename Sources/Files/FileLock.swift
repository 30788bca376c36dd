import Foundation

/// A lock between processes. It is gone when its holder is, however that ended.
public enum FileLock {
  /// Runs `body` while no other process holds the lock at `path`, a file that is made in a folder that is
  /// there. `whenBusy` is called before waiting for another holder.
  public static func hold<Result>(
    _ path: String, whenBusy: () -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw InputError.unwritableCache(path, String(cString: strerror(errno))) }
    defer { close(lock) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { whenBusy() }
      guard flock(lock, LOCK_EX) == 0 else {
        throw InputError.unwritableCache(path, String(cString: strerror(errno)))
      }
    }
    return try body()
  }
}
