import Foundation

/// The result of running a chapter the way a shell would.
public struct ChapterProcess: Sendable {
  /// The exit code.
  public let exitCode: Int32
  /// The text on standard output.
  public let output: String
  /// The text on standard error.
  public let errors: String

  /// Runs the executable `chapter`, beside the tests, in `folder` or the current one, and waits for it.
  public init(
    _ chapter: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
  ) throws {
    let (out, err) = (Pipe(), Pipe())
    let process = try Self.start(
      chapter, arguments, environment: environment, in: folder, output: out, errors: err)
    // Both fit into a pipe's buffer, so reading one after the other can't deadlock.
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    exitCode = process.terminationStatus
  }

  /// Starts the executable `chapter` without waiting for it.
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
