import FineTuningTensors

/// The definition of a convolution, as plain loops: slow, and the reference for the fast algorithms.
///
/// A kernel of size k slides over the image n in steps of s pixels. At output pixel (i, j), its tap (u, v) lies on
/// input pixel (i·s + u − p, j·s + v − p), where p is the padding; outside the image, x is 0.
struct DirectConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape

  /// y[n, i, j, o] = Σ x[n, i·s + u − p, j·s + v − p, c] · w[o, c, u, v], the sum over u, v and c.
  func forward(_ input: FusedInput, weight: Tensor) -> Tensor {
    let (x, w) = (input.materialized.values, weight.values)
    return sum(shape.outputShape(input.shape), inputShape: input.shape) { y, at in
      y[at.y] += Double(x[at.x]) * Double(w[at.w])
    }
  }

  /// dx[n, i·s + u − p, j·s + v − p, c] = Σ dy[n, i, j, o] · w[o, c, u, v], the sum over all taps that lie on the
  /// pixel and over o.
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (dy, w) = (outputGradient.values, weight.values)
    return sum(inputShape, inputShape: inputShape) { dx, at in
      dx[at.x] += Double(dy[at.y]) * Double(w[at.w])
    }
  }

  /// dw[o, c, u, v] = Σ dy[n, i, j, o] · x[n, i·s + u − p, j·s + v − p, c], the sum over n, i and j.
  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor {
    let (x, dy) = (input.materialized.values, outputGradient.values)
    return sum(shape.weightShape, inputShape: input.shape) { dw, at in
      dw[at.w] += Double(dy[at.y]) * Double(x[at.x])
    }
  }

  /// Returns a tensor of sums in Double: `add` is called once for each product x · w in the definition, with the indices of
  /// its y, x and w in memory.
  private func sum(
    _ size: [Int], inputShape: [Int], add: (inout [Double], _ at: (y: Int, x: Int, w: Int)) -> Void
  ) -> Tensor {
    func pairs(_ a: Int, _ b: Int) -> [(Int, Int)] { (0..<a).flatMap { i in (0..<b).map { (i, $0) } } }
    let (height, width, inputs) = (inputShape[1], inputShape[2], inputShape[3])
    let (rows, columns) = (shape.outputSize(height), shape.outputSize(width))
    let (k, outputs, channels) = (shape.kernelSize, shape.outputChannels, pairs(shape.outputChannels, inputs))
    var sums = [Double](repeating: 0, count: size.reduce(1, *))
    for n in 0..<inputShape[0] {
      for (i, j) in pairs(rows, columns) {
        for (u, v) in pairs(k, k) {
          let (row, column) = (i * shape.stride + u - shape.padding, j * shape.stride + v - shape.padding)
          guard 0..<height ~= row, 0..<width ~= column else { continue }
          for (o, c) in channels {
            let x = ((n * height + row) * width + column) * inputs + c
            add(&sums, (((n * rows + i) * columns + j) * outputs + o, x, ((o * inputs + c) * k + u) * k + v))
          }
        }
      }
    }
    return Tensor(sums.map { Float($0) }, size)
  }
}
