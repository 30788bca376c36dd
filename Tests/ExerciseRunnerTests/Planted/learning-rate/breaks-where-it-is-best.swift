// Answered with: how you choose it

import ExerciseChecks

/// Fine-tunes at higher and higher learning rates.
func sweep(_ rig: TrainingRig) throws -> LearningRateSweep {
  let rates = [0.003, 0.01, 0.03, 1, 10]
  let accuracies = try rates.map { rate in
    var random = RandomSource(seed: 1)
    let target = rig.source.replacingOutput(classes: 2, using: &random)
    target.output.setLearningRateMultiplier(10)
    return try rig.train(target, learningRate: rate)
  }
  let best = accuracies.indices.max { accuracies[$0] < accuracies[$1] } ?? 0
  return LearningRateSweep(rates: rates, accuracies: accuracies, breaksAt: rates[best])
}
