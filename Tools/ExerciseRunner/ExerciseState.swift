/// A learner's state with an exercise.
public enum ExerciseState: Equatable, Sendable {
  /// The file is still the starter.
  case untouched
  /// The file was edited or checked, and hasn't passed as it is now.
  case tried(passedBefore: Bool)
  /// The check passed with the file as it is now.
  case passed
}
