extension BlendMode {
  /// Draws a row of pixels over another. `step` is 1, or 0 to draw the same pixel everywhere; `coverage` is how
  /// much of each pixel counts, 0…255.
  func blend(
    _ source: UnsafePointer<Pixel>, step: Int, _ coverage: UnsafePointer<UInt8>, count: Int,
    over target: UnsafeMutablePointer<Pixel>
  ) {
    switch self {
    case .normal:
      for index in 0..<count where coverage[index] > 0 {
        let pixel = source[index &* step].scaled(by: UInt32(coverage[index]))
        target[index] =
          pixel.alpha == 255 ? pixel : .sum(pixel, 255, target[index], 255 &- pixel.alpha)
      }
    case .atop:
      for index in 0..<count where coverage[index] > 0 {
        let pixel = source[index &* step].scaled(by: UInt32(coverage[index]))
        target[index] = .sum(pixel, target[index].alpha, target[index], 255 &- pixel.alpha)
      }
    case .erase:
      for index in 0..<count where coverage[index] > 0 {
        let pixel = source[index &* step].scaled(by: UInt32(coverage[index]))
        target[index] = target[index].scaled(by: 255 &- pixel.alpha)
      }
    }
  }
}
