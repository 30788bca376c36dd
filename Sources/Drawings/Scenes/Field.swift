import FineTuningCanvas

/// A grid of values over a canvas, coarser than its pixels: for soft shadows and heights.
struct Field {
  let columns, rows: Int
  /// The side of a cell in pixels.
  let cell: Int
  /// The number of empty cells around the canvas, which leave room for a blur to spread.
  let margin: Int
  var values: [Float]

  /// The opacity of a canvas, 0…1.
  init(opacityOf canvas: Canvas, cell: Int, margin: Int) {
    let (width, height) = (Int(canvas.width), Int(canvas.height))
    self.cell = cell
    self.margin = margin
    columns = (width + cell - 1) / cell + 2 * margin
    rows = (height + cell - 1) / cell + 2 * margin
    var sums = [Float](repeating: 0, count: columns * rows)
    let columns = columns
    canvas.withPixels { bytes, stride in
      sums.withUnsafeMutableBufferPointer { sums in
        for y in 0..<height {
          let row = (y / cell + margin) * columns + margin
          var (x, offset, column) = (0, y * stride + 3, row)
          while x < width {
            let end = min(width, x + cell)
            var sum = 0
            while x < end {
              sum += Int(bytes[offset])
              offset += 4
              x += 1
            }
            sums[column] += Float(sum)
            column += 1
          }
        }
      }
    }
    let scale = 1 / Float(255 * cell * cell)
    values = sums.map { $0 * scale }
  }

  /// Averages twice over squares of `2 × radius + 1` cells, which comes close to a Gaussian blur.
  mutating func blur(radius: Int) {
    guard radius > 0 else { return }
    for _ in 0..<2 {
      average(count: columns, step: 1, lines: rows, lineStep: columns, radius: radius)
      average(count: rows, step: columns, lines: columns, lineStep: 1, radius: radius)
    }
  }

  private mutating func average(count: Int, step: Int, lines: Int, lineStep: Int, radius: Int) {
    let scale = 1 / Float(2 * radius + 1)
    var result = values
    values.withUnsafeBufferPointer { from in
      result.withUnsafeMutableBufferPointer { to in
        for line in 0..<lines {
          let start = line * lineStep
          var sum: Float = 0
          for index in 0..<min(radius, count) { sum += from[start + index * step] }
          for index in 0..<count {
            if index + radius < count { sum += from[start + (index + radius) * step] }
            to[start + index * step] = sum * scale
            if index - radius >= 0 { sum -= from[start + (index - radius) * step] }
          }
        }
      }
    }
    values = result
  }

  /// The range of pixels that the field covers, margin included.
  var minX: Int { -margin * cell }
  var maxX: Int { (columns - margin) * cell }
  var minY: Int { -margin * cell }
  var maxY: Int { (rows - margin) * cell }

  /// Interpolates between the cells around a place in the grid; 0 outside.
  func at(column u: Float, row v: Float) -> Float {
    guard u >= 0, v >= 0, u < Float(columns - 1), v < Float(rows - 1) else { return 0 }
    let (column, row) = (Int(u), Int(v))
    let (across, down) = (u - Float(column), v - Float(row))
    let index = row * columns + column
    return values.withUnsafeBufferPointer { values in
      let top = values[index] * (1 - across) + values[index + 1] * across
      let bottom = values[index + columns] * (1 - across) + values[index + columns + 1] * across
      return top * (1 - down) + bottom * down
    }
  }

  /// Calls `body` with the interpolated values at `count` pixels of row `y`, from column `x` on.
  func withRow(_ y: Int, from x: Int, count: Int, _ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    let v = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(cell) - 0.5 + Float(margin)))
    let row = min(rows - 2, Int(v))
    let down = v - Float(row)
    let scale = 1 / Float(cell)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: columns + count) { buffer in
      let line = UnsafeMutableBufferPointer(rebasing: buffer[..<columns])
      let result = UnsafeMutableBufferPointer(rebasing: buffer[columns...])
      values.withUnsafeBufferPointer { values in
        let above = row * columns
        for column in 0..<columns {
          let value = values[above + column]
          line[column] = value + (values[above + columns + column] - value) * down
        }
      }
      let start = (Float(x) + 0.5) * scale - 0.5 + Float(margin)
      for index in 0..<count {
        let u = max(0, min(Float(columns - 1), start + Float(index) * scale))
        let column = min(columns - 2, Int(u))
        let value = line[column]
        result[index] = value + (line[column + 1] - value) * (u - Float(column))
      }
      body(result)
    }
  }
}
