import CKernels
import Tensors

/// One sum for each worker of `Parallel`. They are added up in order, so the result doesn't depend on timing.
struct PartialSums {
  private var sums: Tensor
  private let size: Int
  private var parts = 0

  /// Sums of `size` elements.
  init(_ size: Int) {
    self.size = size
    sums = Tensor(uninitialized: [Parallel.workers, size])
  }

  /// Runs `body` on a part of `0 ..< total` for each worker. It writes the sum over its part; until then, `sum` is
  /// uninitialized.
  mutating func split(
    _ total: Int, _ body: (_ sum: UnsafeMutablePointer<Float>, _ range: Range<Int>) -> Void
  ) {
    let size = self.size
    parts = min(Parallel.workers, total)
    sums.write { base in
      Parallel.splitEvenly(total) { worker, range in body(base + worker * size, range) }
    }
  }

  /// Adds up the parts and runs `body` on the result.
  mutating func total<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    let (size, parts) = (size, parts)
    return sums.write { base in
      Parallel.split(size, grain: Parallel.minimumGrain) { range in
        for part in 1..<max(1, parts) {
          add_to(base + part * size + range.lowerBound, range.count, base + range.lowerBound)
        }
      }
      return body(base)
    }
  }
}
