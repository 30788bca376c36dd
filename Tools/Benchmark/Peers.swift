import Files
import Foundation

/// The frameworks that a Python has, each in its best settings.
struct Peers {
  private let python: String
  private static let script = "Tools/Benchmark/Peers/peer.py"

  /// The names of the variants, such as `pytorch-channels-last-compiled`.
  let variants: [String]

  /// Asks a Python what it has.
  ///
  /// - Throws: `InputError` when it is none, or has neither PyTorch nor MXNet.
  init(_ python: String) throws {
    self.python = python
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, Self.script, "list"]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    variants = text.split(separator: "\n").map(String.init)
    guard process.terminationStatus == 0, !variants.isEmpty else {
      throw InputError(
        python, expected: "a Python with torch and torchvision, or with mxnet", found: "none of them",
        advice: "install them there, or name another Python")
    }
  }

  /// The command that has a variant work.
  func command(_ variant: String, _ arguments: [String]) -> [String] {
    [python, Self.script, variant] + arguments
  }

  /// The variants that are worth timing at `work`: all of them where networks are timed, and one where a
  /// reader's whole program is.
  func variants(for work: Work) -> [String] {
    work.isNetworkAlone ? variants : variants.filter { $0 == "pytorch-channels-last" || $0 == "mxnet" }
  }
}
