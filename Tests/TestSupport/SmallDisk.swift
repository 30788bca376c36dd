import Foundation

/// A file system of memory that is soon full: only root can mount one.
public enum SmallDisk {
  /// Whether one can be made here.
  public static let canMake: Bool = {
    #if os(Linux)
      guard geteuid() == 0 else { return false }
      return (try? withTemporaryFolder { try with(kilobytes: 4, at: $0) {} }) != nil
    #else
      return false
    #endif
  }()

  private struct Failure: Error {}

  /// Runs `body` while one is mounted at `folder`.
  public static func with(kilobytes: Int, at folder: String, _ body: () throws -> Void) throws {
    try run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder])
    defer { try? run("umount", [folder]) }
    try body()
  }

  /// The file that fills a disk at `folder`.
  public static func ballast(_ folder: String) -> String { folder + "/ballast" }

  /// Fills the disk at `folder` until as many kilobytes are left, or a little less.
  public static func fill(_ folder: String, butFor kilobytes: Int = 0) throws {
    let url = URL(fileURLWithPath: ballast(folder))
    try Data().write(to: url)
    let file = try FileHandle(forWritingTo: url)
    while (try? file.write(contentsOf: Data(count: 4096))) != nil {}
    let size = try file.offset()
    try file.truncate(atOffset: size - min(size, UInt64(kilobytes) << 10))
    try file.close()
  }

  /// Runs `body` while `folder`, which `fill` has filled, cannot be written to.
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
