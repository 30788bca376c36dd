import Foundation

/// A round number (1, 2 or 5 times a power of ten) and its multiples.
struct RoundStep: Equatable, Sendable {
  let digit: Int
  let exponent: Int

  /// Returns `factor` times the step, correctly rounded: three tenths are exactly `0.3`.
  func multiple(_ factor: Int) -> Double {
    guard let value = Double("\(factor * digit)e\(exponent)") else {
      preconditionFailure("two whole numbers around an e are a number")
    }
    return value
  }

  /// Returns the factors of all multiples in `range`. Ends that are multiples count despite rounding errors.
  func factors(in range: ClosedRange<Double>) -> Range<Int> {
    let first = Int((range.lowerBound / multiple(1) - 1e-9).rounded(.up))
    let last = Int((range.upperBound / multiple(1) + 1e-9).rounded(.down))
    return first..<max(first, last + 1)
  }

  /// Returns the smallest range that starts and ends at a multiple and contains `range`.
  func rounding(outward range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = (range.lowerBound / multiple(1) + 1e-9).rounded(.down)
    let high = (range.upperBound / multiple(1) - 1e-9).rounded(.up)
    return multiple(Int(low))...multiple(Int(high))
  }
}

/// Round numbers along an axis, with their labels.
struct Ticks: Equatable, Sendable {
  let values: [Double]
  let labels: [String]
  /// The distance from one tick to the next.
  let step: RoundStep

  /// The ticks in `range`, with the smallest round step that leaves at most `count` of them.
  ///
  /// - Parameter wholeNumbers: whether only whole numbers make sense, as they do for epochs.
  init(in range: ClosedRange<Double>, atMost count: Int = 6, wholeNumbers: Bool = false) {
    precondition(range.upperBound > range.lowerBound && count >= 2, "ticks need a range, and room for two")
    // From the power of two below the distance between ticks to the power of ten below, or the one before that: a step
    // that is too small is passed over.
    let distance = (range.upperBound - range.lowerBound) / Double(count)
    let logarithmOf2 = 0.30103
    let smallest = Int((Double(distance.exponent) * logarithmOf2).rounded(.down))
    let steps = ((wholeNumbers ? max(smallest, 0) : smallest)...).lazy.flatMap { exponent in
      [1, 2, 5].map { RoundStep(digit: $0, exponent: exponent) }
    }
    // The search always succeeds: a step larger than the range leaves one tick at most.
    let step = steps.first { $0.factors(in: range).count <= count } ?? RoundStep(digit: 1, exponent: smallest)
    self.step = step
    values = step.factors(in: range).map(step.multiple)
    let largest = values.map(abs).max() ?? 0
    labels = values.map { value in
      largest < 1e7 && step.exponent > -6
        ? Self.label(value, decimals: max(0, -step.exponent)) : String(format: "%g", value)
    }
  }

  /// Formats a number with a true minus sign and commas between thousands.
  static func label(_ value: Double, decimals: Int) -> String {
    let parts = String(format: "%.\(decimals)f", abs(value)).split(separator: ".")
    var whole = String(parts[0])
    if whole.count > 4 {
      for place in stride(from: whole.count - 3, to: 0, by: -3) {
        whole.insert(",", at: whole.index(whole.startIndex, offsetBy: place))
      }
    }
    let digits = ([whole] + parts.dropFirst().map(String.init)).joined(separator: ".")
    return value < 0 && digits.contains { "123456789".contains($0) } ? "−" + digits : digits
  }
}
