import CKernels
import Tensors

/// One sum for each worker of `Parallel`, added up in order, so that the result does not depend on timing.
struct PartialSums {
  private var sums: Tensor
  private let size: Int

  /// Zeros: `size` numbers for each worker.
  init(_ size: Int) {
    self.size = size
    sums = Tensor(zeros: [Parallel.workers, size])
  }

  /// Runs `body` on a part of `0 ..< total` for each worker, together with that worker's sum.
  mutating func split(
    _ total: Int, _ body: (_ sum: UnsafeMutablePointer<Float>, _ range: Range<Int>) -> Void
  ) {
    let size = self.size
    sums.write { base in
      Parallel.splitEvenly(total) { worker, range in body(base + worker * size, range) }
    }
  }

  /// The sum over workers.
  func total() -> Tensor {
    var total = Tensor(zeros: [size])
    let workers = sums.shape[0]
    sums.read { base in
      total.write { total in
        Parallel.split(size, grain: Parallel.fewestNumbers) { range in
          for worker in 0..<workers {
            add_to(base + worker * size + range.lowerBound, range.count, total + range.lowerBound)
          }
        }
      }
    }
    return total
  }
}
