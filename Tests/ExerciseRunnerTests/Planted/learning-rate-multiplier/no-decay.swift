// Answered with: the decay pulls towards 0

import ExerciseChecks

/// Takes a step of stochastic gradient descent: w ← w − η m (g + λ w) for every parameter that `isTrainable`.
func step(_ parameters: [Parameter], learningRate: Float, weightDecay: Float) throws {
  for parameter in parameters where parameter.isTrainable {
    guard let gradient = parameter.gradient else { continue }
    let rate = learningRate * parameter.learningRateMultiplier
    let stepped = zip(parameter.value.values, gradient.values).map { w, g in
      w - rate * g
    }
    parameter.value = Tensor(stepped, parameter.value.shape)
  }
}
