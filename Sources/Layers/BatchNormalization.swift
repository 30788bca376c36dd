import CKernels
import Tensors

/// Batch normalization: every channel is brought to mean 0 and standard deviation 1, then scaled by γ and shifted
/// by β (Ioffe and Szegedy, 2015).
///
/// In training the mean and the (biased) variance are those of the batch, and the running ones follow them:
/// running ← 0.9 · running + 0.1 · batch. In inference the running ones are used. MXNet lets the running
/// variance follow the biased one of the batch, PyTorch the unbiased one.
///
/// They move in the forward pass, as in PyTorch. MXNet moves them in the backward pass, which stops above
/// the first layer that has anything to train: there the statistics of `features.0` stay what they were.
/// Here they follow the data, so that training and inference normalize alike.
///
/// With its running statistics frozen, a layer normalizes with them in training too: what a batch holds does
/// not matter any more, and nothing moves.
public final class BatchNormalization: Layer {
  /// How the variance of a batch of n numbers is estimated from the sum of their squared distances.
  public enum VarianceEstimate: Sendable {
    /// The sum over n, as in MXNet.
    case biased
    /// The sum over n − 1, as in PyTorch.
    case unbiased
  }

  /// Scale γ, one number a channel.
  public let gamma: Parameter
  /// Shift β, one number a channel.
  public let beta: Parameter
  /// The mean that inference uses.
  public let runningMean: Parameter
  /// The variance that inference uses.
  public let runningVariance: Parameter
  private let runningEstimate: VarianceEstimate
  private var saved: Saved?

  private static let epsilon: Float = 1e-5
  private static let momentum: Float = 0.9

  private struct Saved {
    /// What was normalized; read through it, what the rectifier made of the result, if one came after.
    let input: FusedInput
    let normalization: ChannelMap
  }

  /// The affine map of each channel that normalization comes to.
  private struct ChannelMap {
    let scale, shift, mean, inverseStandardDeviation: [Float]
    let usedBatch: Bool
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
  private var minimumRows: Int { max(1, Parallel.minimumGrain / channels) }

  // MARK: Forward

  public func forward(_ input: consuming Tensor, _ mode: Mode) -> Tensor {
    let normalization = normalization(of: input, mode)
    let output = input.read { x in
      map(input) { at, rows, y in
        channel_affine(x + at, rows, channels, normalization.scale, normalization.shift, y)
      }
    }
    keep(FusedInput(input), normalization, mode)
    return output
  }

  /// The normalized input behind a rectifier, for a layer that computes it while it reads. `backward` then
  /// takes the gradient of that.
  public func rectified(_ input: consuming Tensor, _ mode: Mode) -> FusedInput {
    let normalization = normalization(of: input, mode)
    let rectified = FusedInput(
      rectifying: input, scale: normalization.scale, shift: normalization.shift)
    keep(rectified, normalization, mode)
    return rectified
  }

  /// What normalizing `input` comes to; in training mode, the running statistics follow it.
  private func normalization(of input: Tensor, _ mode: Mode) -> ChannelMap {
    precondition(input.shape.last == channels, "\(summary) cannot take an input of shape \(input.shape)")
    let usesBatch = mode == .training && !runningMean.isFrozen
    let (mean, variance) =
      usesBatch ? batchStatistics(input) : (runningMean.value.values, runningVariance.value.values)
    if usesBatch {
      follow(mean, runningMean)
      let scale = runningScale(input.count / channels)
      follow(variance.map { $0 * scale }, runningVariance)
    }
    let inverseStandardDeviation = variance.map { 1 / ($0 + Self.epsilon).squareRoot() }
    let (gamma, beta) = (gamma.value.values, beta.value.values)
    let scale = zip(gamma, inverseStandardDeviation).map { $0 * $1 }
    return ChannelMap(
      scale: scale, shift: (0..<channels).map { beta[$0] - mean[$0] * scale[$0] }, mean: mean,
      inverseStandardDeviation: inverseStandardDeviation, usedBatch: usesBatch)
  }

  private func keep(_ input: FusedInput, _ normalization: ChannelMap, _ mode: Mode) {
    guard mode == .training else { return }
    saved = Saved(input: input, normalization: normalization)
  }

  /// Mean and biased variance of each channel, summed in double about the first pixel's values.
  private func batchStatistics(_ input: Tensor) -> (mean: [Float], variance: [Float]) {
    let pivot = input.read { x in (0..<channels).map { x[$0] } }
    let (sums, squares) = input.read { x in
      channelSums(input) { at, rows, sums, squares in
        channel_moments(x + at, rows, channels, pivot, sums, squares)
      }
    }
    let count = Double(input.count / channels)
    var mean: [Float] = []
    var variance: [Float] = []
    for channel in 0..<channels {
      let offset = sums[channel] / count
      mean.append(pivot[channel] + Float(offset))
      variance.append(Float(max(0, squares[channel] / count - offset * offset)))
    }
    return (mean, variance)
  }

  /// From the biased variance of `count` numbers to what the running one follows. That of a single number
  /// is 0 in either way.
  private func runningScale(_ count: Int) -> Float {
    runningEstimate == .biased ? 1 : Float(count) / Float(max(1, count - 1))
  }

  private func follow(_ batch: [Float], _ running: Parameter) {
    running.value.write { running in
      for (channel, value) in batch.enumerated() {
        running[channel] = Self.momentum * running[channel] + (1 - Self.momentum) * value
      }
    }
  }

  // MARK: Backward

  /// With k = γ/σ and x̂ = (x − μ)/σ, over a batch of n numbers a channel:
  /// dx = k · (dy − mean(dy) − x̂ · mean(dy · x̂)), dγ = Σ dy · x̂, dβ = Σ dy.
  /// Running statistics do not depend on x: then dx = k · dy.
  public func backward(_ gradient: consuming Tensor, needsInputGradient: Bool) -> Tensor? {
    let saved = kept(self.saved)
    self.saved = nil
    let (mean, inverseStandardDeviation) = (
      saved.normalization.mean, saved.normalization.inverseStandardDeviation
    )
    let (sumDy, sumDyX) = gradient.read { dy in
      saved.input.read { x, read in
        channelSums(gradient) { at, rows, sumDy, sumDyX in
          channel_gradient_moments(dy + at, x + at, read, rows, channels, mean, sumDy, sumDyX)
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
    let count = Float(gradient.count / channels)
    var (slope, offset) = ([Float](repeating: 0, count: channels), [Float](repeating: 0, count: channels))
    if saved.normalization.usedBatch {
      for c in 0..<channels {
        slope[c] =
          -k[c] * inverseStandardDeviation[c] * inverseStandardDeviation[c] * Float(sumDyX[c]) / count
        offset[c] = -k[c] * Float(sumDy[c]) / count - slope[c] * mean[c]
      }
    }
    var dx = gradient
    let rows = dx.count / channels
    dx.write { dx in
      saved.input.read { x, read in
        Parallel.split(rows, grain: minimumRows) { rows in
          let at = rows.lowerBound * channels
          channel_gradient(dx + at, x + at, read, rows.count, channels, k, slope, offset, dx + at)
        }
      }
    }
    return dx
  }

  // MARK: Parts

  /// A tensor computed from rows of `source` at the same places, in parallel.
  private func map(
    _ source: Tensor, _ kernel: (_ at: Int, _ rows: Int, UnsafeMutablePointer<Float>) -> Void
  ) -> Tensor {
    var output = Tensor(uninitialized: source.shape)
    output.write { y in
      Parallel.split(source.count / channels, grain: minimumRows) { rows in
        let at = rows.lowerBound * channels
        kernel(at, rows.count, y + at)
      }
    }
    return output
  }

  /// Two sums over rows for each channel: of parts of the rows in parallel, then over the parts in order. There are
  /// as many parts on every machine.
  private func channelSums(
    _ source: Tensor,
    _ kernel: (_ at: Int, _ rows: Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) -> (first: [Double], second: [Double]) {
    let (size, rows, count) = (2 * channels, source.count / channels, 64)
    var parts = [Double](repeating: 0, count: count * size)
    parts.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let sums = base
      Parallel.split(count) { range in
        for index in range {
          let (first, part) = (rows * index / count, sums + index * size)
          kernel(first * channels, rows * (index + 1) / count - first, part, part + channels)
        }
      }
    }
    let total = (0..<size).map { place in
      stride(from: place, to: parts.count, by: size).reduce(0) { $0 + parts[$1] }
    }
    return (Array(total.prefix(channels)), Array(total.suffix(channels)))
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
