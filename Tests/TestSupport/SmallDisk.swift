import Foundation

/// A tiny file system in memory. Only root can mount one.
public enum SmallDisk {
  /// Whether this process can mount one.
  public static let canMake: Bool = {
    #if os(Linux)
      guard geteuid() == 0 else { return false }
      return (try? withTemporaryFolder { try with(kilobytes: 4, at: $0) {} }) != nil
    #else
      return false
    #endif
  }()

  private struct Failure: Error {}

  /// Runs `body` with a disk of this size mounted at `folder`.
  public static func with(kilobytes: Int, at folder: String, _ body: () throws -> Void) throws {
    try run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
    defer { try? run("umount", [folder]) }
    try body()
  }

  /// Returns the path of the file that fills the disk at `folder`.
  public static func ballast(_ folder: String) -> String { folder + "/ballast" }

  /// Fills the disk at `folder` until only so many kilobytes are left, or slightly fewer.
  public static func fill(_ folder: String, butFor kilobytes: Int = 0) throws {
    let url = URL(fileURLWithPath: ballast(folder))
    try Data().write(to: url)
    let file = try FileHandle(forWritingTo: url)
    while (try? file.write(contentsOf: Data(count: 4096))) != nil {}
    let size = try file.offset()
    try file.truncate(atOffset: size - min(size, UInt64(kilobytes) << 10))
    try file.close()
  }

  /// Runs `body` while `folder` is read-only, with the contents that `fill` puts into it.
  public static func withReadOnly(
    at folder: String, filledBy fill: () throws -> Void, _ body: () throws -> Void
  ) throws {
    guard geteuid() == 0 else {
      try fill()
      chmod(folder, 0o555)
      defer { chmod(folder, 0o755) }
      return try body()
    }
    try with(kilobytes: 1024, at: folder) {
      try fill()
      try run("mount", ["-o", "remount,ro", folder])
      try body()
    }
  }

  private static func run(_ command: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
  }
}
