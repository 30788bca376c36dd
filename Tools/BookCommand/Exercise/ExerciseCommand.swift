import ArgumentParser
import ExerciseRunner
import Foundation

/// `./book exercise`: lists exercises, checks them, helps along.
struct ExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise",
    abstract: "Lists the exercises of the book, checks them, and helps along.",
    discussion: """
      Each exercise is a folder: README.md says what to do, Exercise.swift is yours to edit. NAME is a name or \
      a number of the list.
      """,
    subcommands: [List.self, Check.self, Hint.self, Solution.self, Reset.self, Watch.self, Next.self],
    defaultSubcommand: List.self)
}

/// The exercises of the package in the current folder, and what is remembered of them.
struct Workplace {
  let catalogue: Catalogue
  let store: ProgressStore

  /// The package that `./book` has made the current folder.
  init() throws {
    let root = FileManager.default.currentDirectoryPath
    catalogue = try Catalogue(root: root)
    store = ProgressStore(root: root)
  }

  /// The first exercise that has not passed, in their order from `exercise` on, then from the first.
  func next(after exercise: Exercise? = nil) throws -> Exercise? {
    let all = catalogue.exercises
    let start = exercise.flatMap { all.firstIndex(of: $0) } ?? 0
    return try (all[start...] + all[..<start]).first { try store.state(of: $0) != .passed }
  }

  /// Checks an exercise, says what came out, and returns whether it passed.
  func check(_ exercise: Exercise) throws -> Bool {
    print("\(exercise.folder)  \(exercise.title)")
    flush()
    let verdict = try CheckRun(ExerciseBuild(root: catalogue.root), store).verdict(on: exercise)
    print(verdict.text(for: exercise), terminator: "")
    flush()
    return verdict.isPassed
  }

  /// What to do after an exercise has passed.
  func sayWhatComesNext(after exercise: Exercise) throws {
    print("Compare with a solution: ./book exercise solution \(exercise.name)")
    if let next = try next(after: exercise) {
      print("Next: \(next.name), \(next.task)")
    } else {
      print("That was the last one: every exercise has passed.")
    }
  }

  /// Lets what was printed appear before a child process or standard error says more.
  func flush() { fflush(nil) }
}

/// The argument that names an exercise.
struct Name: ParsableArguments {
  @Argument(help: "The name or the number of an exercise.")
  var name: String
}
