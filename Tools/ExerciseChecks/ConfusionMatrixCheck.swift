/// Exercise 09: a confusion matrix, with accuracy and recall.
public enum ConfusionMatrixCheck {
  /// Checks the learner's functions on small sets of labels.
  public static func run(
    confusionMatrix: (_ predicted: [Int], _ labels: [Int], _ classes: Int) throws -> [[Int]],
    accuracy: (_ matrix: [[Int]]) throws -> Double, recall: (_ matrix: [[Int]]) throws -> [Double]
  ) {
    Check.run { check in
      let labels = [0, 0, 0, 0, 0, 1, 1, 1, 2]
      let predicted = [0, 0, 0, 1, 2, 1, 1, 0, 2]
      let right = [[3, 1, 1], [1, 2, 0], [0, 0, 1]]
      try check.require("a row for each true class, a column for each predicted one") {
        let matrix = try confusionMatrix(predicted, labels, 3)
        try expect(
          matrix.count == 3 && matrix.allSatisfy { $0.count == 3 }, "3 × 3 counts", found: "\(matrix)",
          look: "at the size of the matrix: classes rows of classes counts")
        let transposed = (0..<3).map { row in (0..<3).map { right[$0][row] } }
        try expect(
          matrix != transposed, "\(right): rows are the true classes",
          found: "\(matrix), with rows and columns swapped",
          look: "at the order of the indices: matrix[label][prediction]")
        try expect(
          matrix == right, "\(right) for labels \(labels) and predictions \(predicted)", found: "\(matrix)",
          look: "at what you count: every image, right or wrong, adds 1 to one entry")
      }
      try check.require("a class that never occurs still has its row and column") {
        let matrix = try confusionMatrix([0, 1], [0, 0], 4)
        try expect(
          matrix == [[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
          "4 × 4 counts, the first row 1, 1, 0, 0", found: "\(matrix)",
          look: "at where the size comes from: classes, not the largest label")
      }
      try check.require("the accuracy is the fraction on the diagonal") {
        let found = try accuracy(right)
        try expect(
          abs(found - 6.0 / 9) < 1e-9, "6 of 9, 0.667", found: "\(found)",
          look: found == 0
            ? "at the division: dividing two Ints drops the fraction, so convert to Double first"
            : "at what you sum: the diagonal, divided by all images")
      }
      try check.require("the recall of a class is the diagonal's fraction of its row") {
        let found = try recall(right)
        let (rows, columns) = ([3.0 / 5, 2.0 / 3, 1], [3.0 / 4, 2.0 / 3, 0.5])
        func isClose(_ a: [Double], _ b: [Double]) -> Bool {
          a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }
        }
        try expect(
          !isClose(found, columns), "\(rows)", found: "\(found), which is the precision",
          look: "at the divisor: the sum of the entry's row, not of its column")
        try expect(
          isClose(found, rows), "\(rows)", found: "\(found)",
          look: "at the divisor: the sum of the entry's row")
      }
      try check.require("the recall of a class without images is 0, not NaN") {
        let found = try recall([[2, 0], [0, 0]])
        try expect(
          found == [1, 0], "[1.0, 0.0]", found: "\(found)", look: "at the division by a row that sums to 0")
      }
    }
  }
}
