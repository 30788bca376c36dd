import CKernels
import Tensors

/// Batch normalization (Ioffe and Szegedy, 2015): shifts and scales every channel to mean 0 and standard deviation 1,
/// then scales by γ and shifts by β. `BatchNormalizationDefinition` writes the formulas out.
///
/// Training uses the mean and the (biased) variance of the batch, and the running statistics follow them:
/// running ← 0.9 · running + 0.1 · batch. Inference uses the running statistics. In MXNet the running variance follows
/// the biased variance of the batch, in PyTorch the unbiased one.
///
/// The statistics move in the forward pass, as in PyTorch. MXNet moves them in the backward pass, which stops above
/// the first layer with anything to train: there the statistics of `features.0` never move. Here they follow the
/// data, so training and inference normalize alike.
///
/// With frozen running statistics, a layer normalizes with them in training too: the content of a batch no longer
/// matters, and nothing moves.
public final class BatchNormalization: Layer {
  /// The estimate of a batch's variance from the sum of n squared distances to the mean.
  public enum VarianceEstimate: Sendable {
    /// The sum divided by n, as in MXNet.
    case biased
    /// The sum divided by n − 1, as in PyTorch.
    case unbiased
  }

  /// Scale γ, one value per channel.
  public let gamma: Parameter
  /// Shift β, one value per channel.
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
    /// The input that was normalized; fused with the ReLU after it, if there is one.
    let input: FusedInput
    let normalization: ChannelMap
  }

  /// Normalization as an affine map of each channel: x · scale + shift.
  private struct ChannelMap {
    let scale, shift, mean, inverseStandardDeviation: [Float]
    let usedBatch: Bool
  }

  /// Batch normalization of `channels`. Without `affine`, γ stays 1 and β stays 0. The running variance follows the
  /// given estimate.
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

  /// The fused batch norm + ReLU input for a layer that computes it while reading. `backward` then expects the
  /// gradient of that.
  public func rectified(_ input: consuming Tensor, _ mode: Mode) -> FusedInput {
    let normalization = normalization(of: input, mode)
    let rectified = FusedInput(
      rectifying: input, scale: normalization.scale, shift: normalization.shift)
    keep(rectified, normalization, mode)
    return rectified
  }

  /// The affine map that normalizes `input`; in training mode, the running statistics follow it.
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

  /// Mean and biased variance of each channel, summed in double precision about the first pixel's values, so that a
  /// large mean doesn't swallow a small variance.
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

  /// The factor from the biased variance of `count` values to the one that the running variance follows. The variance
  /// of a single value is 0 either way.
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

  /// With k = γ/σ and x̂ = (x − μ)/σ, over a batch of n values per channel:
  /// dx = k · (dy − mean(dy) − x̂ · mean(dy · x̂)), dγ = Σ dy · x̂, dβ = Σ dy.
  /// As an affine map of dy and x that is dx = k · dy + slope · x + offset. Running statistics don't depend on x:
  /// with them, dx = k · dy.
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

  /// A tensor computed row by row from the same rows of `source`, in parallel.
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

  /// Two sums over rows for each channel: over parts of the rows in parallel, then over the parts in order. The number
  /// of parts is the same on every machine.
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
