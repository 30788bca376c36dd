import FineTuningTensors

@testable import FineTuningCanvas

extension RandomSource {
  /// A point in a square that is a little larger than a canvas of `size` pixels.
  mutating func point(around size: Int) -> Point {
    Point(uniform(-2...Double(size + 2)), uniform(-2...Double(size + 2)))
  }

  /// A colour of any opacity.
  mutating func color() -> Color { Color(uniform(), uniform(), uniform(), alpha: uniform()) }
}

extension Canvas {
  /// The four bytes of each pixel, row by row: blue, green, red, alpha.
  var pixels: [[UInt8]] {
    withPixels { bytes, _ in
      stride(from: 0, to: bytes.count, by: 4).map { Array(bytes[$0..<$0 + 4]) }
    }
  }

  /// The opacity of each pixel, row by row.
  var opacity: [UInt8] { pixels.map { $0[3] } }

  /// A canvas of `size × size` pixels with something drawn on it.
  static func drawn(_ size: Int, _ draw: (Canvas) -> Void) -> Canvas {
    let canvas = Canvas(width: size, height: size)
    draw(canvas)
    return canvas
  }
}

/// Returns the largest difference between two lists of bytes.
func difference(_ first: [UInt8], _ second: [UInt8]) -> Int {
  zip(first, second).map { abs(Int($0) - Int($1)) }.max() ?? 0
}

/// Returns how much of each pixel of a square is inside a shape, 0…255: the definition of coverage, by many samples.
func coverage(_ size: Int, columns: Int, rows: Int, isInside: (Point) -> Bool) -> [UInt8] {
  (0..<size * size).map { pixel in
    var count = 0
    for row in 0..<rows {
      for column in 0..<columns {
        let x = Double(pixel % size) + (Double(column) + 0.5) / Double(columns)
        let y = Double(pixel / size) + (Double(row) + 0.5) / Double(rows)
        if isInside(Point(x, y)) { count += 1 }
      }
    }
    return UInt8((Double(count) / Double(rows * columns) * 255).rounded())
  }
}
