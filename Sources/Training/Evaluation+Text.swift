extension Evaluation {
  /// The evaluation in a few lines, as for a terminal: how many are right, how sure that is, and what is mistaken for
  /// what.
  public var summary: String {
    var lines = [
      "accuracy: \(accuracy.percent()) of \(count) images (95 % confidence interval: "
        + "\(interval.lowerBound.percent()) to \(interval.upperBound.percent()))",
      "balanced accuracy, all classes counting the same: \(balancedAccuracy.percent())",
    ]
    for mistake in confusions.prefix(5) {
      let images = mistake.count == 1 ? "1 image" : "\(mistake.count) images"
      lines.append("\(name(mistake.label)) taken for \(name(mistake.predicted)): \(images)")
    }
    return lines.joined(separator: "\n")
  }

  /// The name of a class, on one line.
  private func name(_ label: Int) -> String {
    classes[label].split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
