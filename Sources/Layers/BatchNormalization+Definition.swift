import Tensors

/// The definition of batch normalization, as plain loops over the values of one channel at a time. It is slow; the
/// layer, which sums in blocks and folds everything into one affine map, is tested against it.
enum BatchNormalizationDefinition {
  static let epsilon = 1e-5

  /// With the mean μ and the biased variance σ² of a channel's n values: x̂ = (x − μ) / √(σ² + ε), y = γ x̂ + β.
  static func forward(_ x: Tensor, gamma: Tensor, beta: Tensor) -> Tensor {
    map(x) { c, x in
      normalized(x).values.map { Double(gamma.values[c]) * $0 + Double(beta.values[c]) }
    }
  }

  /// dβ = Σ dy, dγ = Σ dy x̂, and, as μ and σ depend on every x,
  /// dx = γ / √(σ² + ε) · (dy − mean(dy) − x̂ · mean(dy x̂)).
  static func backward(
    _ dy: Tensor, input x: Tensor, gamma: Tensor
  ) -> (input: Tensor, gamma: Tensor, beta: Tensor) {
    var (dGamma, dBeta): ([Float], [Float]) = ([], [])
    let dx = map(dy) { c, dy in
      let (normalized, inverseStandardDeviation) = normalized(channel(c, of: x))
      let n = Double(dy.count)
      let sum = dy.reduce(0, +)
      let sumWithNormalized = zip(dy, normalized).reduce(0) { $0 + $1.0 * $1.1 }
      dBeta.append(Float(sum))
      dGamma.append(Float(sumWithNormalized))
      return zip(dy, normalized).map { dy, normalized in
        Double(gamma.values[c]) * inverseStandardDeviation
          * (dy - sum / n - normalized * sumWithNormalized / n)
      }
    }
    return (dx, Tensor(dGamma, gamma.shape), Tensor(dBeta, gamma.shape))
  }

  private static func normalized(_ x: [Double]) -> (values: [Double], inverseStandardDeviation: Double) {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let inverseStandardDeviation = 1 / (variance + epsilon).squareRoot()
    return (x.map { ($0 - mean) * inverseStandardDeviation }, inverseStandardDeviation)
  }

  /// The values of one channel of an NHWC tensor.
  private static func channel(_ c: Int, of tensor: Tensor) -> [Double] {
    let (values, channels) = (tensor.values, tensor.shape[tensor.shape.count - 1])
    return stride(from: c, to: values.count, by: channels).map { Double(values[$0]) }
  }

  /// A tensor whose channels are computed from those of another.
  private static func map(_ tensor: Tensor, _ body: (_ c: Int, [Double]) -> [Double]) -> Tensor {
    let channels = tensor.shape[tensor.shape.count - 1]
    var result = [Float](repeating: 0, count: tensor.count)
    for c in 0..<channels {
      for (pixel, value) in body(c, channel(c, of: tensor)).enumerated() {
        result[pixel * channels + c] = Float(value)
      }
    }
    return Tensor(result, tensor.shape)
  }
}
