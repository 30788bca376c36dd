import FineTuningImages

extension Canvas {
  /// Returns the image drawn so far, over black.
  public func makeImage() -> Image {
    var image = Image(width: Int(width), height: Int(height))
    withPixels { bytes, _ in
      image.pixels.withUnsafeMutableBufferPointer { pixels in
        var (from, to) = (0, 0)
        while to < pixels.count {
          pixels[to] = bytes[from + 2]
          pixels[to + 1] = bytes[from + 1]
          pixels[to + 2] = bytes[from]
          from += 4
          to += 3
        }
      }
    }
    return image
  }
}
