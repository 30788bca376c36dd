import ArgumentParser
import Foundation
import Processes

/// Builds products of this package in release mode.
enum SwiftBuild {
  /// Builds the executable `product` and returns its path. What the build says goes to standard error, so
  /// that a tool's output can be piped.
  ///
  /// Whether the compiler prints colours is a flag that SwiftPM rebuilds everything for, so it is always the
  /// same: on a terminal, in a pipe, and where an exercise is built.
  static func executable(_ product: String, _ more: [String] = []) throws -> String {
    let arguments = ["swift", "build", "-c", "release", "--no-color-diagnostics", "--product", product]
    let code = try ChildProgram(arguments + more, sendsOutputToErrors: true).run()
    guard code == 0 else { throw ExitCode(code) }
    return ".build/release/\(product)"
  }
}
