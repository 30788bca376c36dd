import CKernels
import Tensors

/// One sum per worker of `Parallel`, added up in order so that the result doesn't depend on timing.
struct PartialSums {
  private var sums: Tensor
  private let size: Int
  private var parts = 0

  /// Sums of `size` elements.
  init(_ size: Int) {
    self.size = size
    sums = Tensor(uninitialized: [Parallel.workers, size])
  }

  /// Runs `body` on a part of `0 ..< total` for each worker. It overwrites the sum, whose content is undefined, with the
  /// sum over its part.
  mutating func split(
    _ total: Int, _ body: (_ sum: UnsafeMutablePointer<Float>, _ range: Range<Int>) -> Void
  ) {
    let size = self.size
    parts = min(Parallel.workers, total)
    sums.write { base in
      Parallel.splitEvenly(total) { worker, range in body(base + worker * size, range) }
    }
  }

  /// Gives `body` the sum over all parts.
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
