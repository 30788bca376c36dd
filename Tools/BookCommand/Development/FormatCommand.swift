import ArgumentParser
import Processes

/// Brings the sources into the house style.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Formats all Swift sources.")

  @Flag(help: "Say what would change, and change nothing.") var check = false

  private static let places = [
    "Package.swift", "Sources", "Tools", "Tests", "chapters", "exercises", "Examples",
  ]

  func run() throws {
    let mode = check ? ["lint", "--strict"] : ["--in-place"]
    try ChildProgram(["swift", "format"] + mode + ["--recursive", "--parallel"] + Self.places).exec()
  }
}
