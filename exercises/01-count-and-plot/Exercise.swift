import ExerciseChecks

/// Counts the images of each class.
///
/// - Parameters:
///   - data: `data.count` images; `data.label(at: index)` is the index of an image's class in `classes`.
///   - classes: the names of the classes.
/// - Returns: a count for each class, in the order of `classes`.
func countByClass(_ data: any ImageSource, classes: [String]) throws -> [Int] {
  throw Unsolved("countByClass: a count for each class")
}

/// Makes a chart with a bar for each class.
///
/// `BarChart.Bar(name, value, label: text)` is a bar with the text at its end, and `BarChart(bars)` a chart.
///
/// - Parameters:
///   - counts: a count for each class.
///   - classes: the names of the classes.
func chart(of counts: [Int], classes: [String]) throws -> BarChart {
  throw Unsolved("chart: a bar for each class, with its name, its count, and the count as text")
}
