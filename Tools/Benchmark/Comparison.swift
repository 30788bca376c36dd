import FineTuningFiles
import FineTuningLayers
import FineTuningModels
import FineTuningNotebook
import FineTuningTensors
import Foundation

/// The measurements of several candidates that took turns, so that whatever slows the machine slows them all.
struct Comparison {
  let work: Work
  /// This library first.
  let candidates: [Candidate]

  /// The largest difference allowed between two candidates' results, relative to the largest result.
  private static let tolerance: Float = 1e-3

  /// Compares the results of the warm-up, then times `iterations` iterations of each candidate.
  ///
  /// - Throws: `InputError` if a candidate ends early, or its results differ from the first candidate's.
  init(_ work: Work, _ candidates: [Candidate], iterations: Int) throws {
    self.work = work
    self.candidates = candidates
    try compareResults()
    for _ in 0..<iterations {
      for candidate in candidates { try candidate.iterate() }
    }
    for candidate in candidates { try candidate.finish() }
  }

  private func compareResults() throws {
    let library = candidates[0].ready
    for other in candidates.dropFirst().map(\.ready) {
      let scale = (library.results + other.results).map(\.magnitude).max() ?? 0
      let difference = zip(library.results, other.results).map { ($0 - $1).magnitude }.max() ?? 0
      guard library.results.count == other.results.count, difference <= Self.tolerance * scale else {
        throw InputError(
          "\(work.title), \(other.name)", expected: "the results of \(library.name), \(library.results)",
          found: "\(other.results)",
          advice: "find out why they differ: timing different work would compare nothing")
      }
    }
  }

  /// A row for each candidate: images per second, this library's speed-up over it, and its peak memory.
  /// Medians, with minimum and maximum in brackets.
  var table: String {
    let library = candidates[0].rates
    let header = [work.title, "images per second", "speed-up over it", "peak memory"]
    let rows = candidates.enumerated().map { number, candidate in
      let speedUps = Summary(zip(library, candidate.rates).map { $0 / $1 })
      return [
        candidate.ready.name, Summary(candidate.rates).text(decimals: 1),
        number == 0 ? "" : speedUps.text(decimals: 2) + " ×",
        String(format: "%.2f GB", Double(candidate.peakMemory) / 1e9),
      ]
    }
    return Table(header, rows: rows).text
  }

  /// This library's arithmetic, counted as direct convolution, as a fraction of the machine's speed at matrix
  /// products; nil for work that isn't only a network.
  func fractionOfPeak(_ workload: Workload) -> String? {
    guard let peak = candidates[0].ready.matrixPeak else { return nil }
    var random = RandomSource(seed: 1)
    let network = ResNet.resNet18(classes: 2, width: workload.width, using: &random)
    let image = [1, workload.size, workload.size, 3]
    // Two floating-point operations each.
    let operations = Double(
      2 * (work == .train ? network.trainingMultiplyAdds(for: image) : network.multiplyAdds(for: image)))
    let rate = Summary(candidates[0].rates).median
    let reached = operations * rate
    return String(
      format:
        "%.1f GFLOP per image × %.1f images per second = %.0f GFLOP/s; large matrix products: %.0f GFLOP/s"
        + " (fraction of peak: %.2f)", operations / 1e9, rate, reached / 1e9, peak / 1e9,
      reached / peak)
  }
}
