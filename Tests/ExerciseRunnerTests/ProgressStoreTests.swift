import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import ExerciseRunner

/// Runs `body` with a package of one exercise and a folder for progress, and removes both afterwards.
func withSampleExercise(_ body: (_ exercise: Exercise, _ catalogue: Catalogue, _ data: String) throws -> Void)
  throws
{
  try withTemporaryFolder { folder in
    let root = folder + "/package"
    let files = [
      "01-one/README.md": "# One\n\n[x](../../chapters/01-dataset/README.md)\n",
      "01-one/Exercise.swift": "starter\n", ".starters/one.swift": "starter\n",
      "01-one/Solution.swift": "solution\n",
      "01-one/hints.md": "# Hints\n\n## Hint 1\n\nFirst.\n\n## Hint 2\n\nSecond,\nlonger.\n",
    ]
    for (name, text) in files { try AtomicFile.write(text, to: "\(root)/exercises/\(name)") }
    let catalogue = try Catalogue(root: root)
    try body(catalogue.exercises[0], catalogue, folder + "/data")
  }
}

@Suite struct ProgressStoreTests {
  @Test func anEditedFileHasNotPassed() throws {
    try withSampleExercise { exercise, catalogue, data in
      // A new store each time, so only the disk can remember.
      func state() throws -> ExerciseState {
        try ProgressStore(root: catalogue.root, data: data).state(of: exercise)
      }
      let store = ProgressStore(root: catalogue.root, data: data)
      let path = "\(catalogue.root)/\(exercise.file)"
      #expect(try state() == .untouched)
      try store.record("starter\n", of: exercise, passed: false)
      #expect(try state() == .tried(passedBefore: false))
      try AtomicFile.write("answer\n", to: path)
      try store.record("answer\n", of: exercise, passed: true)
      #expect(try state() == .passed)
      try AtomicFile.write("changed\n", to: path)
      #expect(try state() == .tried(passedBefore: true))
      #expect(try store.hasEverPassed(exercise))
      try AtomicFile.write("answer\n", to: path)
      #expect(try state() == .passed)
      // Progress lies outside the package, where no clean, pull or checkout can remove it.
      #expect(try files(under: catalogue.root).keys.allSatisfy { $0.hasPrefix("exercises/") })
    }
  }

  @Test func anEditCountsAsATry() throws {
    try withSampleExercise { exercise, catalogue, data in
      try AtomicFile.write("begun\n", to: "\(catalogue.root)/\(exercise.file)")
      #expect(
        try ProgressStore(root: catalogue.root, data: data).state(of: exercise) == .tried(passedBefore: false)
      )
    }
  }

  @Test func showsHintsOneByOneAndThenRepeatsTheLast() throws {
    try withSampleExercise { exercise, catalogue, data in
      #expect(try exercise.hints() == ["First.", "Second,\nlonger."])
      let shown = try (0..<4).map { _ in
        try ProgressStore(root: catalogue.root, data: data).nextHint(of: exercise, count: 2)
      }
      #expect(shown == [0, 1, 1, 1])
    }
  }

  @Test(arguments: [(Int.max, 1), (Int.min, 0), (-1, 0), (7, 1)])
  func showsAHintWhateverNumberWasSaved(saved: Int, expected: Int) throws {
    try withSampleExercise { exercise, catalogue, data in
      let store = ProgressStore(root: catalogue.root, data: data)
      let record = #"{"\#(exercise.name)":{"hintsShown":\#(saved),"wasChecked":true}}"#
      try AtomicFile.write(record, to: store.folder + "/progress.json")
      #expect(try store.nextHint(of: exercise, count: 2) == expected)
    }
  }

  @Test func resetBacksUpTheAnswerAndForgetsProgress() throws {
    try withSampleExercise { exercise, catalogue, data in
      let store = ProgressStore(root: catalogue.root, data: data)
      try AtomicFile.write("mine\n", to: "\(catalogue.root)/\(exercise.file)")
      try store.record("mine\n", of: exercise, passed: true)
      let backup = try store.reset(exercise, keeping: exercise.answer())
      try exercise.restoreStarter()
      #expect(try String(contentsOfFile: backup, encoding: .utf8) == "mine\n")
      #expect(try store.state(of: exercise) == .untouched)
      #expect(try !store.hasEverPassed(exercise))
    }
  }

  @Test func rejectsUnreadableProgress() throws {
    try withSampleExercise { exercise, catalogue, data in
      let store = ProgressStore(root: catalogue.root, data: data)
      try AtomicFile.write("{", to: store.folder + "/progress.json")
      #expect(throws: InputError.self) { try store.state(of: exercise) }
    }
  }

  @Test func noticesASaveOnce() throws {
    try withSampleExercise { exercise, catalogue, _ in
      var watch = FileWatch(catalogue)
      #expect(watch.saved() == nil)
      try AtomicFile.write("saved!\n", to: "\(catalogue.root)/\(exercise.file)")
      #expect(watch.saved() == exercise)
      #expect(watch.saved() == nil)
      unlink("\(catalogue.root)/\(exercise.file)")
      #expect(watch.saved() == nil)
    }
  }
}
