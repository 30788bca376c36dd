import FineTuningFiles
import Foundation
import TestSupport
import Testing

@testable import ExerciseRunner

@Suite struct VerdictTextTests {
  private let started = CheckEvent.started(timeLimit: 20, note: nil)

  @Test func onlyAFinishedCheckPasses() throws {
    let met: [CheckEvent] = [started, .checking("one"), .met(remark: "12 of 12")]
    #expect(Verdict(met + [.finished], ending: .finished).isPassed)
    // The process succeeded, but before the check was complete: a call to exit(0).
    #expect(Verdict(met, ending: .finished).ending == .leftEarly(0))
    #expect(!Verdict([started, .finished], ending: .finished).isPassed)
    #expect(!Verdict(met + [.checking("two"), .finished], ending: .finished).isPassed)
    #expect(!Verdict([], ending: .finished).isPassed)
  }

  @Test func showsExpectedAndFound() throws {
    try withSampleExercise { exercise, _, _ in
      let shortfall = Shortfall(expected: "3 numbers", found: "none\nat all", look: "at the loop")
      let events: [CheckEvent] = [
        started, .checking("one"), .met(remark: nil), .checking("two"), .unmet(shortfall), .finished,
      ]
      #expect(
        Verdict(events, ending: .finished).text(for: exercise) == """
            ✓ one
            ✗ two
                expected  3 numbers
                found     none
                          at all
                look      at the loop

          Not yet: 1 of the 2 requirements looked at are met. Stuck? ./book exercise hint one

          """)
    }
  }

  @Test func quotesCompilerErrorsInTheLearnersFileOnly() throws {
    try withSampleExercise { exercise, catalogue, _ in
      let path = "\(catalogue.root)/exercises/01-one/"
      let output = """
        warning: 'package': something else
        [1/4] Compiling exercise_one Exercise.swift
        \(path)Exercise.swift:7:3: warning: variable was never used
         7 |   let x = 1
           |       `- warning: variable was never used

        \(path)Exercise.swift:9:10: error: cannot find 'y' in scope
         9 |   return y
           |          `- error: cannot find 'y' in scope
        \(path)main.swift:6:1: error: missing argument
         6 | check()
        error: emit-module command failed with exit code 1 (use -v to see invocation)
        [2/4] Compiling exercise_one main.swift
        \(path)Exercise.swift:9:10: error: cannot find 'y' in scope
         9 |   return y
           |          `- error: cannot find 'y' in scope
        """
      let errors = CompilerErrors(output, exercise: exercise, root: catalogue.root)
      #expect(
        errors.own == [
          """
          exercises/01-one/Exercise.swift:9:10: error: cannot find 'y' in scope
           9 |   return y
             |          `- error: cannot find 'y' in scope
          """
        ])
      #expect(errors.glue == ["exercises/01-one/main.swift:6:1: error: missing argument\n 6 | check()"])
    }
  }

  @Test func explainsWhenTheCompilerGivesUp() throws {
    try withSampleExercise { exercise, _, _ in
      func text(_ error: String) -> String {
        Verdict(.doesNotCompile(own: ["Exercise.swift:7:3: error: \(error)"], glue: [])).text(for: exercise)
      }
      let givingUp = "the compiler is unable to type-check this expression in reasonable time; try …"
      #expect(text(givingUp).contains("Give its parts names"))
      #expect(!text("cannot find 'x' in scope").contains("Give its parts names"))
    }
  }

  @Test func findsTheLineOfACrash() throws {
    let trace = """
      exercise_one/Exercise.swift:12: Fatal error: Division by zero

      Thread 0 "exercise-one" crashed:

      0 0x0 step(_:) + 12 in exercise-one at /book/exercises/01-one/Exercise.swift:12:5
      """
    let crash = Crash(trace, signal: SIGILL, root: "/book")
    #expect(crash.reason == "Division by zero")
    #expect(crash.place == "exercises/01-one/Exercise.swift:12")
    let silent = Crash("", signal: SIGKILL, root: "/book")
    #expect(silent.reason == "Killed" && silent.place == nil)
    let index = "  0 [inlined] [system] 0x0 specialized Array.subscript.getter in exercise-one"
    #expect(Crash(index, signal: SIGILL, root: "/book").reason == "an array index out of range")
  }

  @Test func looksUpTheMessageOfAPrecondition() throws {
    try withTemporaryFolder { root in
      let source = "func f() {\n  precondition(\n    x > 0,\n    \"x is not positive\")\n}\n"
      try AtomicFile.write(source, to: "\(root)/Sources/Layers/F.swift")
      let trace = """
        *** Swift runtime failure: precondition failure ***
        0 0x0 f() in exercise-one at \(root)/Sources/Layers/F.swift:2:3
        1 0x0 step(_:) in exercise-one at \(root)/exercises/01-one/Exercise.swift:12:5
        """
      let crash = Crash(trace, signal: SIGILL, root: root)
      #expect(crash.reason == "x is not positive" && crash.place == "exercises/01-one/Exercise.swift:12")
    }
  }

  @Test func stopsAnEndlessLoop() throws {
    // `yes` loops forever and asks for no time limit.
    let verdict = try CheckProcess(program: "/usr/bin/yes", folder: "/", timeLimit: 0.2).verdict(
      StatusLine(isShown: false), output: .nullDevice)
    #expect(verdict.ending == .tookTooLong(0.2))
    let crashed = try CheckProcess(program: "/bin/false", folder: "/", timeLimit: 5).verdict(
      StatusLine(isShown: false))
    #expect(crashed.ending == .leftEarly(1) && !crashed.isPassed)
  }
}
