import FineTuning
import TestSupport
import Testing

/// The tables, figures and sentences of chapters about any classes.
@Suite struct TargetDataTests {
  /// Calls `body` with a data set of `train` training images a class, and one test image.
  private func withData(
    _ classes: [String], train: Int = 2, _ body: (TargetData) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      for name in classes {
        for number in 0..<train {
          try Image(width: 3, height: 2).write(to: "\(folder)/train/\(name)/\(number).png")
        }
        try Image(width: 3, height: 2).write(to: "\(folder)/test/\(name)/0.png")
      }
      try body(TargetData(folder))
    }
  }

  private let source: ResNet = {
    var random = RandomSource(seed: 1)
    return ResNet.resNet18(classes: 1000, width: 1, using: &random)
  }()

  @Test func `data sets have names for diagrams`() throws {
    try withTemporaryFolder { folder in
      func names(_ arguments: [String]) throws -> [String] {
        let experiment = try Experiment.open(file: #filePath, arguments: ["--out", folder] + arguments)
        return [experiment.sourceDataName, experiment.targetDataName]
      }
      let file = folder + "/a.params"
      try source.write(to: file)
      let all = try [[], ["--data", "/images/pets/"], ["--source", file]].map(names)
      #expect(all == [["ImageNet", "hot dogs"], ["ImageNet", "pets"], ["source data", "hot dogs"]])
    }
  }

  @Test func `one class is refused`() throws {
    try withTemporaryFolder { folder in
      for part in ["train", "test"] { try Image(width: 3, height: 2).write(to: "\(folder)/\(part)/a/0.png") }
      let error = #expect(throws: InputError.self) { try TargetData(folder) }
      #expect(error?.subject == folder && error?.found == "one, a")
    }
  }

  @Test func `a table of counts has a column for each of a few classes, and a row for each of many`() throws {
    try withData(["a", "b"]) { data in
      #expect(data.tableOfCounts.columns == ["", "images", "a", "b"])
      #expect(data.tableOfCounts.rows == [["`train`", "4", "2", "2"], ["`test`", "2", "1", "1"]])
    }
    try withData((10..<20).map { "\($0)" }) { data in
      #expect(data.tableOfCounts.columns == ["class", "`train`", "`test`"])
      #expect(data.tableOfCounts.rows.prefix(2) == [["all", "20", "10"], ["10", "2", "1"]])
    }
    try withData((100..<205).map { "\($0)" }, train: 1) { data in
      #expect(data.tableOfCounts.rows.suffix(2) == [["199", "1", "1"], ["5 more classes", "5", "5"]])
    }
  }

  @Test func `a gallery says which images and classes it shows`() throws {
    func gallery(_ classes: Int, train: Int) throws -> (rows: Int, columns: Int, caption: String) {
      var result = (0, 0, "")
      try withData((0..<classes).map { "c\(10 + $0)" }, train: train) { data in
        let (grid, caption) = try data.train.gallery()
        result = (grid.cells.count / grid.columns, grid.columns, caption)
      }
      return result
    }
    #expect(try gallery(2, train: 9) == (2, 8, "The first 8 images of “c10”, and the last 8 of “c11”."))
    #expect(try gallery(2, train: 1) == (2, 1, "The first image of “c10”, and the last of “c11”."))
    #expect(try gallery(3, train: 3) == (3, 3, "The first 3 images of each class."))
    let many = try gallery(12, train: 2)
    #expect(many == (10, 2, "The first 2 images of each of the first 10 classes; 2 more are not shown."))
  }

  @Test func `indices that don't exist are left out`() throws {
    try withData(["a", "b"]) { data in
      #expect(data.train.indices([0, 1, 5, -1, -2, -9]) == [0, 1, 3, 2])
      #expect(data.test.indices([0, 1, 2, -1, -2]) == [0, 1])
    }
  }

  @Test func `classes are found in ImageNet by any spelling of their names`() throws {
    try withData(["French-loaf", "ant_eater", "crane", "hot dog", "n07714990", "not-hotdog", "Tench"]) {
      data in
      let shared = data.sharedClasses(with: source)
      // There are two kinds of crane, and no not-hotdog.
      #expect(shared.map(\.folder) == ["French-loaf", "Tench", "hot dog", "n07714990"])
      #expect(shared.map(\.row.index) == [930, 0, 934, 937])
      #expect(shared.map(\.name) == ["French loaf", "tench", "hot dog", "broccoli"])
      #expect(shared.map(\.one) == ["French loaf", "tench", "a hot dog", "broccoli"])
      let second = try data.sharedClass(with: source, exceptRow: 930)
      #expect(second.row.index == 0)
      var random = RandomSource(seed: 1)
      #expect(data.sharedClasses(with: .resNet18(classes: 7, width: 1, using: &random)).isEmpty)
    }
    try withData(["photocopier", "other"]) { data in
      #expect(throws: InputError.self) { try data.sharedClass(with: source, exceptRow: 713) }
    }
  }

  @Test func `the others have a name if they are one class`() throws {
    try withData(["a", "b"]) { #expect($0.nameOfOthers(than: 0) == "b" && $0.nameOfOthers(than: 1) == "a") }
    try withData(["a", "b", "c"]) { #expect($0.nameOfOthers(than: 0) == "all other classes") }
  }

  @Test func `the area of several classes is the mean over pairs`() {
    func area(_ labels: [Int], _ scores: [Float]) -> Double {
      let rows = Tensor(zeros: [labels.count, 1])
      return FeatureMatrix(rows: rows, labels: labels).meanPairwiseArea(by: scores)
    }
    #expect(area([0, 0, 1, 1], [1, 2, 3, 4]) == 1 && area([0, 0, 1, 1], [3, 4, 1, 2]) == 1)
    #expect(area([0, 1, 0, 1], [1, 1, 2, 2]) == 0.5)
    // Class 2 is above the others, which nothing tells apart.
    #expect(abs(area([0, 1, 2], [1, 1, 5]) - (0.5 + 1 + 1) / 3) < 1e-12)
  }

  @Test func `many classes share one histogram`() {
    let values = (0..<5).map { [Double($0)] }
    func groups(_ count: Int) -> [String] {
      Histogram(
        Array(values.prefix(count)), classes: (0..<count).map { "c\($0)" }, bins: 3, x: Axis("x"), y: "images"
      ).groups.map(\.name)
    }
    #expect(groups(2) == ["c0", "c1"] && groups(5) == ["all classes"])
  }
}
