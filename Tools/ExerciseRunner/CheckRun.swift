import Foundation

/// Builds and checks the learner's file of one exercise.
public struct CheckRun: Sendable {
  private let build: ExerciseBuild
  private let store: ProgressStore
  private let timeLimit: Double?

  /// Builds with `build`, and records the verdicts in `store`.
  ///
  /// - Parameter timeLimit: a check's time limit in seconds, or nil for the limit that it asks for.
  public init(_ build: ExerciseBuild, _ store: ProgressStore, timeLimit: Double? = nil) {
    self.build = build
    self.store = store
    self.timeLimit = timeLimit
  }

  /// Builds the exercise, and nothing else, and checks it.
  ///
  /// - Throws: `InputError` for anything that the learner can't fix in the answer.
  public func verdict(on exercise: Exercise, status: StatusLine = StatusLine()) throws -> Verdict {
    let answer = try exercise.answer()
    let verdict: Verdict
    if let errors = try build.errors(in: exercise, status: status) {
      verdict = Verdict(.doesNotCompile(own: errors.own, glue: errors.glue))
    } else {
      let program = build.program(of: exercise.name)
      verdict = try CheckProcess(program: program, folder: build.root, timeLimit: timeLimit).verdict(status)
    }
    // If the file was saved again meanwhile, the state won't say that it passed.
    try store.record(answer, of: exercise, passed: verdict.isPassed)
    return verdict
  }
}
