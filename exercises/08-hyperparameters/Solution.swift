import ExerciseChecks

/// Tunes fine-tuning and training from scratch within a budget of runs.
func tune(_ budget: TuningBudget) throws -> Tuning {
  func best(
    from start: TuningBudget.Start, _ choices: [Hyperparameters]
  ) throws -> (choice: Hyperparameters, accuracy: Double) {
    var best = (choice: start.defaults, accuracy: 0.0)
    for choice in choices {
      let accuracy = try budget.accuracy(from: start, choice)
      if accuracy > best.accuracy { best = (choice, accuracy) }
    }
    return best
  }
  // Smaller batches take more steps with the same images, so the output layer needs less of a head start. Then find the
  // rate that suits them.
  let tuned = try best(
    from: .source,
    [0.01, 0.03, 0.1].map { Hyperparameters(learningRate: $0, outputMultiplier: 3, batchSize: 16) })
  let scratch = try best(
    from: .scratch, [0.01, 0.03, 0.1].map { Hyperparameters(learningRate: $0, batchSize: 16) })

  let (p, q) = (tuned.accuracy, scratch.accuracy)
  let error = ((p * (1 - p) + q * (1 - q)) / Double(budget.testCount)).squareRoot()
  return Tuning(fineTuned: tuned, scratch: scratch, gapRemains: abs(p - q) > 2 * error)
}
