import Foundation

/// Exercise 07: raise the learning rate until fine-tuning breaks.
public enum LearningRateCheck {
  /// The largest accuracy that counts as chance: a half plus three standard deviations of 200 guesses.
  private static let chance = 0.6

  /// Checks the learner's sweep against the record of its runs.
  public static func run(sweep: (_ rig: TrainingRig) throws -> LearningRateSweep) {
    Check.run(
      timeLimit: 300,
      note: "This check trains networks: half a minute on two fast cores, up to 90 seconds elsewhere."
    ) { check in
      let rig = try TrainingRig(check, willTrain: expectFreshStart)
      let found = try check.require(
        "the source is fine-tuned afresh at five or more rates, each at least twice the previous one"
      ) {
        let found = try sweep(rig)
        let rates = found.rates
        try expect(
          rates.count >= 5, "at least 5 rates", found: "\(rates.count)", look: "at the list of rates")
        try expect(
          zip(rates, rates.dropFirst()).allSatisfy { $1 >= 2 * $0 * 0.999 },
          "ascending rates that at least double: 0.001, 0.01, 0.1, …", found: "\(rates)",
          look: "at the list of rates: what matters is the order of magnitude")
        return found
      }
      try check.require("every accuracy was measured in a run at its rate") {
        for index in found.rates.indices {
          let rate = found.rates[index]
          guard let run = rig.runs.last(where: { $0.learningRate == rate }) else {
            throw Shortfall(
              expected: "a run of rig.train at learning rate \(rate)", found: "none",
              look: "at where the accuracies come from: rig.train trains and returns the accuracy to report")
          }
          let reported = index < found.accuracies.count ? "\(found.accuracies[index])" : "none"
          try expect(
            reported == "\(run.accuracy)", "the accuracy \(run.accuracy) for the rate \(rate)",
            found: reported,
            look: "at the order of the accuracies: one for each rate, as rig.train returned it")
        }
      }
      try check.require("there is a plateau, and then a collapse") {
        let best = found.accuracies.max() ?? 0
        try expect(
          found.accuracies.count { $0 > best - 0.15 } >= 2 && best > 0.65,
          "at least two rates that work about equally well",
          found: Self.table(found), look: "at the small end: add rates around 0.01")
        try expect(
          (found.accuracies.last ?? 1) <= chance, "an accuracy of about 0.5 at the largest rate",
          found: Self.table(found),
          look: "at the large end: keep raising the rate until nothing works")
        check.remark = Self.table(found)
      }
      try check.require("breaksAt follows from the accuracies") {
        let works = found.accuracies.lastIndex { $0 > chance } ?? -1
        try expect(
          found.breaksAt == found.rates[works + 1],
          "\(found.rates[works + 1]), the first rate from which on no accuracy is above \(chance)",
          found: "\(found.breaksAt)\n" + Self.table(found),
          look: "at how you choose it: one bad accuracy isn't a collapse if a larger rate works again")
        check.remark = "it breaks at \(found.breaksAt)"
      }
    }
  }

  /// Rejects a network that isn't the source with a new output layer, before time is spent on it.
  private static func expectFreshStart(_ network: ResNet, startsFromSource: Bool) throws {
    try expect(
      startsFromSource, "every run to start with the source's features",
      found: "a network whose features aren't, or are no longer, the source's",
      look: "at where you make the network: inside the loop, from rig.source, a new one for every rate")
    let (multiplier, right) = (
      network.output.weight.learningRateMultiplier, Recipe.standard.outputMultiplier
    )
    try expect(
      multiplier == right, "an output layer that learns at \(Int(right)) η",
      found: "the multiplier \(multiplier)",
      look: "for setLearningRateMultiplier(\(Int(right))) on network.output")
  }

  private static func table(_ sweep: LearningRateSweep) -> String {
    zip(sweep.rates, sweep.accuracies)
      .map { String(format: "η = %-7g accuracy %.3f", $0, $1) }.joined(separator: "\n")
  }
}
