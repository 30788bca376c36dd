import Files
import Foundation
import Models
import Notebook
import Tensors

/// Several contestants at the same work, in turns: what slows the machine for a while slows them all.
struct Race {
  let work: Work
  /// This library first.
  let contestants: [Contestant]

  /// How far apart the numbers of two contestants may be, relative to the largest.
  private static let tolerance: Float = 1e-3

  /// Compares what the contestants computed in warming up, and lets each work `laps` times.
  ///
  /// - Throws: `InputError` when one ends early, or computes something else than the first.
  init(_ work: Work, _ contestants: [Contestant], laps: Int) throws {
    self.work = work
    self.contestants = contestants
    try compareNumbers()
    for _ in 0..<laps {
      for contestant in contestants { try contestant.lap() }
    }
    for contestant in contestants { try contestant.finish() }
  }

  private func compareNumbers() throws {
    let own = contestants[0].introduction
    for other in contestants.dropFirst().map(\.introduction) {
      let scale = (own.numbers + other.numbers).map(\.magnitude).max() ?? 0
      let distance = zip(own.numbers, other.numbers).map { ($0 - $1).magnitude }.max() ?? 0
      guard own.numbers.count == other.numbers.count, distance <= Self.tolerance * scale else {
        throw InputError(
          "\(work.title), \(other.name)", expected: "the numbers of \(own.name), \(own.numbers)",
          found: "\(other.numbers)", advice: "only the same work is worth comparing: mend what differs")
      }
    }
  }

  /// A row for each contestant: pictures a second, this library's speed as a multiple of its, and the most
  /// memory that it took. Median, and least and greatest between brackets.
  var table: String {
    let own = contestants[0].rates
    let header = [work.title, "images a second", "this library is faster", "peak memory"]
    let rows = contestants.enumerated().map { number, contestant in
      let ratios = Spread(zip(own, contestant.rates).map { $0 / $1 })
      return [
        contestant.introduction.name, Spread(contestant.rates).text(decimals: 1),
        number == 0 ? "" : ratios.text(decimals: 2) + " ×",
        String(format: "%.2f GB", Double(contestant.peakMemory) / 1e9),
      ]
    }
    return Table(header, rows: rows).text
  }

  /// How the arithmetic of direct convolution, done at this library's speed, compares with the speed of the
  /// machine's matrix products; nil for work that is not all network.
  func shareOfPeak(_ workload: Workload) -> String? {
    guard let peak = contestants[0].introduction.matrixPeak else { return nil }
    var random = RandomSource(seed: 1)
    let forward = ResNet.resNet18(classes: 2, width: workload.width, using: &random).operations(
      size: workload.size)
    // Backward takes two products of the same size: the gradients of the input and of the weights.
    let operations = work == .train ? 3 * forward : forward
    let rate = Spread(contestants[0].rates).median
    let reached = operations * rate
    return String(
      format:
        "%.1f GFLOP a picture × %.1f pictures a second = %.0f GFLOP/s; large matrix products: %.0f GFLOP/s"
        + " (%.2f of it)", operations / 1e9, rate, reached / 1e9, peak / 1e9,
      reached / peak)
  }
}
