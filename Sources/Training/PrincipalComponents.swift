import FineTuningTensors
import Foundation

/// The directions in which the rows of a matrix vary most.
///
/// They are the eigenvectors of the rows' covariance with the largest eigenvalues, found by orthogonal
/// iteration: multiply a few directions by the covariance, make them orthogonal again, and repeat until they
/// no longer change.
public struct PrincipalComponents: Sendable {
  /// The mean of the rows.
  public let mean: [Double]
  /// Unit vectors, orthogonal to one another, the most important first.
  public let directions: [[Double]]
  /// The fraction of the rows' total variance along each direction.
  public let explainedVarianceRatios: [Double]

  /// Finds the first `count` components of a matrix with at least two rows.
  public init(of rows: Tensor, count: Int = 2) {
    let (n, columns) = (rows.shape[0], rows.shape[1])
    precondition(n >= 2 && (1...columns).contains(count), "components of a matrix with at least two rows")
    let values = rows.values
    let mean = (0..<columns).map { column in
      stride(from: column, to: values.count, by: columns).reduce(0.0) { $0 + Double(values[$1]) } / Double(n)
    }
    let covariance = Self.covariance(values, mean: mean)
    // Start at the axes that vary most: no random numbers needed.
    let axes = (0..<columns).sorted { covariance[$0][$0] > covariance[$1][$1] }.prefix(count)
    var directions = axes.map { axis in (0..<columns).map { $0 == axis ? 1.0 : 0 } }
    for _ in 0..<Self.maximumIterations {
      let next = Self.orthonormalized(directions.map { direction in covariance.map { dot($0, direction) } })
      let change = zip(next, directions).map { 1 - abs(dot($0, $1)) }.max() ?? 0
      directions = next
      if change < 1e-14 { break }
    }
    let totalVariance = (0..<columns).reduce(0) { $0 + covariance[$1][$1] }
    self.mean = mean
    self.directions = directions.map(Self.pointingUp)
    explainedVarianceRatios = directions.map { direction in
      totalVariance > 0 ? dot(direction, covariance.map { dot($0, direction) }) / totalVariance : 0
    }
  }

  private static let maximumIterations = 2_000

  /// Returns the coordinates of each row along the directions, relative to the mean.
  public func project(_ rows: Tensor) -> [[Double]] {
    let (columns, values) = (mean.count, rows.values)
    precondition(rows.shape.last == columns, "rows of \(columns) elements")
    return stride(from: 0, to: values.count, by: columns).map { start in
      let row = (0..<columns).map { Double(values[start + $0]) - mean[$0] }
      return directions.map { dot($0, row) }
    }
  }

  private static func covariance(_ values: [Float], mean: [Double]) -> [[Double]] {
    let columns = mean.count
    var sums = [[Double]](repeating: [Double](repeating: 0, count: columns), count: columns)
    for start in stride(from: 0, to: values.count, by: columns) {
      let row = (0..<columns).map { Double(values[start + $0]) - mean[$0] }
      for i in 0..<columns {
        for j in 0...i { sums[i][j] += row[i] * row[j] }
      }
    }
    let divisor = Double(values.count / columns - 1)
    return (0..<columns).map { i in (0..<columns).map { j in sums[max(i, j)][min(i, j)] / divisor } }
  }

  /// Returns an orthonormal basis by the Gram–Schmidt process; a direction with nothing left becomes zero.
  private static func orthonormalized(_ vectors: [[Double]]) -> [[Double]] {
    var result: [[Double]] = []
    for vector in vectors {
      let rest = result.reduce(vector) { rest, unit in
        let length = dot(rest, unit)
        return zip(rest, unit).map { $0 - length * $1 }
      }
      let length = dot(rest, rest).squareRoot()
      result.append(rest.map { length > 0 ? $0 / length : 0 })
    }
    return result
  }

  /// Returns a direction or its opposite, whichever has a positive largest coordinate.
  private static func pointingUp(_ direction: [Double]) -> [Double] {
    let largest = direction.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? direction.map { -$0 } : direction
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
