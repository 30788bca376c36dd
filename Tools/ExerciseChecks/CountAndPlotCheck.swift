/// Exercise 01: count the images of each class, and plot the counts.
public enum CountAndPlotCheck {
  /// Checks the learner's functions, and leaves the chart in `.build/exercises` for the learner to look at.
  public static func run(
    countByClass: (_ data: any ImageSource, _ classes: [String]) throws -> [Int],
    chart: (_ counts: [Int], _ classes: [String]) throws -> BarChart
  ) {
    Check.run { check in
      try check.require("there is a count for each class, in the order of the classes") {
        let data = Labels([2, 0, 2, 2, 1])
        let counts = try countByClass(data, ["bagel", "corn", "pizza"])
        try expect(
          counts.count == 3, "3 counts, one each for bagel, corn and pizza", found: "\(counts)",
          look: "at the length of the result: one count for each class")
        try expect(
          data.imagesRead.load(ordering: .relaxed) == 0,
          "only labels to be read, since they're all you need to count",
          found: "\(data.imagesRead.load(ordering: .relaxed)) images decoded, too",
          look: "for a call to image(at:)")
        try expect(
          counts.reduce(0, +) == 5, "5 images in all, each counted once", found: "\(counts)",
          look: "at the first and the last index of the loop: 0 and data.count − 1")
        try expect(
          counts == [1, 1, 3], "[1, 1, 3] for the labels 2, 0, 2, 2, 1", found: "\(counts)",
          look: "at data.label(at: index): it's the index of the class in the result")
      }
      try check.require("a class without images counts 0") {
        let counts = try countByClass(Labels([3, 3, 0]), ["bagel", "corn", "pizza", "taco"])
        try expect(
          counts == [1, 0, 0, 2], "[1, 0, 0, 2] for the labels 3, 3, 0", found: "\(counts)",
          look: "for classes that you leave out because no label names them")
      }
      let data = DrawnHotDogs.Split.training(perClass: 40)
      let counts = try check.require("the hot dogs are counted") {
        let counts = try countByClass(data, DrawnHotDogs.classes)
        try expect(
          counts == [40, 40], "[40, 40]", found: "\(counts)", look: "at the labels: 0 is a hot dog, 1 isn't")
        check.remark = "\(counts)"
        return counts
      }
      try check.require(
        "the chart has a bar for each class, with its name, its length, and its count as a label"
      ) {
        let (names, numbers) = (["bagel", "corn", "pizza"], [7, 0, 12])
        let bars = try chart(numbers, names).bars
        try expect(
          bars.map(\.name) == names, "bars named \(names.joined(separator: ", "))",
          found: "\(bars.map(\.name))",
          look: "at the first argument of BarChart.Bar, and at the order of the bars")
        try expect(
          bars.map(\.value) == [7, 0, 12], "bars of lengths 7, 0, 12", found: "\(bars.map(\.value))",
          look: "at the second argument of BarChart.Bar: the count itself")
        try expect(
          bars.map(\.label) == ["7", "0", "12"], "the labels 7, 0, 12", found: "\(bars.map(\.label))",
          look: "at the argument label of BarChart.Bar: the count as text")
      }
      try check.require("the chart can be drawn") {
        let path = ".build/exercises/count-and-plot.png"
        try chart(counts, DrawnHotDogs.classes).writePNG(to: path)
        check.remark = "look at it: \(path)"
      }
    }
  }
}
