import Tensors

/// The definition of a convolution, as plain loops. It is slow; the fast algorithms are tested against it.
///
/// Image n, output pixel (i, j), output channel o; input channel c, place (k, l) in the kernel; stride s, padding p.
/// The three methods run over the same terms, all pairs of an output and an input that one weight connects, and
/// differ only in which of the three they sum up. Outside the image, x is 0.
struct DirectConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape

  /// y[n, i, j, o] = Σ over k, l, c of  w[o, c, k, l] · x[n, s·i + k − p, s·j + l − p, c]
  func forward(_ input: FusedInput, weight: Tensor) -> Tensor {
    let (x, w) = (input.materialized.values, weight.values)
    return sum(into: shape.outputShape(input.shape), inputShape: input.shape) { y, term in
      y[term.output] += Double(w[term.weight]) * Double(x[term.input])
    }
  }

  /// ∂L/∂x[…] = Σ over the terms that read this x of  w[o, c, k, l] · ∂L/∂y[n, i, j, o]
  func inputGradient(outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let (dy, w) = (outputGradient.values, weight.values)
    return sum(into: inputShape, inputShape: inputShape) { dx, term in
      dx[term.input] += Double(w[term.weight]) * Double(dy[term.output])
    }
  }

  /// ∂L/∂w[o, c, k, l] = Σ over n, i, j of  x[n, s·i + k − p, s·j + l − p, c] · ∂L/∂y[n, i, j, o]
  func weightGradient(input: FusedInput, outputGradient: Tensor) -> Tensor {
    let (x, dy) = (input.materialized.values, outputGradient.values)
    return sum(into: shape.weightShape, inputShape: input.shape) { dw, term in
      dw[term.weight] += Double(x[term.input]) * Double(dy[term.output])
    }
  }

  /// Where the three factors of a term stand in their tensors.
  private typealias Term = (input: Int, weight: Int, output: Int)

  private func sum(into result: [Int], inputShape x: [Int], _ add: (inout [Double], Term) -> Void) -> Tensor {
    var sums = [Double](repeating: 0, count: result.reduce(1, *))
    let (y, w) = (shape.outputShape(x), shape.weightShape)
    for n in 0..<y[0] {
      for (i, j, o) in product(y[1], y[2], y[3]) {
        for (c, k, l) in product(w[1], w[2], w[3]) {
          let (row, column) = (shape.stride * i + k - shape.padding, shape.stride * j + l - shape.padding)
          guard 0..<x[1] ~= row, 0..<x[2] ~= column else { continue }
          let input = ((n * x[1] + row) * x[2] + column) * x[3] + c
          add(&sums, (input, ((o * w[1] + c) * w[2] + k) * w[3] + l, ((n * y[1] + i) * y[2] + j) * y[3] + o))
        }
      }
    }
    return Tensor(sums.map { Float($0) }, result)
  }
}

/// All triples of indices below the three bounds.
private func product(_ a: Int, _ b: Int, _ c: Int) -> some Sequence<(Int, Int, Int)> {
  (0..<a * b * c).lazy.map { ($0 / (b * c), $0 / c % b, $0 % c) }
}
