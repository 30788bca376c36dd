/// Batch normalization once the statistics are known: an affine map of each channel, y = scale · x + shift.
///
/// From y = γ · (x − μ) / √(σ² + ε) + β follow scale = γ / √(σ² + ε) and shift = β − μ · scale. A map takes one
/// multiplication and addition for each value, and the next layer can apply it while it reads.
struct ChannelMap {
  let scale, shift, mean, inverseStandardDeviation: [Float]
  let usesBatchStatistics: Bool

  init(gamma: [Float], beta: [Float], mean: [Float], variance: [Float], usesBatchStatistics: Bool) {
    let inverseStandardDeviation = variance.map { 1 / ($0 + BatchNormalization.epsilon).squareRoot() }
    let scale = zip(gamma, inverseStandardDeviation).map { $0 * $1 }
    self.scale = scale
    self.shift = gamma.indices.map { beta[$0] - mean[$0] * scale[$0] }
    self.mean = mean
    self.inverseStandardDeviation = inverseStandardDeviation
    self.usesBatchStatistics = usesBatchStatistics
  }
}
