import ArgumentParser
import ExerciseRunner
import Foundation

extension ExerciseCommand {
  /// The list of all exercises with their states.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the exercises by chapter, with your progress.")

    func run() throws {
      let place = try Workplace()
      let states = try place.catalogue.exercises.map { ($0, try place.store.state(of: $0)) }
      let passed = states.count { $0.1 == .passed }
      let bar = String(repeating: "█", count: passed) + String(repeating: "░", count: states.count - passed)
      print("Exercises  \(bar)  \(passed) of \(states.count) passed")
      var chapter = ""
      for (exercise, state) in states {
        if exercise.chapter != chapter {
          chapter = exercise.chapter
          print("\n\(chapter.prefix(2))  \(place.catalogue.title(ofChapter: chapter))")
        }
        let name = exercise.name.padded(to: 25)
        print("  \(state.mark) \(exercise.number) \(name) \(exercise.title)\(state.remark)")
      }
      if let next = try place.next() {
        print("\nNext: read \(next.task), edit \(next.file), then")
        print("  ./book exercise check \(next.name)     or, at every save: ./book exercise watch")
      }
    }
  }
}

extension ExerciseState {
  fileprivate var mark: String {
    switch self {
    case .untouched: "·"
    case .tried: "○"
    case .passed: "✓"
    }
  }

  fileprivate var remark: String {
    switch self {
    case .untouched, .passed: ""
    case .tried(passedBefore: false): "  (tried)"
    case .tried(passedBefore: true): "  (passed before; changed since)"
    }
  }
}

extension ExerciseCommand {
  /// Shows the next task.
  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the task of the next exercise that has not passed.")

    func run() throws {
      let place = try Workplace()
      guard let next = try place.next() else {
        return print("Every exercise has passed.")
      }
      print(try next.taskText(), terminator: "")
    }
  }
}
