import Foundation

/// Files and folders that are being written beside the path that they will be renamed to.
///
/// The writer holds a lock on its file or folder, which ends with the process, however that happens. This distinguishes
/// the leftovers of a killed process from the work in progress of another.
public enum UnfinishedWork {
  private static let suffix = ".partial"

  /// A unique path for something that will be renamed to `target`: hidden, in the same folder.
  static func path(for target: String) -> String {
    prefix(target) + UUID().uuidString + suffix
  }

  /// Makes a new file that will be renamed to `target`, and passes its path to `body`.
  static func withFile<Result>(for target: String, _ body: (String) throws -> Result) throws -> Result {
    try withClaim(for: target, make: { open($0, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666) }, body)
  }

  /// Makes a folder whose contents will be renamed to `target` or into its folder, and removes it with everything left in
  /// it when `body` is done. The folder above it exists.
  public static func withFolder<Result>(for target: String, _ body: (String) throws -> Result) throws
    -> Result
  {
    try withClaim(
      for: target,
      make: { path in
        guard mkdir(path, 0o777) == 0 else { return -1 }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return descriptor < 0 && errno == ENOENT ? removed : descriptor
      }, body)
  }

  /// Stands for the descriptor of a folder that was removed before it could be opened.
  private static let removed: Int32 = -2

  /// Makes a file or folder with `make`, locks it, runs `body`, and removes it at the end unless it was renamed.
  ///
  /// Before it's locked, another process may mistake it for abandoned and remove it, even between making a folder and
  /// opening it. Nothing is lost then: it makes another.
  private static func withClaim<Result>(
    for target: String, make: (String) -> Int32, _ body: (String) throws -> Result
  ) throws -> Result {
    while true {
      let path = path(for: target)
      let descriptor = make(path)
      let reason = String(cString: strerror(errno))
      if descriptor == removed { continue }
      guard descriptor >= 0 else {
        throw InputError(
          (target as NSString).deletingLastPathComponent, expected: "a folder that can be written to",
          found: reason,
          advice: "choose another folder, free space, or change its permissions")
      }
      defer { close(descriptor) }
      guard isClaimed(descriptor) else { continue }
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try body(path)
    }
  }

  /// Locks an open file or folder until the descriptor is closed. Returns false if another process removed it as
  /// abandoned before that. On a file system without locks, nothing ever counts as abandoned.
  private static func isClaimed(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return errno != EWOULDBLOCK }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Removes the leftovers of ended processes that were writing `target`.
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
