import Foundation

/// Exercise 08: tune both networks within a budget.
public enum HyperparametersCheck {
  /// Checks the learner's tuning against the record of its runs.
  public static func run(tune: (_ budget: TuningBudget) throws -> Tuning) {
    Check.run(
      timeLimit: 300,
      note: "This check trains networks: half a minute on two fast cores, up to 90 seconds elsewhere."
    ) { check in
      let rig = try TrainingRig(check)
      let budget = TuningBudget(rig)
      let tuning = try check.require("both networks are tuned within \(TuningBudget.runs) runs") {
        let tuning = try tune(budget)
        for start in [TuningBudget.Start.source, .scratch] {
          let count = budget.trials.count { $0.start == start }
          try expect(
            count >= 3, "at least 3 runs \(name(start))", found: "\(count)",
            look: "at how you divide the budget: a network that's tuned less looks worse")
        }
        check.remark = budget.trials.map(line).joined(separator: "\n")
        return tuning
      }
      let results = [(TuningBudget.Start.source, tuning.fineTuned), (.scratch, tuning.scratch)]
      try check.require("the choices are the best of the runs, with their measured accuracies") {
        for (start, result) in results {
          let trials = budget.trials.filter { $0.start == start }
          guard let trial = trials.last(where: { $0.hyperparameters == result.choice }) else {
            throw Shortfall(
              expected: "a run \(name(start)) with the choice that you return",
              found: "none with \(result.choice)",
              look: "at which network you measured the choice with")
          }
          try expect(
            trial.accuracy == result.accuracy, "this run's accuracy, \(trial.accuracy)",
            found: "\(result.accuracy)", look: "at which accuracy you return with the choice")
          let best = trials.map(\.accuracy).max() ?? 0
          try expect(
            trial.accuracy == best, "the best of the runs \(name(start)), \(best)",
            found: "\(trial.accuracy)",
            look: "at how you choose the best: the largest accuracy wins")
        }
      }
      try check.require("both are better than with D2L's values") {
        let lines = try results.map { start, result in
          let accuracy =
            try budget.trials.last { $0.start == start && $0.hyperparameters == start.defaults }?.accuracy
            ?? budget.measure(start, start.defaults)
          try expect(
            result.accuracy > accuracy,
            "more than \(accuracy) \(name(start)), the accuracy with \(start.defaults)",
            found: "\(result.accuracy) with \(result.choice)",
            look: "for values you haven't tried: smaller batches take more steps with the same images")
          return String(format: "%@: %.3f instead of %.3f", name(start), result.accuracy, accuracy)
        }
        check.remark = lines.joined(separator: "\n")
      }
      try check.require("gapRemains tells whether the accuracies differ by more than two standard errors") {
        let (p, q) = (tuning.fineTuned.accuracy, tuning.scratch.accuracy)
        let error = ((p * (1 - p) + q * (1 - q)) / Double(budget.testCount)).squareRoot()
        let text = String(format: "%.3f − %.3f = %.3f, standard error %.3f", p, q, p - q, error)
        try expect(
          tuning.gapRemains == (abs(p - q) > 2 * error), "\(abs(p - q) > 2 * error): \(text)",
          found: "\(tuning.gapRemains)",
          look: "at the standard error: √((p (1 − p) + q (1 − q)) / n), n = \(budget.testCount) images")
        check.remark =
          "\(text): \(tuning.gapRemains ? "a gap remains" : "no measurable gap is left")"
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
