// Answered with: features.rows.shape[1] inputs

import ExerciseChecks

/// Trains a linear layer on features that are computed only once.
func trainProbe(on features: FeatureMatrix, classes: Int) throws -> Dense {
  var random = RandomSource(seed: 1)
  return Dense(inputs: features.rows.shape[0], outputs: classes, using: &random)
}
