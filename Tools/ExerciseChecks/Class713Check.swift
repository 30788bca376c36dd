import Foundation

/// Exercise 12: the source's hot dog row, and what it is good for.
public enum Class713Check {
  /// What the accuracy before the first step has to exceed; chance is 0.5.
  private static let farAboveChance = 0.7

  /// Checks the learner's functions against the source network and the test images.
  public static func run(
    hotDogRow: (_ source: ResNet) throws -> Tensor,
    networkFromRow: (_ source: ResNet, _ row: Tensor, _ training: DataLoader) throws -> ResNet
  ) {
    Check.run(timeLimit: 60) { check in
      let bench = try Bench(check)
      let source = bench.source
      let weights = source.output.weight.value.values
      let inputs = source.output.inputs
      let row = try check.require("the row is a matrix of one row") {
        let row = try hotDogRow(source)
        try expect(
          row.shape == [1, inputs], "the shape [1, \(inputs)]", found: "\(row.shape)",
          look: "at the shape that the tensor is made with: one row of source.output.inputs numbers")
        check.remark = "shape \(row.shape)"
        return row
      }
      try check.require("it is the row of the hot dog") {
        let values = row.values
        let found = (0..<source.output.outputs).first { index in
          Array(weights[index * inputs..<(index + 1) * inputs]) == values
        }
        let name = found.map { "row \($0), \(ImageNetClasses.all[$0].name)" }
        try expect(
          found == 934, "the row that ImageNet's order gives to hotdog",
          found: name ?? "no row of the source's output weight",
          look: found == 713
            ? "at the number: 713 is in Dive into Deep Learning, but in the standard order it is the "
              + "photocopier. Look the row up by its name"
            : "at which numbers are taken: row r is r × inputs ..< (r + 1) × inputs")
        check.remark = name
      }
      let network = try check.require("the new network keeps the source's features and has two outputs") {
        let network = try networkFromRow(source, row, bench.trainingLoader())
        try expect(
          network.output.outputs == 2, "2 outputs", found: "\(network.output.outputs)",
          look: "at replacingOutput(classes:using:)")
        try expect(
          network.features.state == source.features.state,
          "the source's features, which know what the row means",
          found: "others", look: "at how the network is made, and whether anything was trained yet")
        return network
      }
      try check.require("output 0, the hot dog's, is the row") {
        let values = network.output.weight.value.values
        try expect(
          Array(values.prefix(inputs)) == row.values,
          "the hot dog's row in the place of class 0, which is hotdog",
          found: Array(values.suffix(inputs)) == row.values
            ? "it in the place of class 1, not-hotdog" : "other numbers",
          look: "at which half of output.weight is written: the first inputs numbers belong to class 0")
      }
      try check.require("before the first step it is far better than chance") {
        let accuracy = try bench.accuracy(of: network)
        let text = String(format: "accuracy %.3f", accuracy)
        let prediction = try Prediction(of: network, on: bench.testLoader())
        try expect(
          prediction.logits.values.allSatisfy(\.isFinite), "scores that are numbers",
          found: "NaN or infinity",
          look: "at how the threshold is computed")
        let hotDogs = prediction.classes.count { $0 == 0 }
        try expect(
          accuracy > farAboveChance, "an accuracy above \(farAboveChance)",
          found:
            "\(text): \(hotDogs) of \(prediction.labels.count) images are taken for hot dogs, and 100 are",
          look:
            "at output 1: what is the hot dog's score to be compared with? A score in the middle of those that "
            + "the training images get is a fair threshold, and fits in a bias")
        check.remark = text
      }
    }
  }
}
