import Foundation

/// A round number, 1, 2 or 5 times a power of ten, and its multiples.
struct RoundStep: Equatable, Sendable {
  let digit: Int
  let exponent: Int

  /// The multiple with the given factor, as near to it as a number can be: 3 tenths are exactly `0.3`.
  func multiple(_ factor: Int) -> Double {
    // A power of ten with a positive exponent is exact, so that only one operation rounds.
    let power = pow(10, Double(abs(exponent)))
    return exponent < 0 ? Double(factor * digit) / power : Double(factor * digit) * power
  }

  /// The factors of the multiples in `range`; ends that are multiples count, whatever rounding made of them.
  func factors(in range: ClosedRange<Double>) -> Range<Int> {
    let first = Int((range.lowerBound / multiple(1) - 1e-9).rounded(.up))
    let last = Int((range.upperBound / multiple(1) + 1e-9).rounded(.down))
    return first..<max(first, last + 1)
  }

  /// The smallest range between multiples that takes in `range`.
  func rounding(outward range: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = (range.lowerBound / multiple(1) + 1e-9).rounded(.down)
    let high = (range.upperBound / multiple(1) - 1e-9).rounded(.up)
    return multiple(Int(low))...multiple(Int(high))
  }
}

/// Round numbers along an axis, and how they are written.
struct Ticks: Equatable, Sendable {
  let values: [Double]
  let labels: [String]
  /// From one tick to the next.
  let step: RoundStep

  /// The ticks with the smallest round step of which at most `count` lie in `range`.
  ///
  /// - Parameter wholeNumbers: whether only whole numbers make sense, as for epochs.
  init(in range: ClosedRange<Double>, atMost count: Int = 6, wholeNumbers: Bool = false) {
    precondition(range.upperBound > range.lowerBound && count >= 2, "ticks need room")
    let smallest = Int(log10((range.upperBound - range.lowerBound) / Double(count)).rounded(.down))
    let steps = ((wholeNumbers ? max(smallest, 0) : smallest)...).lazy.flatMap { exponent in
      [1, 2, 5].map { RoundStep(digit: $0, exponent: exponent) }
    }
    // There always is one: a step larger than the range leaves one tick at most.
    let step = steps.first { $0.factors(in: range).count <= count } ?? RoundStep(digit: 1, exponent: smallest)
    self.step = step
    values = step.factors(in: range).map(step.multiple)
    let largest = values.map(abs).max() ?? 0
    labels = values.map { value in
      largest < 1e7 && step.exponent > -6
        ? Self.label(value, decimals: max(0, -step.exponent)) : String(format: "%g", value)
    }
  }

  /// A number with a true minus sign and commas between thousands.
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
