import Foundation

/// What a sweep over learning rates came to.
public struct LearningRateSweep {
  /// The rates, from the smallest.
  public var rates: [Double]
  /// The accuracy on the test images for each of them, from 0 to 1.
  public var accuracies: [Double]
  /// The smallest rate from which on the network is no better than chance, within 0.1.
  public var breaksAt: Double

  /// A sweep's results.
  public init(rates: [Double], accuracies: [Double], breaksAt: Double) {
    self.rates = rates
    self.accuracies = accuracies
    self.breaksAt = breaksAt
  }
}

/// Exercise 07: raise the learning rate until fine-tuning breaks.
public enum LearningRateCheck {
  /// An accuracy of no more than this counts as chance: half, and three times the spread of 200 guesses.
  private static let chance = 0.6

  /// Checks the learner's sweep against the runs that it made.
  public static func run(sweep: (_ bench: Bench) throws -> LearningRateSweep) {
    Check.run(
      timeLimit: 300,
      note: "This check trains networks. It takes half a minute on two fast cores, and may take 90 seconds."
    ) { check in
      let bench = try Bench(check, willTrain: expectFreshStart)
      let found = try check.require(
        "the source is fine-tuned anew at five rates or more, each at least twice the one before"
      ) {
        let found = try sweep(bench)
        let rates = found.rates
        try expect(
          rates.count >= 5, "at least 5 rates", found: "\(rates.count)", look: "at the rates that are swept")
        try expect(
          zip(rates, rates.dropFirst()).allSatisfy { $1 >= 2 * $0 * 0.999 },
          "rates that double at least, from the smallest: 0.001, 0.01, 0.1, …", found: "\(rates)",
          look: "at the list of rates: it is the order of magnitude that matters")
        return found
      }
      try check.require("every accuracy was measured in a run at its rate") {
        for index in found.rates.indices {
          let rate = found.rates[index]
          guard let run = bench.runs.last(where: { $0.learningRate == rate }) else {
            throw Shortfall(
              expected: "a run of bench.train at learning rate \(rate)", found: "none",
              look: "at where the accuracies come from: bench.train trains, and returns what to report")
          }
          let said = index < found.accuracies.count ? "\(found.accuracies[index])" : "none"
          try expect(
            said == "\(run.accuracy)", "the accuracy \(run.accuracy) for the rate \(rate)", found: said,
            look: "at the order of the accuracies: one for each rate, as bench.train returned it")
        }
      }
      try check.require("there is a plateau, and then a collapse") {
        let best = found.accuracies.max() ?? 0
        try expect(
          found.accuracies.count { $0 > best - 0.15 } >= 2 && best > 0.65,
          "at least two rates that work about equally well",
          found: Self.table(found), look: "at the small end: add rates around 0.01")
        try expect(
          (found.accuracies.last ?? 1) <= chance, "an accuracy of about a half at the largest rate",
          found: Self.table(found),
          look: "at the large end: keep raising the rate until nothing works any more")
        check.remark = Self.table(found)
      }
      try check.require("breaksAt is read off the data") {
        let works = found.accuracies.lastIndex { $0 > chance } ?? -1
        try expect(
          found.breaksAt == found.rates[works + 1],
          "\(found.rates[works + 1]), the first rate from which on no accuracy is above \(chance)",
          found: "\(found.breaksAt)\n" + Self.table(found),
          look: "at how it is chosen: one bad accuracy is not yet a collapse, if a larger rate works again")
        check.remark = "it breaks at \(found.breaksAt)"
      }
    }
  }

  /// Refuses a network that is not the source with a new output layer: before time is spent on it.
  private static func expectFreshStart(_ network: ResNet, startsFromSource: Bool) throws {
    try expect(
      startsFromSource, "every run to begin with the source's features",
      found: "a network whose features are not, or no longer, the source's",
      look: "at where the network is made: inside the loop, from bench.source, for every rate anew")
    let multiplier = network.output.weight.learningRateMultiplier
    try expect(
      multiplier == 10, "an output layer that learns at 10 η", found: "the multiplier \(multiplier)",
      look: "for setLearningRateMultiplier(10) on network.output")
  }

  private static func table(_ sweep: LearningRateSweep) -> String {
    zip(sweep.rates, sweep.accuracies)
      .map { String(format: "η = %-7g accuracy %.3f", $0, $1) }.joined(separator: "\n")
  }
}
