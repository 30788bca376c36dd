import Foundation

/// Minimum, median and maximum of several measurements.
struct Summary {
  let minimum, median, maximum: Double

  init(_ values: [Double]) {
    let sorted = values.sorted()
    minimum = sorted.first ?? .nan
    maximum = sorted.last ?? .nan
    let middle = sorted.count / 2
    median =
      sorted.isEmpty
      ? .nan : sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The median, with minimum and maximum in brackets.
  func text(decimals: Int) -> String {
    func number(_ value: Double) -> String { String(format: "%.\(decimals)f", value) }
    return "\(number(median)) [\(number(minimum))–\(number(maximum))]"
  }
}
