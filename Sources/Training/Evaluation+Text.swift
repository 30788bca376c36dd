import Foundation

extension Evaluation {
  /// The evaluation in a few lines, as for a terminal: how many are right, how sure that is, and what is mistaken for
  /// what.
  public var summary: String {
    func percent(_ value: Double) -> String { String(format: "%.1f %%", 100 * value) }
    var lines = [
      "\(percent(accuracy)) of \(count) images are right; of many more like them, between "
        + "\(percent(interval.lowerBound)) and \(percent(interval.upperBound)) would be (95 of 100 times)"
    ]
    if abs(balancedAccuracy - accuracy) >= 0.0005 {
      lines.append("\(percent(balancedAccuracy)) if all classes had as many images")
    }
    for mistake in confusions.prefix(5) {
      let times = mistake.count == 1 ? "once" : "\(mistake.count) times"
      lines.append("\(name(mistake.label)) taken for \(name(mistake.predicted)): \(times)")
    }
    return lines.joined(separator: "\n")
  }

  /// The name of a class, on one line.
  private func name(_ label: Int) -> String {
    classes[label].split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
