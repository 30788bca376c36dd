import FineTuningCKernels
import FineTuningTensors
import Testing

extension KernelDigestTests {
  /// Kernels compared, to the last bit, with plain loops. `sum.addingProduct(a, b)` is a · b + sum with one rounding,
  /// like `a * b + sum` in one expression of a kernel.
  @Suite struct Definitions {
    private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
      var random = RandomSource(seed: seed)
      return (0..<count).map { _ in Float(random.normal()) }
    }

    /// The first 256 terms are summed up one by one, starting from zero, then the next 256, and so on; these sums are
    /// added up in order.
    @Test(arguments: InstructionSet.fused, [1, 256, 257, 700])
    func `packed GEMM`(set: InstructionSet, inner: Int) {
      let (rows, columns) = (13, 56)
      let (a, b) = (Self.numbers(rows * inner, seed: 1), Self.numbers(inner * columns, seed: 2))
      for accumulating in [false, true] {
        let before = Self.numbers(rows * columns, seed: 3)
        var expected = before
        for row in 0..<rows {
          for column in 0..<columns {
            var total: Float? = accumulating ? before[row * columns + column] : nil
            for start in stride(from: 0, to: inner, by: 256) {
              var sum: Float = 0
              for k in start..<min(start + 256, inner) {
                sum.addProduct(a[row * inner + k], b[k * columns + column])
              }
              total = total.map { $0 + sum } ?? sum
            }
            expected[row * columns + column] = total ?? 0
          }
        }
        var c = before
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            guard let a = a.baseAddress, let b = b.baseAddress else { return }
            set.whileCurrent {
              PackedGEMM.multiply(
                SpacedMatrix(a, stride: inner), Panels(b, stride: columns), rows: rows, columns: columns,
                inner: inner, into: &c, stride: columns, accumulating: accumulating)
            }
          }
        }
        #expect(c.map(\.bitPattern) == expected.map(\.bitPattern))
      }
    }

    @Test(arguments: InstructionSet.fused)
    func `an affine map of channels`(set: InstructionSet) {
      let (rows, channels) = (5, 40)
      let x = Self.numbers(rows * channels, seed: 1)
      let (scale, shift) = (Self.numbers(channels, seed: 2), Self.numbers(channels, seed: 3))
      var y = [Float](repeating: .nan, count: rows * channels)
      set.whileCurrent { channel_affine(x, rows, channels, scale, shift, &y) }
      #expect(y == x.indices.map { shift[$0 % channels].addingProduct(x[$0], scale[$0 % channels]) })
    }

    @Test(arguments: InstructionSet.fused)
    func `a step of SGD`(set: InstructionSet) {
      let (count, rate, decay) = (1000, Float(0.05), Float(0.001))
      let (before, g) = (Self.numbers(count, seed: 1), Self.numbers(count, seed: 2))
      var w = before
      set.whileCurrent { sgd_step(&w, g, nil, count, rate, decay, 0) }
      #expect(
        w == before.indices.map { before[$0].addingProduct(-rate, g[$0].addingProduct(decay, before[$0])) })
    }

    /// Of two products in a sum, the left one is fused: rate · (g + decay · w) is rounded on its own.
    @Test(arguments: InstructionSet.fused)
    func `a step of SGD with momentum`(set: InstructionSet) {
      let (count, rate, decay, momentum) = (1000, Float(0.05), Float(0.001), Float(0.9))
      let (before, g) = (Self.numbers(count, seed: 1), Self.numbers(count, seed: 2))
      let velocity = Self.numbers(count, seed: 3)
      var (w, v) = (before, velocity)
      set.whileCurrent { sgd_step(&w, g, &v, count, rate, decay, momentum) }
      let expected = before.indices.map {
        (-rate * g[$0].addingProduct(decay, before[$0])).addingProduct(momentum, velocity[$0])
      }
      #expect(v.map(\.bitPattern) == expected.map(\.bitPattern))
      #expect(w.map(\.bitPattern) == zip(before, expected).map { ($0 + $1).bitPattern })
    }
  }
}
