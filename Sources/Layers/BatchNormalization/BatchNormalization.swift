import FineTuningCKernels
import FineTuningTensors

/// Batch normalization: brings every channel to mean 0 and standard deviation 1, then scales it by γ and shifts it
/// by β (Ioffe and Szegedy, 2015).
///
///     y = γ · (x − μ) / √(σ² + ε) + β
///
/// `BatchNormalizationDefinition` is the same as plain loops; here it is an affine map of each channel.
///
/// In training, μ and the (biased) variance σ² are those of the batch, and the running ones follow them:
/// running ← 0.9 · running + 0.1 · batch. Inference uses the running ones. In MXNet the running variance follows the
/// biased one of the batch, in PyTorch the unbiased one.
///
/// They move in the forward pass, as in PyTorch. MXNet moves them in the backward pass, which stops above the first
/// trainable layer, so there the statistics of `features.0` never change. Here they follow the data, so that
/// training and inference normalize alike.
///
/// With its running statistics frozen, a layer normalizes with them in training too: the batch doesn't matter, and
/// nothing moves.
public final class BatchNormalization: Layer {
  /// How the variance of a batch of n values is estimated from the sum of their squared distances to the mean.
  public enum VarianceEstimate: Sendable {
    /// The sum over n, as in MXNet.
    case biased
    /// The sum over n − 1, as in PyTorch.
    case unbiased
  }

  /// ε, which is added to the variance so that a constant channel doesn't divide by zero.
  public static let epsilon: Float = 1e-5

  /// Scale γ, one for each channel.
  public let gamma: Parameter
  /// Shift β, one for each channel.
  public let beta: Parameter
  /// The mean that inference uses.
  public let runningMean: Parameter
  /// The variance that inference uses.
  public let runningVariance: Parameter
  private let runningEstimate: VarianceEstimate
  private var saved: Saved?

  private static let momentum: Float = 0.9

  private struct Saved {
    /// The input x; fused with the ReLU that followed, if one did.
    let input: FusedInput
    let map: ChannelMap
  }

  /// Batch normalization of `channels`; without `affine`, γ stays 1 and β stays 0. The running variance
  /// follows the given estimate of the batch's.
  public convenience init(
    channels: Int, affine: Bool = true, runningVariance estimate: VarianceEstimate = .biased
  ) {
    let role: Parameter.Role = affine ? .weight : .constant
    self.init(
      gamma: Parameter(Tensor(repeating: 1, [channels]), role: role),
      beta: Parameter(Tensor(zeros: [channels]), role: role),
      runningMean: Parameter(Tensor(zeros: [channels]), role: .statistic),
      runningVariance: Parameter(Tensor(repeating: 1, [channels]), role: .statistic),
      runningEstimate: estimate)
  }

  private init(
    gamma: Parameter, beta: Parameter, runningMean: Parameter, runningVariance: Parameter,
    runningEstimate: VarianceEstimate
  ) {
    self.gamma = gamma
    self.beta = beta
    self.runningMean = runningMean
    self.runningVariance = runningVariance
    self.runningEstimate = runningEstimate
  }

  public var parameters: [(name: String, parameter: Parameter)] {
    [
      ("gamma", gamma), ("beta", beta), ("running_mean", runningMean), ("running_var", runningVariance),
    ]
  }

  private var channels: Int { gamma.value.count }

  // MARK: Forward

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    let map = map(for: input, mode)
    let rows = ChannelRows(input.shape)
    var output = Tensor(uninitialized: input.shape)
    input.read { x in
      output.write { y in
        rows.forEachRange { start, rows in
          channel_affine(x + start, rows, channels, map.scale, map.shift, y + start)
        }
      }
    }
    keep(FusedInput(input), map, mode)
    return output
  }

  /// Returns the input with batch normalization and ReLU still to be applied, for a layer that does so while it
  /// reads. `backward` then expects the gradient with respect to the output of that ReLU.
  public func rectified(_ input: consuming Tensor, _ mode: Mode) -> FusedInput {
    let map = map(for: input, mode)
    let rectified = FusedInput(rectifying: input, scale: map.scale, shift: map.shift)
    keep(rectified, map, mode)
    return rectified
  }

  /// Returns the map that normalizes `input`; in training mode, moves the running statistics.
  private func map(for input: Tensor, _ mode: Mode) -> ChannelMap {
    precondition(input.shape.last == channels, "\(summary) cannot take an input of shape \(input.shape)")
    let usesBatch = mode == .training && !runningMean.isFrozen
    let (mean, variance) =
      usesBatch
      ? ChannelRows(input.shape).statistics(input)
      : (runningMean.value.values, runningVariance.value.values)
    if usesBatch {
      move(runningMean, towards: mean)
      let scale = runningScale(input.count / channels)
      move(runningVariance, towards: variance.map { $0 * scale })
    }
    return ChannelMap(
      gamma: gamma.value.values, beta: beta.value.values, mean: mean, variance: variance,
      usesBatchStatistics: usesBatch)
  }

  private func keep(_ input: FusedInput, _ map: ChannelMap, _ mode: Mode) {
    guard mode == .training else { return }
    saved = Saved(input: input, map: map)
  }

  /// The factor from the biased variance of `count` values to the estimate that the running one follows. The
  /// variance of a single value is 0 either way.
  private func runningScale(_ count: Int) -> Float {
    runningEstimate == .biased ? 1 : Float(count) / Float(max(1, count - 1))
  }

  private func move(_ running: Parameter, towards batch: [Float]) {
    running.value.write { running in
      for (channel, value) in batch.enumerated() {
        running[channel] = Self.momentum * running[channel] + (1 - Self.momentum) * value
      }
    }
  }

  // MARK: Backward

  /// With k = γ / √(σ² + ε) and x̂ = (x − μ) / √(σ² + ε), over the n values of a channel:
  ///
  ///     dx = k · (dy − mean(dy) − x̂ · mean(dy · x̂)),  dγ = Σ dy · x̂,  dβ = Σ dy.
  ///
  /// Running statistics don't depend on x: then dx = k · dy. Sorted by dy and x, dx is an affine map too,
  /// k · dy + slope · x + offset.
  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let saved = kept(self.saved)
    self.saved = nil
    let (mean, inverseStandardDeviation) = (saved.map.mean, saved.map.inverseStandardDeviation)
    let rows = ChannelRows(gradient.shape)
    let (sumDy, sumDyX) = gradient.read { dy in
      saved.input.read { x, read in
        rows.sums { start, rows, sumDy, sumDyX in
          channel_gradient_moments(dy + start, x + start, read, rows, channels, mean, sumDy, sumDyX)
        }
      }
    }
    if gamma.isTrainable {
      gamma.gradient = Tensor(zip(sumDyX, inverseStandardDeviation).map { Float($0) * $1 }, [channels])
    }
    if beta.isTrainable {
      beta.gradient = Tensor(sumDy.map { Float($0) }, [channels])
    }
    guard needsInputGradient else { return nil }
    let k = zip(gamma.value.values, inverseStandardDeviation).map { $0 * $1 }
    let count = Float(rows.count)
    var (slope, offset) = ([Float](repeating: 0, count: channels), [Float](repeating: 0, count: channels))
    if saved.map.usesBatchStatistics {
      for c in 0..<channels {
        slope[c] =
          -k[c] * inverseStandardDeviation[c] * inverseStandardDeviation[c] * Float(sumDyX[c]) / count
        offset[c] = -k[c] * Float(sumDy[c]) / count - slope[c] * mean[c]
      }
    }
    var dx = gradient
    dx.write { dx in
      saved.input.read { x, read in
        rows.forEachRange { start, rows in
          channel_gradient(dx + start, x + start, read, rows, channels, k, slope, offset, dx + start)
        }
      }
    }
    return dx
  }

  public func copy() -> BatchNormalization {
    BatchNormalization(
      gamma: gamma.copy(), beta: beta.copy(), runningMean: runningMean.copy(),
      runningVariance: runningVariance.copy(), runningEstimate: runningEstimate)
  }

  public var summary: String {
    "BatchNormalization(\(channels))" + (gamma.role == .constant ? ", no scale or shift" : "")
  }
}
