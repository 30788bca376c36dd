import ArgumentParser
import ExerciseRunner

extension ExerciseCommand {
  /// Builds one exercise and checks it.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Builds one exercise and checks it.")

    @OptionGroup var exercise: Name

    func run() throws {
      let place = try Workplace()
      let exercise = try place.catalogue.exercise(exercise.name)
      guard try place.check(exercise) else { throw ExitCode.failure }
      try place.sayWhatComesNext(after: exercise)
    }
  }
}

extension ExerciseCommand {
  /// Shows one more hint each time.
  struct Hint: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the next hint to an exercise.")

    @OptionGroup var exercise: Name

    func run() throws {
      let place = try Workplace()
      try place.showHint(to: place.catalogue.exercise(exercise.name))
    }
  }
}

extension Workplace {
  /// Prints the next hint.
  func showHint(to exercise: Exercise) throws {
    let hints = try exercise.hints()
    let index = try store.nextHint(of: exercise, count: hints.count)
    print("Hint \(index + 1) of \(hints.count) to \(exercise.name)\n\n\(hints[index])")
    if index + 1 == hints.count {
      print("\nThat was the last one. ./book exercise solution \(exercise.name) --anyway")
    }
  }
}

extension ExerciseCommand {
  /// Shows a solution once the learner has one, or on demand.
  struct Solution: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a solution, once yours has passed.")

    @OptionGroup var exercise: Name

    @Flag(help: "Show it although the exercise has not passed yet.")
    var anyway = false

    func run() throws {
      let place = try Workplace()
      let exercise = try place.catalogue.exercise(exercise.name)
      guard try anyway || place.store.hasEverPassed(exercise) else {
        print("\(exercise.name) has not passed yet. A hint: ./book exercise hint \(exercise.name)")
        print("If you want to see it all the same: ./book exercise solution \(exercise.name) --anyway")
        throw ExitCode.failure
      }
      print(try exercise.solution(), terminator: "")
    }
  }
}

extension ExerciseCommand {
  /// Restores the starter.
  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Restores the starter of an exercise, and keeps your file as a backup.")

    @OptionGroup var exercise: Name

    func run() throws {
      let place = try Workplace()
      let exercise = try place.catalogue.exercise(exercise.name)
      let backup = try place.store.reset(exercise, keeping: exercise.answer())
      try exercise.restoreStarter()
      print("\(exercise.file) is the starter again. Your file was kept: \(backup)")
    }
  }
}
