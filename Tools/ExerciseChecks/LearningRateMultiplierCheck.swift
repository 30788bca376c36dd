import Foundation

/// Exercise 06: a step of stochastic gradient descent, with a learning rate multiplier for each parameter.
public enum LearningRateMultiplierCheck {
  private static let rate: Float = 0.1
  private static let decay: Float = 0.5

  /// Checks the learner's function against the formula.
  public static func run(
    step: (_ parameters: [Parameter], _ learningRate: Float, _ weightDecay: Float) throws -> Void
  ) {
    Check.run { check in
      try check.require("without decay, w ← w − η g") {
        let w = parameter()
        try step([w], rate, 0)
        try compare(
          w, [0.8, -2, 2.9], look: "at the sign and the learning rate: w moves against the gradient")
      }
      try check.require("the decay pulls towards 0: w ← w − η (g + λ w)") {
        let w = parameter()
        try step([w], rate, decay)
        try compare(
          w, [0.75, -1.9, 2.75],
          look: "at the decay: add λ w to the gradient, before you multiply by the rate")
      }
      try check.require("the multiplier scales the whole step, including the decay") {
        let w = parameter(multiplier: 10)
        try step([w], rate, decay)
        let values = w.value.values
        let look =
          close(values, [0.75, -1.9, 2.75])
          ? "at learningRateMultiplier: it has no effect"
          : close(values, [-1.05, -1.9, 1.85])
            ? "at the decay: the multiplier scales the sum of gradient and decay"
            : "at this parameter's rate: η times its learningRateMultiplier"
        try compare(w, [-1.5, -1, 0.5], look: look)
      }
      try check.require("each parameter has its own multiplier") {
        let (one, ten) = (parameter(), parameter(multiplier: 10))
        try step([one, ten], rate, decay)
        try compare(
          one, [0.75, -1.9, 2.75], look: "for a multiplier that still applies to the next parameter")
        try compare(ten, [-1.5, -1, 0.5], look: "at the loop: every parameter takes a step")
      }
      try check.require("frozen parameters, statistics and constants stay as they are") {
        let frozen = parameter()
        frozen.isFrozen = true
        let (statistic, constant) = (parameter(role: .statistic), parameter(role: .constant))
        for (name, w) in [
          ("a frozen parameter", frozen), ("a statistic", statistic), ("a constant", constant),
        ] {
          try step([w], rate, decay)
          try expect(
            w.value.values == [1, -2, 3], "\(name) to stay 1, −2, 3", found: text(w.value.values),
            look: "at isTrainable: only trainable parameters take a step")
        }
      }
      try check.require("a parameter without a gradient stays as it is") {
        let w = parameter()
        w.gradient = nil
        try step([w], rate, decay)
        try expect(
          w.value.values == [1, -2, 3], "1, −2, 3, as before", found: text(w.value.values),
          look: "at gradient: it's nil before the first backward pass")
      }
    }
  }

  private static func parameter(multiplier: Float = 1, role: Parameter.Role = .weight) -> Parameter {
    let parameter = Parameter(Tensor([1, -2, 3], [3]), role: role)
    parameter.gradient = Tensor([2, 0, 1], [3])
    parameter.learningRateMultiplier = multiplier
    return parameter
  }

  private static func compare(_ parameter: Parameter, _ right: [Float], look: String) throws {
    let values = parameter.value.values
    let context =
      "\(text(right)), from w = 1, −2, 3 and g = 2, 0, 1 with η = 0.1, multiplier "
      + String(format: "%g", parameter.learningRateMultiplier)
    try expect(close(values, right), context, found: text(values), look: look)
  }

  private static func close(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-4 }
  }

  private static func text(_ numbers: [Float]) -> String {
    numbers.map { String(format: "%.2f", $0) }.joined(separator: ", ")
  }
}
