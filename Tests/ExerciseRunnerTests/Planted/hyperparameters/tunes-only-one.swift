// Answered with: at least 3 runs from scratch

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
  // Smaller batches take more steps with the same images. Then find the rate that suits them.
  let tuned = try best(
    from: .source,
    [0.003, 0.01, 0.03].map { Hyperparameters(learningRate: $0, outputMultiplier: 10, batchSize: 96) })
  let scratch = try best(from: .scratch, [TuningBudget.Start.scratch.defaults])

  let (p, q) = (tuned.accuracy, scratch.accuracy)
  let error = ((p * (1 - p) + q * (1 - q)) / Double(budget.testCount)).squareRoot()
  return Tuning(fineTuned: tuned, scratch: scratch, gapRemains: abs(p - q) > 2 * error)
}
