import ExerciseChecks

/// Counts how often each class was predicted for each true class.
///
/// - Parameters:
///   - predicted: the predicted class of each image.
///   - labels: the true class of each image.
///   - classes: the number of classes.
/// - Returns: `matrix[true class][predicted class]`.
func confusionMatrix(predicted: [Int], labels: [Int], classes: Int) throws -> [[Int]] {
  throw Unsolved("confusionMatrix: a row for each true class, a column for each predicted one")
}

/// Returns the fraction of all images that are classified correctly, from 0 to 1.
func accuracy(of matrix: [[Int]]) throws -> Double {
  throw Unsolved("accuracy: the fraction on the diagonal")
}

/// Returns the fraction of each class's images that are classified correctly; 0 for a class without images.
func recall(of matrix: [[Int]]) throws -> [Double] {
  throw Unsolved("recall: for each row, the fraction on the diagonal")
}
