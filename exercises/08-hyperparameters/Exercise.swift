import ExerciseChecks

/// Tunes fine-tuning and training from scratch within a budget of runs.
///
/// - Parameter budget: `budget.accuracy(from: .source, hyperparameters)` spends a run and returns the
///   accuracy on `budget.testCount` images; `.scratch` trains from scratch. Hyperparameters are, for example,
///   `Hyperparameters(learningRate: 0.01, outputMultiplier: 10, batchSize: 96, weightDecay: 0.001)`.
/// - Returns: the best choice for each network with its accuracy, and whether the accuracies differ by more
///   than two standard errors.
func tune(_ budget: TuningBudget) throws -> Tuning {
  throw Unsolved("tune: the best hyperparameters for each of the two networks, within ten runs")
}
