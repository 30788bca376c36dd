import Foundation

@testable import ExerciseRunner

/// A complete learner's file with a known verdict: a starter, a solution, or a planted mistake.
struct Variant: CustomStringConvertible, Sendable {
  enum Kind: Sendable {
    case starter, solution, mistake
  }

  let exercise: Exercise
  let kind: Kind
  /// The file's name in the list of tests.
  let name: String
  let text: String

  var description: String { "\(exercise.name): \(name)" }

  /// The text that the verdict has to contain: the missing work that a starter names, or the message in the
  /// first line of a planted mistake.
  var answer: String? {
    switch kind {
    case .starter: text.firstMatch(of: /Unsolved\("(.+?)"\)/).map { String($0.output.1) }
    case .mistake: text.firstMatch(of: /\A\/\/ Answered with: (.+)/).map { String($0.output.1) }
    case .solution: nil
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Returns all variants, exercise by exercise.
  static func all() throws -> [Variant] {
    try Catalogue(root: root).exercises.flatMap { exercise in
      let folder = "\(root)/Tests/ExerciseRunnerTests/Planted/\(exercise.name)"
      let mistakes = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { file in
        Variant(
          exercise: exercise, kind: .mistake, name: String(file.prefix { $0 != "." }),
          text: try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))
      }
      return [
        Variant(exercise: exercise, kind: .starter, name: "starter", text: try exercise.starter()),
        Variant(exercise: exercise, kind: .solution, name: "solution", text: try exercise.solution()),
      ] + mistakes
    }
  }
}

/// The programs of all variants, built in one go, the way learners' files are built.
enum VariantPrograms {
  /// SwiftPM holds the lock of the build folder while it runs the tests, but no longer builds anything.
  private static let build = ExerciseBuild(root: Variant.root, arguments: ["--ignore-lock"])

  private static let isBuilt = Result {
    let variants = try Variant.all()
    let stage = ".build/exercise-variants"
    try? FileManager.default.removeItem(atPath: "\(Variant.root)/\(stage)")
    let folders = try variants.map { variant in
      let folder = "\(stage)/\(variant.exercise.folder)-\(variant.name)"
      let whole = "\(Variant.root)/\(folder)"
      try FileManager.default.createDirectory(atPath: whole, withIntermediateDirectories: true)
      try variant.text.write(toFile: "\(whole)/Exercise.swift", atomically: true, encoding: .utf8)
      try FileManager.default.copyItem(
        atPath: "\(Variant.root)/exercises/\(variant.exercise.folder)/main.swift",
        toPath: "\(whole)/main.swift")
      return folder
    }
    try build.build(folders: folders)
  }

  /// Returns the check's verdict on a variant.
  static func verdict(on variant: Variant) throws -> Verdict {
    _ = try isBuilt.get()
    let check = CheckProcess(
      program: build.program(of: "\(variant.exercise.name)-\(variant.name)"), folder: Variant.root,
      timeLimit: variant.name == "never-gives-up" ? 3 : nil)
    return try check.verdict(StatusLine(isShown: false))
  }
}
