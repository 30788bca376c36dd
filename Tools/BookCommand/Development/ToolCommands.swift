import ArgumentParser
import Foundation
import Processes

/// A tool in a separate executable, built on demand. It parses its own options.
protocol ToolCommand: ParsableCommand {
  /// The executable.
  static var tool: String { get }
  /// The arguments for the tool.
  var arguments: [String] { get }
}

extension ToolCommand {
  func run() throws {
    try ChildProgram([SwiftBuild.executable(Self.tool)] + arguments).exec()
  }
}

/// Trains a network for a folder of images.
struct TrainCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Fine-tunes a network on your own images, and writes it with a report.")
  static let tool = "Train"

  @Argument(parsing: .captureForPassthrough, help: "See ./book train --help.") var arguments: [String] = []
}

/// Times the library.
struct BenchCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times training, inference and the data pipeline, also beside PyTorch and MXNet.")
  static let tool = "Benchmark"

  @Argument(parsing: .captureForPassthrough, help: "See ./book bench --help.") var arguments: [String] = []
}

/// Trains the source network.
struct PretrainCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretrain", abstract: "Trains the source network on drawn ImageNet, in about half an hour.")
  static let tool = "Pretraining"

  @Argument(parsing: .captureForPassthrough, help: "See ./book pretrain --help.") var arguments: [String] = []
}

/// Draws many images on one sheet.
struct ContactSheetCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact-sheet", abstract: "Draws many of the drawings on one sheet, to look at.")
  static let tool = "ContactSheet"

  @Argument(parsing: .captureForPassthrough, help: "See ./book contact-sheet --help.")
  var arguments: [String] = []
}

/// Attacks the parsers.
struct FuzzCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz", abstract: "Attacks a parser with damaged files.")
  static let tool = "Fuzzer"

  @Argument(parsing: .captureForPassthrough, help: "See ./book fuzz --help.") var arguments: [String] = []

  /// With --minutes, libFuzzer guides the inputs by coverage where the toolchain has it; Apple's doesn't.
  func run() throws {
    let fuzzer = try SwiftBuild.executable(Self.tool)
    var engine: [String] = []
    if arguments.contains(where: { $0.hasPrefix("--minutes") }) {
      do {
        let scratch = ".build/coverage"
        _ = try SwiftBuild.executable(
          Self.tool, ["--scratch-path", scratch, "--sanitize", "fuzzer", "-Xswiftc", "-DLIBFUZZER"])
        engine = ["--engine", "\(scratch)/release/\(Self.tool)"]
      } catch let code as ExitCode where code.rawValue < 128 {
        FileHandle.standardError.write(
          Data(
            "note: the build with libFuzzer failed (see above); inputs are made without regard to coverage\n"
              .utf8))
      }
    }
    try ChildProgram([fuzzer] + arguments + engine).exec()
  }
}
