extension Image {
  /// Returns the image stretched or shrunk to the given size by bilinear interpolation.
  public func resized(width: Int, height: Int) -> Image {
    cropped(to: bounds, resizedTo: (width, height))
  }

  /// Returns the part of the image within `rectangle`.
  public func cropped(to rectangle: PixelRectangle) -> Image {
    cropped(to: rectangle, resizedTo: (rectangle.width, rectangle.height))
  }

  /// Returns the part of the image within `rectangle`, stretched or shrunk to `size` by bilinear
  /// interpolation.
  ///
  /// The result matches OpenCV's `INTER_LINEAR` on the cropped image byte for byte: pixel centres lie at
  /// halves, the rectangle's edge pixels continue beyond it, shrinking doesn't smooth first, and weights are
  /// 11-bit fixed-point numbers (`modules/imgproc/src/resize.cpp`). Reads only the pixels that affect the
  /// result.
  public func cropped(to rectangle: PixelRectangle, resizedTo size: (width: Int, height: Int)) -> Image {
    precondition(rectangle.fits(in: self), "\(rectangle) lies outside of an image of \(width) × \(height)")
    precondition(size.width > 0 && size.height > 0, "an image has at least one pixel")
    let columns = BilinearWeights.spreading(size.width, over: rectangle.width)
    let rows = BilinearWeights.spreading(size.height, over: rectangle.height)
    let rowLength = size.width * 3
    let result = [UInt8](unsafeUninitializedCapacity: rowLength * size.height) { target, count in
      pixels.withUnsafeBufferPointer { source in
        // The source rows above and below a target row, resized horizontally. From one target row to the
        // next, the lower one often becomes the upper one.
        var upper = ResizedRow(length: rowLength)
        var lower = ResizedRow(length: rowLength)
        func load(_ row: inout ResizedRow, _ y: Int) {
          let start = ((rectangle.y + y) * width + rectangle.x) * 3
          row.load(y, from: UnsafeBufferPointer(rebasing: source[start...]), columns: columns)
        }
        for (y, weights) in rows.enumerated() {
          if lower.index == weights.first { swap(&upper, &lower) }
          load(&upper, weights.first)
          load(&lower, weights.second)
          mix(
            upper.values, lower.values, weights,
            into: UnsafeMutableBufferPointer(rebasing: target[y * rowLength..<(y + 1) * rowLength]))
        }
      }
      count = rowLength * size.height
    }
    return Image(width: size.width, height: size.height, pixels: result)
  }
}

/// Interpolates between two rows, rounding like OpenCV: truncates both products, then rounds the sum.
private func mix(
  _ upper: [Int32], _ lower: [Int32], _ weights: BilinearWeights,
  into target: UnsafeMutableBufferPointer<UInt8>
) {
  upper.withUnsafeBufferPointer { upper in
    lower.withUnsafeBufferPointer { lower in
      for i in target.indices {
        let sum =
          ((weights.firstWeight &* (upper[i] >> 4)) >> 16)
          &+ ((weights.secondWeight &* (lower[i] >> 4)) >> 16)
        target[i] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
      }
    }
  }
}

/// A source row resized horizontally: three channels per pixel, in units of 1/2048.
private struct ResizedRow {
  private(set) var index: Int?
  private(set) var values: [Int32]

  init(length: Int) {
    values = [Int32](repeating: 0, count: length)
  }

  mutating func load(_ index: Int, from source: UnsafeBufferPointer<UInt8>, columns: [BilinearWeights]) {
    if self.index == index { return }
    self.index = index
    values.withUnsafeMutableBufferPointer { values in
      columns.withUnsafeBufferPointer { columns in
        for x in columns.indices {
          let weights = columns[x]
          let (first, second, target) = (weights.first * 3, weights.second * 3, x * 3)
          for channel in 0..<3 {
            values[target + channel] =
              Int32(source[first + channel]) &* weights.firstWeight
              &+ Int32(source[second + channel]) &* weights.secondWeight
          }
        }
      }
    }
  }
}

/// The two neighbours of a position, and their weights in units of 1/2048.
private struct BilinearWeights {
  let first, second: Int
  let firstWeight, secondWeight: Int32

  /// Returns the neighbours of the centres of `targets` pixels spread evenly over `count` pixels. Beyond the
  /// edge, both neighbours are the edge pixel.
  static func spreading(_ targets: Int, over count: Int) -> [BilinearWeights] {
    let scale = 1 / (Double(targets) / Double(count))
    return (0..<targets).map { target in
      let position = Float((Double(target) + 0.5) * scale - 0.5)
      let whole = position.rounded(.down)
      let fraction = position - whole
      return BilinearWeights(
        first: min(max(Int(whole), 0), count - 1), second: min(max(Int(whole) + 1, 0), count - 1),
        firstWeight: Int32(((1 - fraction) * 2048).rounded(.toNearestOrEven)),
        secondWeight: Int32((fraction * 2048).rounded(.toNearestOrEven)))
    }
  }
}
