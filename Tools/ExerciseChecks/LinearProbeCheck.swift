import Foundation

/// Exercise 11: a linear probe on features that are computed only once.
public enum LinearProbeCheck {
  /// Checks the learner's probe on the features of test images.
  public static func run(
    trainProbe: (_ features: FeatureMatrix, _ classes: Int) throws -> Dense
  ) {
    Check.run(timeLimit: 60) { check in
      let rig = try TrainingRig(check)
      check.progress("computing features")
      let training = try FeatureMatrix(of: rig.source.features, on: rig.testLoader(of: rig.data.train))
      let testing = try FeatureMatrix(of: rig.source.features, on: rig.testLoader())
      let inputs = training.rows.shape[1]
      let probe = try check.require("the probe is a Dense layer from the features to the classes") {
        let probe = try trainProbe(training, 2)
        try expect(
          probe.inputs == inputs && probe.outputs == 2, "Dense(\(inputs) → 2)", found: probe.summary,
          look: "at the sizes: features.rows.shape[1] inputs, and an output for each class")
        return probe
      }
      try check.require("its parameters are finite") {
        let values = probe.weight.value.values + probe.bias.value.values
        let broken = values.count { !$0.isFinite }
        try expect(
          broken == 0, "finite parameters", found: "\(broken) of \(values.count) that are NaN or infinite",
          look: "at the learning rate: features aren't normalized, and a large step diverges")
      }
      try check.require("the loss on the training features has gone down") {
        let logits = probe.forward(training.rows, .inference)
        let loss = SoftmaxCrossEntropy.loss(logits, labels: training.labels).value
        let text = String(format: "%.3f; guessing yields 0.693", loss)
        try expect(
          loss < 0.55, "a mean loss below 0.55; guessing yields 0.693",
          found: String(format: "%.3f", loss),
          look: probe.bias.value.values.allSatisfy { $0 == 0 }
            ? "at the last of the four calls: nothing has moved, so there was no step"
            : loss > 0.8
              ? "at the sign and the size of the step: the loss has grown"
              : "at the loop: forward in training mode, loss, backward, step, a few hundred times")
        check.remark = text
      }
      try check.require("it recognizes hot dogs it has never seen") {
        let classes = probe.forward(testing.rows, .inference).argmaxOfRows()
        let accuracy = Double(zip(classes, testing.labels).count { $0 == $1 }) / Double(classes.count)
        let text = String(format: "accuracy %.3f", accuracy)
        try expect(
          accuracy > 0.7, "an accuracy above 0.7", found: text,
          look: accuracy < 0.4 ? "at the labels: they seem to be swapped" : "at the number of steps")
        check.remark = text
      }
      try check.require("it works for more than two classes") {
        let rows = Tensor([5, 0, 0, 0, 5, 0, 0, 0, 5, 5, 0, 1, 0, 5, 1, 1, 0, 5], [6, 3])
        let probe = try trainProbe(FeatureMatrix(rows: rows, labels: [0, 1, 2, 0, 1, 2]), 3)
        try expect(
          probe.outputs == 3, "3 outputs", found: "\(probe.outputs)",
          look: "for a 2 in your code: the number of classes is an argument")
        let found = probe.forward(rows, .inference).argmaxOfRows()
        try expect(
          found == [0, 1, 2, 0, 1, 2], "0, 1, 2, 0, 1, 2 for six rows that are easy to separate",
          found: "\(found)",
          look: "at the labels: every row has its own")
      }
    }
  }
}
