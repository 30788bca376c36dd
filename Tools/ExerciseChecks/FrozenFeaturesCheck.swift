import Foundation

/// Exercise 10: train only the output layer.
public enum FrozenFeaturesCheck {
  /// How far the accuracy may stay below full fine-tuning's.
  private static let tolerance = 0.15

  /// Checks the network that the learner trained against the source, and against full fine-tuning.
  public static func run(trainOutputOnly: (_ rig: TrainingRig) throws -> ResNet) {
    Check.run(timeLimit: 120) { check in
      let rig = try TrainingRig(check)
      let source = rig.source.features.copy()
      let (network, run) = try check.require("rig.train trained a network with two outputs") {
        () -> (ResNet, TrainingRig.Run) in
        let network = try trainOutputOnly(rig)
        try expect(
          network.output.outputs == 2, "2 outputs", found: "\(network.output.outputs)",
          look: "at replacingOutput(classes:using:), which makes a network for another task")
        guard let run = rig.runs.last(where: { $0.network === network }) else {
          throw Shortfall(
            expected: "the network that rig.train trained", found: "one that wasn't trained",
            look: "for the call to rig.train, and at which network you return")
        }
        return (network, run)
      }
      try check.require("the source network is unchanged") {
        let moved = changed(from: source, to: rig.source.features, .weight)
        try expect(
          moved.isEmpty, "every weight in rig.source.features unchanged",
          found: "other values at \(moved[0])",
          look: "at which network you train: it should be a copy with a new output layer")
      }
      try check.require("the weights of features are the source's, bit for bit") {
        try expect(
          run.startedFromSource, "features that start as the source's",
          found: "other values before the first step",
          look: "at how you make the network: replacingOutput copies the features")
        let moved = changed(from: source, to: network.features, .weight)
        try expect(
          moved.isEmpty, "the source's values at all paths",
          found: "others at \(moved.count) paths, starting with \(moved.first ?? "")",
          look: "for features.freeze(), before training begins")
      }
      try check.require("so are the running statistics of batch normalization") {
        let moved = changed(from: source, to: network.features, .statistic)
        try expect(
          moved.isEmpty, "the source's running means and variances",
          found: "others at \(moved.count) paths, starting with \(moved.first ?? "")",
          look:
            "at how you freeze: every batch moves the running statistics, without the optimizer. freeze() "
            + "stops both; freeze(statistics: false) or a multiplier of 0 stops only the optimizer")
      }
      try check.require("the output layer has learned") {
        let output = network.output
        try expect(
          output.isTrainable, "a trainable output layer", found: "one that's frozen, too",
          look: "at what you freeze: only features, not the whole network")
        var random = RandomSource(seed: Check.seed)
        let fresh = rig.source.replacingOutput(classes: 2, using: &random).output
        try expect(
          output.bias.value != fresh.bias.value, "a bias that has moved away from 0",
          found: "\(output.bias.value.values)",
          look: "at the learning rate, and its multiplier")
      }
      let full = try check.require("the accuracy is within \(tolerance) of fine-tuning everything") {
        var random = RandomSource(seed: Check.seed)
        let target = rig.source.replacingOutput(classes: 2, using: &random)
        target.output.setLearningRateMultiplier(Recipe.standard.outputMultiplier)
        let accuracy = try rig.train(target, learningRate: Recipe.standard.learningRate)
        try expect(
          run.accuracy >= accuracy - tolerance, String(format: "at least %.3f", accuracy - tolerance),
          found: String(format: "%.3f", run.accuracy),
          look: "at the learning rate: with frozen features, only the output can break")
        check.remark = String(format: "%.3f; fine-tuning everything: %.3f", run.accuracy, accuracy)
        return rig.runs[rig.runs.count - 1]
      }
      try check.require("an epoch takes far less time") {
        let text = String(
          format: "%.2f s of processor time; fine-tuning everything: %.2f s", run.secondsPerEpoch,
          full.secondsPerEpoch)
        try expect(
          run.secondsPerEpoch < 0.7 * full.secondsPerEpoch, "less than 0.7 of fine-tuning everything",
          found: text,
          look: "at when you freeze the features: before training")
        check.remark = text
      }
    }
  }

  /// Returns the paths of the parameters with a role whose values differ between `source` and `network`.
  private static func changed(from source: Sequential, to network: Sequential, _ role: Parameter.Role)
    -> [String]
  {
    zip(source.namedParameters, network.namedParameters)
      .filter { $0.parameter.role == role && $0.parameter.value != $1.parameter.value }
      .map { "features.\($0.0.path)" }
  }
}
