import FineTuningCanvas
@testable import FineTuningPlotting
import Testing

/// The pixels of a figure, two to a point in each direction, inside a margin that should stay empty.
struct Pixels: CustomTestStringConvertible {
  static let scale = 2
  static let margin = 20 * scale
  let width, height: Int
  private let alpha: [UInt8]
  private let colors: [Color]

  init(_ figure: some Figure, on background: Color = .clear) {
    let scale = Double(Self.scale)
    let (width, height) = (figure.size.width * scale, figure.size.height * scale)
    let canvas = FigureCanvas(
      width: Int(width.rounded(.up)) + 2 * Self.margin, height: Int(height.rounded(.up)) + 2 * Self.margin)
    canvas.paint(background)
    canvas.translate(Double(Self.margin), Double(Self.margin))
    canvas.scale(scale)
    figure.draw(on: canvas)
    (self.width, self.height) = (Int(canvas.width), Int(canvas.height))
    var (alpha, colors) = ([UInt8](), [Color]())
    canvas.withPixels { bytes, stride in
      for y in 0..<Int(canvas.height) {
        for x in 0..<Int(canvas.width) {
          let start = y * stride + 4 * x
          alpha.append(bytes[start + 3])
          colors.append(
            Color(
              Double(bytes[start + 2]) / 255, Double(bytes[start + 1]) / 255, Double(bytes[start]) / 255,
              alpha: Double(bytes[start + 3]) / 255))
        }
      }
    }
    (self.alpha, self.colors) = (alpha, colors)
  }

  var testDescription: String { "a figure of \(width) × \(height) pixels" }

  /// Whether anything was drawn outside the figure's bounds.
  var isDrawnOutside: Bool { isDrawn { !$0 } }
  /// Whether anything was drawn inside the figure's bounds.
  var isDrawnInside: Bool { isDrawn { $0 } }

  private func isDrawn(where condition: (_ isInside: Bool) -> Bool) -> Bool {
    let (columns, rows) = (Self.margin..<width - Self.margin, Self.margin..<height - Self.margin)
    return alpha.indices.contains { index in
      alpha[index] > 0 && condition(columns.contains(index % width) && rows.contains(index / width))
    }
  }

  /// Counts the pixels that match `color`.
  func count(of color: Color, tolerance: Double = 0.02) -> Int {
    places(of: color, tolerance: tolerance).count
  }

  private func places(of color: Color, tolerance: Double) -> [Int] {
    colors.indices.filter { index in
      let other = colors[index]
      return abs(other.red - color.red) < tolerance && abs(other.green - color.green) < tolerance
        && abs(other.blue - color.blue) < tolerance && other.alpha > 0.99
    }
  }

  /// Returns the range of columns and rows with pixels that match `color`, or nil if there are none.
  func extent(of color: Color, tolerance: Double = 0.02) -> (x: ClosedRange<Int>, y: ClosedRange<Int>)? {
    let hits = places(of: color, tolerance: tolerance)
    let (xs, ys) = (hits.map { $0 % width }, hits.map { $0 / width })
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return nil
    }
    return (left...right, top...bottom)
  }
}
