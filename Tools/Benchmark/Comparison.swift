import Files
import Foundation
import Models
import Notebook
import Tensors

/// Several candidates at the same work, in turns: what slows the machine for a while slows them all.
struct Comparison {
  let work: Work
  /// This library first.
  let candidates: [Candidate]

  /// How far apart the numbers of two candidates may be, relative to the largest.
  private static let tolerance: Float = 1e-3

  /// Compares what the candidates computed in warming up, and lets each work `iterations` times.
  ///
  /// - Throws: `InputError` when one ends early, or computes something else than the first.
  init(_ work: Work, _ candidates: [Candidate], iterations: Int) throws {
    self.work = work
    self.candidates = candidates
    try compareNumbers()
    for _ in 0..<iterations {
      for candidate in candidates { try candidate.iterate() }
    }
    for candidate in candidates { try candidate.finish() }
  }

  private func compareNumbers() throws {
    let own = candidates[0].ready
    for other in candidates.dropFirst().map(\.ready) {
      let scale = (own.numbers + other.numbers).map(\.magnitude).max() ?? 0
      let distance = zip(own.numbers, other.numbers).map { ($0 - $1).magnitude }.max() ?? 0
      guard own.numbers.count == other.numbers.count, distance <= Self.tolerance * scale else {
        throw InputError(
          "\(work.title), \(other.name)", expected: "the numbers of \(own.name), \(own.numbers)",
          found: "\(other.numbers)", advice: "only the same work is worth comparing: mend what differs")
      }
    }
  }

  /// A row for each candidate: images a second, this library's speed as a multiple of its, and the most
  /// memory that it took. Median, and least and greatest between brackets.
  var table: String {
    let own = candidates[0].rates
    let header = [work.title, "images a second", "this library is faster", "peak memory"]
    let rows = candidates.enumerated().map { number, candidate in
      let ratios = Summary(zip(own, candidate.rates).map { $0 / $1 })
      return [
        candidate.ready.name, Summary(candidate.rates).text(decimals: 1),
        number == 0 ? "" : ratios.text(decimals: 2) + " ×",
        String(format: "%.2f GB", Double(candidate.peakMemory) / 1e9),
      ]
    }
    return Table(header, rows: rows).text
  }

  /// How the arithmetic of direct convolution, done at this library's speed, compares with the speed of the
  /// machine's matrix products; nil for work that is not all network.
  func shareOfPeak(_ workload: Workload) -> String? {
    guard let peak = candidates[0].ready.matrixPeak else { return nil }
    var random = RandomSource(seed: 1)
    let forward = ResNet.resNet18(classes: 2, width: workload.width, using: &random).operations(
      size: workload.size)
    // Backward takes two products of the same size: the gradients of the input and of the weights.
    let operations = work == .train ? 3 * forward : forward
    let rate = Summary(candidates[0].rates).median
    let reached = operations * rate
    return String(
      format:
        "%.1f GFLOP an image × %.1f images a second = %.0f GFLOP/s; large matrix products: %.0f GFLOP/s"
        + " (%.2f of it)", operations / 1e9, rate, reached / 1e9, peak / 1e9,
      reached / peak)
  }
}
