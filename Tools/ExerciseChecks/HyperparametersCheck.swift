import Foundation

/// What tuning both networks came to.
public struct Tuning {
  /// The best choice for the network that starts from the source, and its accuracy.
  public var fineTuned: (choice: Hyperparameters, accuracy: Double)
  /// The best choice for the network from scratch, and its accuracy.
  public var scratch: (choice: Hyperparameters, accuracy: Double)
  /// Whether the accuracies differ by more than two standard errors.
  public var gapRemains: Bool

  /// The results.
  public init(
    fineTuned: (choice: Hyperparameters, accuracy: Double),
    scratch: (choice: Hyperparameters, accuracy: Double),
    gapRemains: Bool
  ) {
    self.fineTuned = fineTuned
    self.scratch = scratch
    self.gapRemains = gapRemains
  }
}

/// Exercise 08: tune both networks within a budget.
public enum HyperparametersCheck {
  /// Checks the learner's tuning against the runs that it spent.
  public static func run(tune: (_ budget: TuningBudget) throws -> Tuning) {
    Check.run(
      timeLimit: 300,
      note: "This check trains networks. It takes half a minute on two fast cores, and may take 90 seconds."
    ) { check in
      let bench = try Bench(check)
      let budget = TuningBudget(bench)
      let tuning = try check.require("both networks are tuned within \(TuningBudget.runs) runs") {
        let tuning = try tune(budget)
        for start in [TuningBudget.Start.source, .scratch] {
          let count = budget.trials.count { $0.start == start }
          try expect(
            count >= 3, "at least 3 runs \(name(start))", found: "\(count)",
            look: "at how the budget is shared: what is tuned less looks worse")
        }
        check.remark = budget.trials.map(line).joined(separator: "\n")
        return tuning
      }
      let results = [(TuningBudget.Start.source, tuning.fineTuned), (.scratch, tuning.scratch)]
      try check.require("the choices are the best of the runs, with their accuracies as measured") {
        for (start, result) in results {
          let trials = budget.trials.filter { $0.start == start }
          guard let trial = trials.last(where: { $0.hyperparameters == result.choice }) else {
            throw Shortfall(
              expected: "a run \(name(start)) with the choice that is returned",
              found: "none with \(result.choice)",
              look: "at which network the choice was measured on")
          }
          try expect(
            trial.accuracy == result.accuracy, "the accuracy that this run came to, \(trial.accuracy)",
            found: "\(result.accuracy)", look: "at which accuracy is returned with the choice")
          let best = trials.map(\.accuracy).max() ?? 0
          try expect(
            trial.accuracy == best, "the best of the runs \(name(start)), \(best)",
            found: "\(trial.accuracy)",
            look: "at how the best is chosen: the largest accuracy wins")
        }
      }
      try check.require("both are better than with the book's values") {
        let lines = try results.map { start, result in
          let accuracy =
            try budget.trials.last { $0.start == start && $0.hyperparameters == start.defaults }?.accuracy
            ?? budget.measure(start, start.defaults)
          try expect(
            result.accuracy > accuracy, "more than \(accuracy) \(name(start)), which \(start.defaults) gives",
            found: "\(result.accuracy) with \(result.choice)",
            look: "at what was not tried yet: smaller batches make more steps of the same images")
          return String(format: "%@: %.3f instead of %.3f", name(start), result.accuracy, accuracy)
        }
        check.remark = lines.joined(separator: "\n")
      }
      try check.require("gapRemains says whether they differ by more than two standard errors") {
        let (p, q) = (tuning.fineTuned.accuracy, tuning.scratch.accuracy)
        let error = ((p * (1 - p) + q * (1 - q)) / Double(budget.testCount)).squareRoot()
        let text = String(format: "%.3f − %.3f = %.3f, standard error %.3f", p, q, p - q, error)
        try expect(
          tuning.gapRemains == (abs(p - q) > 2 * error), "\(abs(p - q) > 2 * error): \(text)",
          found: "\(tuning.gapRemains)",
          look: "at the standard error: √((p (1 − p) + q (1 − q)) / n), n = \(budget.testCount) images")
        check.remark =
          "\(text): \(tuning.gapRemains ? "a gap remains" : "no gap is left that could be measured")"
      }
    }
  }

  private static func name(_ start: TuningBudget.Start) -> String {
    start == .source ? "from the source" : "from scratch"
  }

  private static func line(_ trial: TuningBudget.Trial) -> String {
    String(format: "%.3f %@: %@", trial.accuracy, name(trial.start), "\(trial.hyperparameters)")
  }
}
