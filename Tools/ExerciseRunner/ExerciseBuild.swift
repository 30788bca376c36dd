import Files
import Foundation

/// Builds learners' files as targets of the package, one at a time or many at once.
///
/// The manifest adds a target for each folder that the environment names. So the library is shared with
/// the chapters and never built again, and a file that does not compile bothers nobody else.
public struct ExerciseBuild: Sendable {
  /// The variable that names folders to the manifest, separated by colons.
  static let foldersVariable = "FINETUNING_EXERCISES"

  /// The folder of the package.
  public let root: String
  /// More arguments for `swift build`.
  public let arguments: [String]

  /// A way to build the exercises of the package at `root`.
  public init(root: String, arguments: [String] = []) {
    self.root = root
    self.arguments = arguments
  }

  /// The program that an exercise is built into.
  func program(of name: String) -> String { "\(root)/.build/release/exercise-\(name)" }

  /// What the compiler has against the learner's file, or nil when it was built.
  ///
  /// - Throws: `InputError` when something else keeps it from being built.
  func errors(in exercise: Exercise, status: StatusLine) throws -> CompilerErrors? {
    let (succeeded, output) = try run(
      ["exercises/\(exercise.folder)"], ["--product", "exercise-\(exercise.name)"], status)
    guard !succeeded else { return nil }
    let errors = CompilerErrors(output, exercise: exercise, root: root)
    guard errors.own.isEmpty && errors.glue.isEmpty else { return errors }
    throw InputError(
      "swift build", expected: "the library and \(exercise.file) to be built", found: "\n" + output,
      advice: "this is not the exercise's fault: does ./book test build?")
  }

  /// Builds the programs of exercises in other folders of the package.
  ///
  /// - Throws: `InputError` with the compiler's words when one cannot be built.
  public func build(folders: [String]) throws {
    let (succeeded, output) = try run(folders, [], StatusLine(isShown: false))
    guard succeeded else {
      throw InputError(
        "swift build", expected: "\(folders.count) exercises to be built", found: "\n" + output.suffix(4000),
        advice: "mend the first error")
    }
  }

  /// With the flags that `./book` builds with, or SwiftPM would build the library again at every change.
  private func run(
    _ folders: [String], _ more: [String], _ status: StatusLine
  ) throws -> (succeeded: Bool, output: String) {
    try withTemporaryFile { path in
      let file = try FileHandle.new(path)
      defer { status.clear() }
      let command = Command(
        arguments: ["swift", "build", "--configuration", "release", "--no-color-diagnostics"] + arguments
          + more,
        environment: [Self.foldersVariable: folders.joined(separator: ":")], folder: root)
      let start = ProcessInfo.processInfo.systemUptime
      let ending = try command.run(output: file, errors: file) {
        // Long only the first time, when the library is built too.
        if ProcessInfo.processInfo.systemUptime - start > 3 {
          let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n")
          status.show("building: \(lines?.last ?? "")")
        }
        return true
      }
      return (ending == .exited(0), try String(contentsOfFile: path, encoding: .utf8))
    }
  }
}
