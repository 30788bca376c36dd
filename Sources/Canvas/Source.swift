/// The pixels that a drawing operation puts on the canvas.
enum Source {
  case pixel(Pixel)
  case gradient(Gradient)
  /// Another bitmap, with its upper left corner at column `x`, row `y`.
  case bitmap(Bitmap, x: Int, y: Int)

  init(_ paint: Paint, under transformation: Transformation) {
    switch paint {
    case .color(let color): self = .pixel(Pixel(color))
    case .linear(let from, let to, let stops):
      self = .gradient(Gradient(from: from, to: to, stops, under: transformation))
    case .radial(let center, let radius, let focus, let stops):
      self = .gradient(
        Gradient(center: center, radius: radius, focus: focus ?? center, stops, under: transformation))
    }
  }

  /// Calls `body` with the pixels along a row, and the step from each to the next: 0 if they are all the same.
  func withRow(
    _ row: Int, _ columns: Range<Int>, _ coverage: UnsafePointer<UInt8>,
    _ body: (_ pixels: UnsafePointer<Pixel>, _ step: Int) -> Void
  ) {
    switch self {
    case .pixel(let pixel):
      withUnsafePointer(to: pixel) { body($0, 0) }
    case .gradient(let gradient):
      withUnsafeTemporaryAllocation(of: Pixel.self, capacity: columns.count) { pixels in
        guard let start = pixels.baseAddress else { return }
        gradient.write(row: row, from: columns.lowerBound, coverage, count: columns.count, to: start)
        body(start, 1)
      }
    case .bitmap(let bitmap, let x, let y):
      body(bitmap.pixels + (row - y) * bitmap.width + columns.lowerBound - x, 1)
    }
  }
}
