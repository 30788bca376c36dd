import Foundation

/// A run of a chapter, as from a shell.
public struct ChapterProcess: Sendable {
  /// What it exited with.
  public let exitCode: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// Runs the executable `chapter`, which lies beside the tests, to its end, in `folder` or in the current one.
  public init(
    _ chapter: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
  ) throws {
    let (out, err) = (Pipe(), Pipe())
    let process = try Self.start(
      chapter, arguments, environment: environment, in: folder, output: out, errors: err)
    // All of it is far smaller than a pipe holds, so one can be read after the other.
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    exitCode = process.terminationStatus
  }

  /// Starts the executable `chapter`, and does not wait for its end.
  public static func start(
    _ chapter: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil,
    output: Pipe = Pipe(), errors: Pipe = Pipe()
  ) throws -> Process {
    let process = Process()
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent(chapter)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }
}
