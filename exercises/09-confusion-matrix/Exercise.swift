import ExerciseChecks

/// Counts how often each class was taken for each.
///
/// - Parameters:
///   - predicted: the class that each image was taken for.
///   - labels: its true class.
///   - classes: how many classes there are.
/// - Returns: `matrix[true class][predicted class]`.
func confusionMatrix(predicted: [Int], labels: [Int], classes: Int) throws -> [[Int]] {
  throw Unsolved("confusionMatrix: a row for each true class, a column for each predicted one")
}

/// The share of all images that are classified rightly, from 0 to 1.
func accuracy(of matrix: [[Int]]) throws -> Double {
  throw Unsolved("accuracy: the share on the diagonal")
}

/// For each class, the share of its images that are classified rightly; 0 for a class without images.
func recall(of matrix: [[Int]]) throws -> [Double] {
  throw Unsolved("recall: for each row, the share on the diagonal")
}
