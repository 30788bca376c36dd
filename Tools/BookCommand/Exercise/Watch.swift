import ArgumentParser
import ExerciseRunner

extension ExerciseCommand {
  /// Checks each file as it is saved, until told to stop.
  struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks an exercise whenever its file is saved.",
      discussion: "Keys: c or return checks now, h shows a hint, n goes to the next exercise, q quits.")

    @Argument(help: "The exercise to begin with. (default: the next that has not passed)")
    var name: String?

    func run() throws {
      let place = try Workplace()
      var exercise =
        try name.map { try place.catalogue.exercise($0) } ?? place.next() ?? place.catalogue.exercises[0]
      var watch = FileWatch(place.catalogue)
      let keyboard = Keyboard()
      introduce(exercise)
      // Work begun earlier is checked without being saved again.
      if case .tried = try place.store.state(of: exercise) { try check(exercise, place) }
      while true {
        // A file saved during the last check counts too.
        if let saved = watch.saved() {
          exercise = saved
          try check(exercise, place)
          continue
        }
        switch keyboard.key(within: 0.3) {
        case "c", "\n", "\r": try check(exercise, place)
        case "h":
          print()
          try place.showHint(to: exercise)
          prompt()
        case "n":
          exercise = try next(after: exercise, place)
          introduce(exercise)
        case "q", Keyboard.controlC, Keyboard.controlD: return print()
        default: break
        }
      }
    }

    /// The next exercise in order that hasn't passed; this one only if no other is left.
    private func next(after exercise: Exercise, _ place: Workplace) throws -> Exercise {
      let all = place.catalogue.exercises
      let index = (all.firstIndex(of: exercise) ?? 0) + 1
      return try place.next(startingAt: all[index % all.count]) ?? all[index % all.count]
    }

    private func introduce(_ exercise: Exercise) {
      print(
        "\n\(exercise.folder)  \(exercise.title)\n  the task   \(exercise.task)\n  your file  \(exercise.file)"
      )
      prompt()
    }

    private func check(_ exercise: Exercise, _ place: Workplace) throws {
      print()
      if try place.check(exercise) { try place.sayWhatComesNext(after: exercise) }
      prompt()
    }

    private func prompt() {
      print("\nSave a file and it is checked.   c check now   h hint   n next   q quit")
    }
  }
}
