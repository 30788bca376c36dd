import Foundation
import Testing

/// A Python in which frameworks are installed, named by an environment variable. See `Tests/Fixtures`.
struct FrameworkPython {
  static let gluon = FrameworkPython(variable: "FINETUNING_GLUON_PYTHON")
  static let pyTorch = FrameworkPython(variable: "FINETUNING_PYTORCH_PYTHON")
  /// One with PyTorch and ONNX Runtime.
  static let interchange = FrameworkPython(variable: "FINETUNING_PYTHON")

  /// The name of the variable.
  let variable: String

  /// Whether the variable names a Python. Without one, tests are skipped and say so.
  var isSet: Bool { path != nil }

  private var path: String? {
    ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Runs a script and returns what it prints.
  func output(of arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["-B"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return data
  }
}
