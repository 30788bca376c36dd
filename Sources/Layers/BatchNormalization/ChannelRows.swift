import FineTuningCKernels
import FineTuningTensors

/// A tensor seen as rows of channels, one row for each pixel of each image: the loops of batch normalization,
/// in parallel.
struct ChannelRows {
  /// The number of rows.
  let count: Int
  /// The number of channels.
  let channels: Int
  private let images: Int

  /// The rows of a tensor of the given shape, whose last dimension is the channels.
  init(_ shape: [Int]) {
    channels = shape.last ?? 1
    count = shape.dropLast().reduce(1, *)
    images = shape[0]
  }

  /// Runs `body` on ranges of rows in parallel; `start` is the index of a range's first element.
  func forEachRange(_ body: (_ start: Int, _ rows: Int) -> Void) {
    Parallel.split(count, grain: max(1, Parallel.minimumGrain / channels)) { rows in
      body(rows.lowerBound * channels, rows.count)
    }
  }

  /// Returns two sums over rows for each channel. `kernel` computes those over some of the rows.
  func sums(
    _ kernel: (
      _ start: Int, _ rows: Int, _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>
    ) -> Void
  ) -> (first: [Double], second: [Double]) {
    reduce { start, rows in
      var sums = ([Double](repeating: 0, count: channels), [Double](repeating: 0, count: channels))
      kernel(start, rows, &sums.0, &sums.1)
      return sums
    } combine: { sums, next in
      for channel in 0..<channels {
        sums.0[channel] += next.0[channel]
        sums.1[channel] += next.1[channel]
      }
    }
  }

  /// Returns the mean and the biased variance of each channel of `input`.
  func statistics(_ input: Tensor) -> (mean: [Float], variance: [Float]) {
    let moments = input.read { x in
      reduce { start, rows in
        ChannelMoments(x + start, rows: rows, channels: channels)
      } combine: {
        $0.combine($1)
      }
    }
    return (moments.mean.map { Float($0) }, moments.squares.map { Float($0 / Double(count)) })
  }

  private func reduce<Sum>(
    _ sum: (_ start: Int, _ rows: Int) -> Sum, combine: (inout Sum, Sum) -> Void
  ) -> Sum {
    let rowsPerImage = count / images
    let size = BatchReduction.groupSize(elementsPerImage: rowsPerImage, atLeast: Self.minimumRows)
    return BatchReduction.sum(images: images, groupsOf: size) { images in
      sum(images.lowerBound * rowsPerImage * channels, images.count * rowsPerImage)
    } combine: {
      combine(&$0, $1)
    }
  }

  /// With fewer rows in a group of images, adding up the sums would take longer than the sums themselves.
  private static let minimumRows = 512
}
