import Foundation

/// Files and folders that are being written beside the path that they will be renamed to.
///
/// Whoever writes one holds a lock on it, which is gone with the process, however that ends. So what a killed
/// process left behind can be told from what another one is just writing.
public enum UnfinishedWork {
  private static let suffix = ".partial"

  /// A path of its own for what is to be renamed to `target`: hidden, in the same folder.
  private static func path(for target: String) -> String {
    prefix(target) + UUID().uuidString + suffix
  }

  /// Makes a new file for what is to be renamed to `target`, and gives its path to `body`.
  static func withFile<Result>(for target: String, _ body: (String) throws -> Result) throws -> Result {
    try withClaim(for: target, make: { open($0, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666) }, body)
  }

  /// Makes a folder of its own for what is to be renamed to `target` or into its folder, and removes it with
  /// all that is left in it when `body` is done. The folder above it is there.
  public static func withFolder<Result>(for target: String, _ body: (String) throws -> Result) throws
    -> Result
  {
    try withClaim(
      for: target,
      make: { mkdir($0, 0o777) == 0 ? open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1 }, body)
  }

  /// Runs `body` while this process holds the lock on what `make` has made, and removes that in the end,
  /// unless it was renamed.
  private static func withClaim<Result>(
    for target: String, make: (String) -> Int32, _ body: (String) throws -> Result
  ) throws -> Result {
    while true {
      let path = path(for: target)
      let descriptor = make(path)
      guard descriptor >= 0 else {
        throw InputError(
          (target as NSString).deletingLastPathComponent, expected: "a folder that can be written to",
          found: String(cString: strerror(errno)),
          advice: "choose another folder, free space, or change its permissions")
      }
      defer { close(descriptor) }
      guard isClaimed(descriptor) else { continue }
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try body(path)
    }
  }

  /// Locks an open file or folder until the descriptor is closed; false when another process took it for
  /// abandoned before that. Where a file system knows no locks, nothing is ever taken for abandoned.
  private static func isClaimed(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return errno != EWOULDBLOCK }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Removes what processes that are gone left behind on their way to `target`.
  public static func removeAbandoned(for target: String) {
    let folder = (target as NSString).deletingLastPathComponent
    let start = (prefix(target) as NSString).lastPathComponent
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(start) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  private static func prefix(_ target: String) -> String {
    let (folder, name) = (
      (target as NSString).deletingLastPathComponent, (target as NSString).lastPathComponent
    )
    return "\(folder)/.\(name)."
  }
}
