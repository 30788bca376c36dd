import ExerciseChecks

/// Fine-tunes at higher and higher learning rates.
func sweep(_ rig: TrainingRig) throws -> LearningRateSweep {
  let rates = [0.001, 0.003, 0.01, 0.03, 0.1, 1, 10]
  let accuracies = try rates.map { rate in
    var random = RandomSource(seed: 1)
    let target = rig.source.replacingOutput(classes: 2, using: &random)
    target.output.setLearningRateMultiplier(10)
    return try rig.train(target, learningRate: rate)
  }
  let lastThatWorks = accuracies.lastIndex { $0 > 0.6 } ?? -1
  return LearningRateSweep(rates: rates, accuracies: accuracies, breaksAt: rates[lastThatWorks + 1])
}
