// Answered with: keep raising the rate

import ExerciseChecks

/// Fine-tunes at higher and higher learning rates.
func sweep(_ rig: TrainingRig) throws -> LearningRateSweep {
  let rates = [0.0005, 0.001, 0.002, 0.005, 0.01]
  let accuracies = try rates.map { rate in
    var random = RandomSource(seed: 1)
    let target = rig.source.replacingOutput(classes: 2, using: &random)
    target.output.setLearningRateMultiplier(10)
    return try rig.train(target, learningRate: rate)
  }
  let lastThatWorks = accuracies.lastIndex { $0 > 0.6 } ?? -1
  return LearningRateSweep(rates: rates, accuracies: accuracies, breaksAt: rates[min(lastThatWorks + 1, 4)])
}
