import Foundation

/// Building and checking the file of one exercise.
public struct CheckRun: Sendable {
  private let build: ExerciseBuild
  private let store: ProgressStore
  private let timeLimit: Double?

  /// Checks exercises as `build` builds them, and remembers in `store` what came out.
  ///
  /// - Parameter timeLimit: seconds after which a check is ended, or nil for those that it asks for.
  public init(_ build: ExerciseBuild, _ store: ProgressStore, timeLimit: Double? = nil) {
    self.build = build
    self.store = store
    self.timeLimit = timeLimit
  }

  /// Builds the exercise alone and checks it.
  ///
  /// - Throws: `InputError` for what is not the learner's to mend.
  public func verdict(on exercise: Exercise, status: StatusLine = StatusLine()) throws -> Verdict {
    let answer = try exercise.answer()
    let verdict: Verdict
    if let errors = try build.errors(in: exercise, status: status) {
      verdict = Verdict(.doesNotCompile(own: errors.own, glue: errors.glue))
    } else {
      let program = build.program(of: exercise.name)
      verdict = try CheckProcess(program: program, folder: build.root, timeLimit: timeLimit).verdict(status)
    }
    // Saved again meanwhile: what passed is not what is there now, and the state will say so.
    try store.remember(answer, of: exercise, passed: verdict.isPassed)
    return verdict
  }
}
