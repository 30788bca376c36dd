import CKernels
import Tensors

/// A tensor seen as rows of channels, one row for each pixel of each image: the loops of batch normalization,
/// in parallel.
struct ChannelRows {
  /// The number of rows.
  let count: Int
  /// The number of channels.
  let channels: Int

  /// The rows of a tensor of the given shape, whose last dimension is the channels.
  init(_ shape: [Int]) {
    channels = shape.last ?? 1
    count = shape.dropLast().reduce(1, *)
  }

  /// Runs `body` on ranges of rows in parallel; `start` is the index of a range's first element.
  func forEachRange(_ body: (_ start: Int, _ rows: Int) -> Void) {
    Parallel.split(count, grain: max(1, Parallel.minimumGrain / channels)) { rows in
      body(rows.lowerBound * channels, rows.count)
    }
  }

  /// Returns two sums over rows for each channel: over parts of the rows in parallel, then over the parts in order.
  /// The number of parts is the same on every machine.
  func sums(
    _ kernel: (
      _ start: Int, _ rows: Int, _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>
    ) -> Void
  ) -> (first: [Double], second: [Double]) {
    let (size, partCount) = (2 * channels, 64)
    var parts = [Double](repeating: 0, count: partCount * size)
    parts.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let sums = base
      Parallel.split(partCount) { range in
        for index in range {
          let (first, part) = (count * index / partCount, sums + index * size)
          kernel(first * channels, count * (index + 1) / partCount - first, part, part + channels)
        }
      }
    }
    let total = (0..<size).map { place in
      stride(from: place, to: parts.count, by: size).reduce(0) { $0 + parts[$1] }
    }
    return (Array(total.prefix(channels)), Array(total.suffix(channels)))
  }

  /// Returns the mean and the biased variance of each channel of `input`.
  ///
  /// Summing the distances from the first pixel's values, in Double, loses no digits to a large mean.
  func statistics(_ input: Tensor) -> (mean: [Float], variance: [Float]) {
    let pivot = input.read { x in (0..<channels).map { x[$0] } }
    let (sum, squareSum) = input.read { x in
      sums { start, rows, sums, squares in
        channel_moments(x + start, rows, channels, pivot, sums, squares)
      }
    }
    var mean: [Float] = []
    var variance: [Float] = []
    for channel in 0..<channels {
      let offset = sum[channel] / Double(count)
      mean.append(pivot[channel] + Float(offset))
      variance.append(Float(max(0, squareSum[channel] / Double(count) - offset * offset)))
    }
    return (mean, variance)
  }
}
