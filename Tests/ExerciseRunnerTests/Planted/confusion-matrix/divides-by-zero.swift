// Answered with: a row that sums to 0

import ExerciseChecks

/// Counts how often each class was predicted for each true class.
func confusionMatrix(predicted: [Int], labels: [Int], classes: Int) throws -> [[Int]] {
  var matrix = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
  for (label, prediction) in zip(labels, predicted) {
    matrix[label][prediction] += 1
  }
  return matrix
}

/// Returns the fraction of all images that are classified correctly, from 0 to 1.
func accuracy(of matrix: [[Int]]) throws -> Double {
  let right = matrix.indices.reduce(0) { $0 + matrix[$1][$1] }
  let all = matrix.joined().reduce(0, +)
  return Double(right) / Double(all)
}

/// Returns the fraction of each class's images that are classified correctly; 0 for a class without images.
func recall(of matrix: [[Int]]) throws -> [Double] {
  matrix.enumerated().map { label, row in
    let all = row.reduce(0, +)
    return Double(row[label]) / Double(all)
  }
}
