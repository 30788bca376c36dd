import Foundation

/// Exercise 12: the source's hot dog row, and its use.
public enum Class713Check {
  /// The accuracy to exceed before the first step; chance is 0.5.
  private static let farAboveChance = 0.7

  /// Checks the learner's functions against the source network and the test images.
  public static func run(
    hotDogRow: (_ source: ResNet) throws -> Tensor,
    networkFromRow: (_ source: ResNet, _ row: Tensor, _ training: DataLoader) throws -> ResNet
  ) {
    Check.run(timeLimit: 60) { check in
      let rig = try TrainingRig(check)
      let source = rig.source
      let weights = source.output.weight.value.values
      let inputs = source.output.inputs
      let row = try check.require("the result is a matrix with one row") {
        let row = try hotDogRow(source)
        try expect(
          row.shape == [1, inputs], "the shape [1, \(inputs)]", found: "\(row.shape)",
          look: "at the shape of the tensor: one row of source.output.inputs weights")
        check.remark = "shape \(row.shape)"
        return row
      }
      try check.require("it is the hot dog's row") {
        let values = row.values
        let found = (0..<source.output.outputs).first { index in
          Array(weights[index * inputs..<(index + 1) * inputs]) == values
        }
        let name = found.map { "row \($0), \(ImageNetClasses.all[$0].name)" }
        try expect(
          found == 934, "the row of hotdog in ImageNet's order",
          found: name ?? "no row of the source's output weight",
          look: found == 713
            ? "at the index: 713 is Dive into Deep Learning's, but in the standard order it's the "
              + "photocopier. Find the row by its name"
            : "at the range of weights: row r is r × inputs ..< (r + 1) × inputs")
        check.remark = name
      }
      let network = try check.require("the new network keeps the source's features and has two outputs") {
        let network = try networkFromRow(source, row, rig.trainingLoader())
        try expect(
          network.output.outputs == 2, "2 outputs", found: "\(network.output.outputs)",
          look: "at replacingOutput(classes:using:)")
        try expect(
          network.features.state == source.features.state,
          "the source's features, which know what the row means",
          found: "others", look: "at how you make the network, and whether you train it")
        return network
      }
      try check.require("output 0, the hot dog's, is the row") {
        let values = network.output.weight.value.values
        try expect(
          Array(values.prefix(inputs)) == row.values,
          "the hot dog's row for class 0, which is hotdog",
          found: Array(values.suffix(inputs)) == row.values
            ? "the row at class 1, not-hotdog" : "other weights",
          look:
            "at which half of output.weight you set: the first source.output.inputs weights belong to class 0"
        )
      }
      try check.require("before the first step, it is far better than chance") {
        let accuracy = try rig.accuracy(of: network)
        let text = String(format: "accuracy %.3f", accuracy)
        let prediction = try Prediction(of: network, on: rig.testLoader())
        try expect(
          prediction.logits.values.allSatisfy(\.isFinite), "finite logits",
          found: "NaN or infinity",
          look: "at how you compute the threshold")
        let hotDogs = prediction.classes.count { $0 == 0 }
        try expect(
          accuracy > farAboveChance, "an accuracy above \(farAboveChance)",
          found:
            "\(text): it calls \(hotDogs) of \(prediction.labels.count) images hot dogs, but 100 are",
          look:
            "at output 1: what should the hot dog's logit be compared with? A logit in the middle of the "
            + "training images' logits is a fair threshold, and fits in a bias")
        check.remark = text
      }
    }
  }
}
