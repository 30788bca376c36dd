import Tensors

/// The definitions, written out as loops: what the fast layers are checked against.
enum Naive {
  /// A convolution of NHWC `x` with weight out × in × k × k.
  static func convolution(_ x: Tensor, _ weight: Tensor, stride: Int, padding: Int) -> Tensor {
    let (batch, height, width, inputs) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let (outputs, kernel) = (weight.shape[0], weight.shape[2])
    let (rows, columns) = (
      (height + 2 * padding - kernel) / stride + 1, (width + 2 * padding - kernel) / stride + 1
    )
    let (input, filter) = (x.values, weight.values)
    var result: [Float] = []
    for image in 0..<batch {
      for row in 0..<rows {
        for column in 0..<columns {
          for out in 0..<outputs {
            var sum = 0.0
            for i in 0..<kernel {
              for j in 0..<kernel {
                let (y, z) = (row * stride + i - padding, column * stride + j - padding)
                guard 0..<height ~= y, 0..<width ~= z else { continue }
                for channel in 0..<inputs {
                  sum +=
                    Double(input[((image * height + y) * width + z) * inputs + channel])
                    * Double(filter[((out * inputs + channel) * kernel + i) * kernel + j])
                }
              }
            }
            result.append(Float(sum))
          }
        }
      }
    }
    return Tensor(result, [batch, rows, columns, outputs])
  }
}

/// Numbers drawn from the standard normal distribution.
func normal(_ shape: [Int], seed: UInt64) -> Tensor {
  var random = RandomSource(seed: seed)
  return Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }, shape)
}

/// The largest difference, relative to the largest number of `expected`.
func relativeError(_ actual: Tensor, _ expected: Tensor) -> Float {
  precondition(actual.shape == expected.shape, "\(actual.shape) is not \(expected.shape)")
  let scale = expected.values.map(\.magnitude).max() ?? 1
  let worst = zip(actual.values, expected.values).map { ($0 - $1).magnitude }.max() ?? 0
  return worst / max(scale, .leastNormalMagnitude)
}
