import Foundation

/// Exercise 10: train only the output layer.
public enum FrozenFeaturesCheck {
  /// How far below full fine-tuning the accuracy may be.
  private static let distance = 0.15

  /// Checks the network that the learner trained against the source, and against full fine-tuning.
  public static func run(trainOutputOnly: (_ bench: Bench) throws -> ResNet) {
    Check.run(timeLimit: 120) { check in
      let bench = try Bench(check)
      let source = bench.source.features.copy()
      let (network, run) = try check.require("a network with two outputs was trained by bench.train") {
        () -> (ResNet, Bench.Run) in
        let network = try trainOutputOnly(bench)
        try expect(
          network.output.outputs == 2, "2 outputs", found: "\(network.output.outputs)",
          look: "at replacingOutput(classes:using:), which makes a network for another task")
        guard let run = bench.runs.last(where: { $0.network === network }) else {
          throw Shortfall(
            expected: "the network that bench.train trained", found: "one that was not trained",
            look: "for the call of bench.train, and at which network is returned")
        }
        return (network, run)
      }
      try check.require("the source network is as it was") {
        let moved = changed(from: source, to: bench.source.features, .weight)
        try expect(
          moved.isEmpty, "every number of bench.source.features unchanged",
          found: "other numbers at \(moved[0])",
          look: "at which network is trained: a copy with an output layer of its own")
      }
      try check.require("the weights of features are the source's, bit for bit") {
        try expect(
          run.startedFromSource, "features that begin as the source's",
          found: "other numbers before the first step",
          look: "at how the network is made: replacingOutput copies the features")
        let moved = changed(from: source, to: network.features, .weight)
        try expect(
          moved.isEmpty, "the source's numbers at all paths",
          found: "others at \(moved.count), \(moved.first ?? "") first",
          look: "for features.freeze(), before the training begins")
      }
      try check.require("so are the running statistics of its batch normalizations") {
        let moved = changed(from: source, to: network.features, .statistic)
        try expect(
          moved.isEmpty, "the source's running means and variances",
          found: "others at \(moved.count) paths, \(moved.first ?? "") first",
          look: "at what was frozen: running statistics are moved by batches, not by the optimizer. freeze() "
            + "stops both; freeze(statistics: false), or a multiplier of 0, only the optimizer")
      }
      try check.require("the output layer has learned") {
        let output = network.output
        try expect(
          output.isTrainable, "an output layer that trains", found: "one that is frozen as well",
          look: "at what was frozen: only features, and not the network as a whole")
        var random = RandomSource(seed: Check.seed)
        let fresh = bench.source.replacingOutput(classes: 2, using: &random).output
        try expect(
          output.bias.value != fresh.bias.value, "a bias that has moved away from 0",
          found: "\(output.bias.value.values)",
          look: "at the learning rate, and its multiplier")
      }
      let full = try check.require("the accuracy is within \(distance) of fine-tuning everything") {
        var random = RandomSource(seed: Check.seed)
        let target = bench.source.replacingOutput(classes: 2, using: &random)
        target.output.setLearningRateMultiplier(10)
        let accuracy = try bench.train(target, learningRate: 0.01)
        try expect(
          run.accuracy >= accuracy - distance, String(format: "at least %.3f", accuracy - distance),
          found: String(format: "%.3f", run.accuracy),
          look: "at the learning rate: with frozen features nothing but the output can break")
        check.remark = String(format: "%.3f; fine-tuning everything: %.3f", run.accuracy, accuracy)
        return bench.runs[bench.runs.count - 1]
      }
      try check.require("an epoch takes far less time") {
        let text = String(
          format: "%.2f s of processor time; fine-tuning everything: %.2f s", run.secondsPerEpoch,
          full.secondsPerEpoch)
        try expect(
          run.secondsPerEpoch < 0.7 * full.secondsPerEpoch, "less than 0.7 of fine-tuning everything",
          found: text,
          look: "at when features are frozen: before the training")
        check.remark = text
      }
    }
  }

  /// The paths in `network` whose numbers are not those of `source`, of one role.
  private static func changed(from source: Sequential, to network: Sequential, _ role: Parameter.Role)
    -> [String]
  {
    zip(source.namedParameters, network.namedParameters)
      .filter { $0.parameter.role == role && $0.parameter.value != $1.parameter.value }
      .map { "features.\($0.0.path)" }
  }
}
