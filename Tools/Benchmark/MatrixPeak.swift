import FineTuningTensors
import Foundation
import OpenBLAS

/// This machine's speed at multiplying large matrices, the yardstick for all other speeds.
enum MatrixPeak {
  /// Returns the best of several rounds in floating-point operations per second. Each thread computes its own
  /// product.
  static func measure(threads: Int, side: Int = 1536, rounds: Int = 5) -> Double {
    var random = RandomSource(seed: 1)
    let matrix = Tensor((0..<side * side).map { _ in Float(random.normal()) }, [side, side])
    var products = Tensor(uninitialized: [threads, side, side])
    func round() -> Double {
      let start = ProcessInfo.processInfo.systemUptime
      matrix.read { a in
        products.write { c in
          Parallel.split(threads) { workers in
            for worker in workers {
              BLAS.multiply(
                Matrix(a, stride: side), Matrix(a, stride: side), rows: side, columns: side, inner: side,
                into: c + worker * side * side, stride: side)
            }
          }
        }
      }
      let operations = 2.0 * Double(threads) * Double(side) * Double(side) * Double(side)
      return operations / (ProcessInfo.processInfo.systemUptime - start)
    }
    _ = round()
    return (0..<rounds).map { _ in round() }.max() ?? 0
  }
}
