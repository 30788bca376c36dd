import ArgumentParser
import ExerciseRunner
import Foundation

/// `./book exercise`: lists exercises, checks them, gives hints.
struct ExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise",
    abstract: "Lists the exercises, checks them, and gives hints.",
    discussion: """
      Each exercise is a folder: README.md sets the task, Exercise.swift is yours to edit. NAME is a name or a \
      number from the list.
      """,
    subcommands: [List.self, Check.self, Hint.self, Solution.self, Reset.self, Watch.self, Next.self],
    defaultSubcommand: List.self)
}

/// The exercises of the package in the current folder, and the learner's progress.
struct Workplace {
  let catalogue: Catalogue
  let store: ProgressStore

  /// Opens the package that `./book` has made the current folder.
  init() throws {
    let root = FileManager.default.currentDirectoryPath
    catalogue = try Catalogue(root: root)
    store = ProgressStore(root: root)
  }

  /// The first exercise that hasn't passed, starting at `exercise` and wrapping around.
  func next(startingAt exercise: Exercise? = nil) throws -> Exercise? {
    let all = catalogue.exercises
    let start = exercise.flatMap { all.firstIndex(of: $0) } ?? 0
    return try (all[start...] + all[..<start]).first { try store.state(of: $0) != .passed }
  }

  /// Checks an exercise, prints the verdict, and returns whether it passed.
  func check(_ exercise: Exercise) throws -> Bool {
    print("\(exercise.folder)  \(exercise.title)")
    flush()
    let verdict = try CheckRun(ExerciseBuild(root: catalogue.root), store).verdict(on: exercise)
    print(verdict.text(for: exercise), terminator: "")
    flush()
    return verdict.isPassed
  }

  /// Prints the next step after an exercise has passed.
  func sayWhatComesNext(after exercise: Exercise) throws {
    print("Compare with a solution: ./book exercise solution \(exercise.name)")
    if let next = try next(startingAt: exercise) {
      print("Next: \(next.name), \(next.task)")
    } else {
      print("That was the last one: every exercise has passed.")
    }
  }

  /// Flushes the output before a child process or standard error adds to it.
  func flush() { fflush(nil) }
}

/// The argument that names an exercise.
struct Name: ParsableArguments {
  @Argument(help: "The name or the number of an exercise.")
  var name: String
}
