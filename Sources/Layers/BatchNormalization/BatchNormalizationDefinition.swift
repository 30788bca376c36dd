/// The definition of batch normalization and its gradients, as plain loops in Double: the reference for
/// `BatchNormalization`.
///
/// Channels don't influence each other, so a definition for one channel is enough. Here x is that channel's n values,
/// one for each pixel of each image in the batch.
public enum BatchNormalizationDefinition {
  /// Added to the variance, so that a constant channel doesn't divide by zero.
  public static let epsilon = 1e-5

  /// Returns μ = Σ x / n and the biased variance σ² = Σ (x − μ)² / n.
  public static func statistics(_ x: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    return (mean, variance)
  }

  /// Returns x̂ = (x − μ) / √(σ² + ε): mean 0 and standard deviation 1, if μ and σ² are those of x.
  public static func normalized(_ x: [Double], mean: Double, variance: Double) -> [Double] {
    x.map { ($0 - mean) / (variance + epsilon).squareRoot() }
  }

  /// Returns y = γ · x̂ + β.
  public static func forward(
    _ x: [Double], gamma: Double, beta: Double, mean: Double, variance: Double
  ) -> [Double] {
    normalized(x, mean: mean, variance: variance).map { gamma * $0 + beta }
  }

  /// Returns the gradients of the loss, from dy.
  ///
  /// - dβ = Σ dy
  /// - dγ = Σ dy · x̂
  /// - dx = γ / √(σ² + ε) · (dy − dβ / n − x̂ · dγ / n)
  ///
  /// The last two terms come from μ and σ², which depend on x in training. Running statistics don't, so with those
  /// (`usesBatchStatistics` false) dx = γ / √(σ² + ε) · dy.
  public static func backward(
    _ dy: [Double], x: [Double], gamma: Double, mean: Double, variance: Double, usesBatchStatistics: Bool
  ) -> (dx: [Double], dGamma: Double, dBeta: Double) {
    let n = Double(x.count)
    let normalized = normalized(x, mean: mean, variance: variance)
    let dBeta = dy.reduce(0, +)
    let dGamma = zip(dy, normalized).reduce(0) { $0 + $1.0 * $1.1 }
    let k = gamma / (variance + epsilon).squareRoot()
    let dx = zip(dy, normalized).map { dy, normalized in
      usesBatchStatistics ? k * (dy - dBeta / n - normalized * dGamma / n) : k * dy
    }
    return (dx, dGamma, dBeta)
  }
}
