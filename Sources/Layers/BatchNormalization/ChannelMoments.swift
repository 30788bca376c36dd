import FineTuningCKernels

/// The mean of each channel over some rows, and the sum of the squared distances to it.
///
/// Two of them combine into those over all rows (Chan, Golub and LeVeque, 1979): with n and m rows, and the distance δ
/// from the first mean to the second, the mean moves by δ · m / (n + m), and δ² · n · m / (n + m) joins the squares.
struct ChannelMoments {
  private(set) var rows: Int
  private(set) var mean: [Double]
  private(set) var squares: [Double]

  /// The moments of the rows at `x`.
  ///
  /// Distances are summed from the first row, so that a large mean costs no digits.
  init(_ x: UnsafePointer<Float>, rows: Int, channels: Int) {
    self.rows = rows
    mean = [Double](repeating: 0, count: channels)
    squares = mean
    channel_moments(x, rows, channels, x, &mean, &squares)
    for channel in 0..<channels {
      let offset = mean[channel] / Double(rows)
      mean[channel] = Double(x[channel]) + offset
      squares[channel] = max(0, squares[channel] - offset * offset * Double(rows))
    }
  }

  /// Adds the moments of other rows.
  mutating func combine(_ other: ChannelMoments) {
    let total = Double(rows + other.rows)
    for channel in mean.indices {
      let distance = other.mean[channel] - mean[channel]
      mean[channel] += distance * (Double(other.rows) / total)
      squares[channel] +=
        other.squares[channel] + distance * distance * (Double(rows) * Double(other.rows) / total)
    }
    rows += other.rows
  }
}
