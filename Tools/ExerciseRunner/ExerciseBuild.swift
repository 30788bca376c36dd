import FineTuningFiles
import Foundation

/// Builds learners' files as targets of the package, one at a time or many at once.
///
/// The manifest adds a target for each folder that the environment names. Exercises share the library with
/// the chapters, so it's built only once, and a file that doesn't compile breaks nothing else.
public struct ExerciseBuild: Sendable {
  /// The environment variable with the folders for the manifest, separated by colons.
  static let foldersVariable = "FINETUNING_EXERCISES"

  /// The package's folder.
  public let root: String
  /// Additional arguments for `swift build`.
  public let arguments: [String]

  /// Builds exercises of the package at `root`.
  public init(root: String, arguments: [String] = []) {
    self.root = root
    self.arguments = arguments
  }

  /// Returns the path of the program that an exercise is built into.
  func program(of name: String) -> String { "\(root)/.build/release/exercise-\(name)" }

  /// Builds an exercise and returns the compiler's errors in the learner's file, or nil if there are none.
  ///
  /// - Throws: `InputError` if the build fails for another reason.
  func errors(in exercise: Exercise, status: StatusLine) throws -> CompilerErrors? {
    let (succeeded, output) = try run(
      ["exercises/\(exercise.folder)"], ["--product", "exercise-\(exercise.name)"], status)
    guard !succeeded else { return nil }
    let errors = CompilerErrors(output, exercise: exercise, root: root)
    guard errors.own.isEmpty && errors.glue.isEmpty else { return errors }
    throw InputError(
      "swift build", expected: "the library and \(exercise.file) to be built", found: "\n" + output,
      advice: "the exercise isn't the cause: does ./book test build?")
  }

  /// Builds exercises in other folders of the package.
  ///
  /// - Throws: `InputError` with the compiler's output if one can't be built.
  public func build(folders: [String]) throws {
    let (succeeded, output) = try run(folders, [], StatusLine(isShown: false))
    guard succeeded else {
      throw InputError(
        "swift build", expected: "\(folders.count) exercises to be built", found: "\n" + output.suffix(4000),
        advice: "fix the first error")
    }
  }

  /// Runs `swift build` with the flags of `./book`; SwiftPM would rebuild the library when they change.
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
        // Takes long only the first time, when the library is built too.
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
