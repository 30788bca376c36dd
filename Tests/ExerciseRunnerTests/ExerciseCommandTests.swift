import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import ExerciseRunner

/// Runs `./book exercise` as a learner would, in a package with one exercise.
@Suite struct ExerciseCommandTests {
  @Test func goesFromTheListToTheSolution() throws {
    try withSampleExercise { exercise, catalogue, data in
      func run(_ arguments: String...) throws -> ChapterProcess {
        try ChapterProcess(
          "BookCommand", ["exercise"] + arguments, environment: ["XDG_DATA_HOME": data], in: catalogue.root)
      }
      let list = try run().output
      #expect(list.contains("░  0 of 1 passed\n") && list.contains("\n01  01-dataset\n  · 01 one "))
      #expect(list.contains("Next: read exercises/01-one/README.md"))
      #expect(try run("next").output.hasPrefix("# One\n"))

      #expect(try run("hint", "one").output == "Hint 1 of 2 to one\n\nFirst.\n")
      #expect(
        try run("hint", "1").output.contains(
          "Hint 2 of 2 to one\n\nSecond,\nlonger.\n\nThat was the last one."))

      let refused = try run("solution", "one")
      #expect(
        refused.exitCode == 1 && refused.output.contains("--anyway") && !refused.output.contains("solution\n")
      )
      #expect(try run("solution", "one", "--anyway").output == "solution\n")

      let path = "\(catalogue.root)/\(exercise.file)"
      try AtomicFile.write("mine\n", to: path)
      #expect(try run("list").output.contains("  ○ 01 one ") && run("list").output.contains("(tried)"))
      try ProgressStore(root: catalogue.root, data: data).record("mine\n", of: exercise, passed: true)
      #expect(try run("list").output.contains("█  1 of 1 passed"))
      #expect(try run("next").output == "Every exercise has passed.\n")
      #expect(try run("solution", "one").output == "solution\n")
      try AtomicFile.write("changed\n", to: path)
      #expect(try run("list").output.contains("(passed before; changed since)"))

      let reset = try run("reset", "one").output
      let backup = try #require(reset.firstMatch(of: /Your file was kept: (.+)\n/)).output.1
      #expect(try String(contentsOfFile: String(backup), encoding: .utf8) == "changed\n")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "starter\n")
    }
  }

  @Test func explainsAWrongCommandLine() throws {
    try withSampleExercise { _, catalogue, data in
      let unknown = try ChapterProcess(
        "BookCommand", ["exercise", "check", "two"], environment: ["XDG_DATA_HOME": data], in: catalogue.root)
      #expect(unknown.exitCode != 0 && unknown.errors.contains("expected a name or a number from the list"))
      let elsewhere = try ChapterProcess("BookCommand", ["exercise"], in: data.replacing("/data", with: ""))
      #expect(elsewhere.exitCode != 0 && elsewhere.errors.contains("run ./book exercise"))
    }
  }

  /// The learner isn't blamed for a library that doesn't build.
  @Test func distinguishesABrokenLibraryFromAWrongAnswer() throws {
    try withSampleExercise { exercise, catalogue, data in
      let store = ProgressStore(root: catalogue.root, data: data)
      let error = #expect(throws: InputError.self) {
        try CheckRun(ExerciseBuild(root: catalogue.root), store).verdict(
          on: exercise, status: StatusLine(isShown: false))
      }
      #expect(error?.advice.contains("the exercise isn't the cause") == true)
      let state = try store.state(of: exercise)
      #expect(state == .untouched)
    }
  }
}
