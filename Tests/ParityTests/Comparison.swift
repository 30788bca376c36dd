import FineTuningTensors
import Testing

/// Expects every element to be within `tolerance` of a framework's, and prints the largest difference.
///
/// - Parameter relative: whether differences are relative to the largest expected magnitude.
func expectClose(
  _ actual: Tensor?, _ expected: Tensor?, within tolerance: Float, relative: Bool = false, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let actual = try #require(actual, "\(what) is missing here", sourceLocation: sourceLocation)
  let expected = try #require(expected, "\(what) is missing in the fixture", sourceLocation: sourceLocation)
  try #require(actual.shape == expected.shape, "\(what)", sourceLocation: sourceLocation)
  let difference = largestDifference(actual, expected, relative: relative)
  print("parity: \(what): largest \(relative ? "relative " : "")difference \(difference)")
  #expect(difference <= tolerance, "\(what): \(difference)", sourceLocation: sourceLocation)
}

/// Returns the largest difference between elements at the same place; infinite if one is NaN.
func largestDifference(_ actual: Tensor, _ expected: Tensor, relative: Bool) -> Float {
  let scale = relative ? max(expected.values.map(\.magnitude).max() ?? 0, .leastNormalMagnitude) : 1
  return zip(actual.values, expected.values).reduce(0) { worst, pair in
    let difference = (pair.0 - pair.1).magnitude / scale
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}
